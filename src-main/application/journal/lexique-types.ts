import type { NomCollection } from '#domain/registre';

/** The names behind identifiers, as they were when the entry was recorded. */
export type Noms = {
  readonly signataire: (id: string) => string;
  readonly partie: (id: string) => string;
  readonly obligation: (id: string) => string;
  readonly alinea: (id: string) => string;
  readonly fiche: (collection: NomCollection, id: string) => string;
};

/** A value said at once. */
export type Feuille<T> = { readonly mot: string; readonly dire: (value: T, noms: Noms) => string };

/** A value made of named members. */
export type Groupe<T> = { readonly mot: string; readonly champs: Champs<T> };

/** A list whose items keep an identity, so that a change of one is not told as a change of all. */
export type Liste<U> = {
  readonly mot: string;
  readonly cle: (item: U, rang: number) => string;
  readonly nom: (item: U, rang: number, noms: Noms) => string;
  readonly element: Champs<U>;
};

/** Never said: it names the record to the software, and no command changes it. */
export const TU = null;

export type Champ<T> =
  | Feuille<T>
  | (T extends readonly (infer U)[] ? Liste<U> : T extends object ? Groupe<T> : never)
  | typeof TU;

type KeysOf<T> = T extends unknown ? Extract<keyof T, string> : never;
type MemberOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** Every member of every shape a value may have: one that is forgotten does not compile. */
export type Champs<T> = { readonly [K in KeysOf<T>]-?: ChampOf<NonNullable<MemberOf<T, K>>> };
/** Not distributed over unions of literals: an enumeration is said by one sentence. */
type ChampOf<T> = [T] extends [string | number | boolean] ? Feuille<T> | typeof TU : Champ<T>;
