import type { Noms } from '#registre/champs';

/** A value said at once. */
export type Feuille<T> = { readonly mot: string; readonly dire: (value: T, noms: Noms) => string };

/** A value made of named members. */
export type Groupe = { readonly mot: string; readonly champs: Champs };

/** One shape or another: a member of one name is another field in another shape. */
export type Cas = {
  readonly mot: string;
  /** The members of a value, by the shape it takes. */
  readonly casDe: (value: Readonly<Record<string, unknown>> | null) => Champs;
};

/** A list whose items keep an identity, so that a change of one is not told as a change of all. */
export type Liste<U> = {
  readonly mot: string;
  readonly cle: (item: U, rang: number) => string;
  readonly nom: (item: U, rang: number, noms: Noms) => string;
  readonly element: Champs;
};

/** Never said: it names the record to the software, and no command changes it. */
export const TU = null;

export type Champs = Readonly<Record<string, Feuille<unknown> | Groupe | Cas | Liste<unknown> | typeof TU>>;
