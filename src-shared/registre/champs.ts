import type { CivilDate } from '#domain/civil-date';

/*
 * What a field is: plain data. Its type, its schema, its words in the journal, its cell in a table, its control in a
 * form and its option at the terminal are all read from here, each by one exhaustive function (see
 * docs/architecture.md). No rule of law stands here: names and shapes only.
 */

declare const VALEUR: unique symbol;

/** What a convention names inside itself. */
export type Mentionnable = 'partie' | 'signataire' | 'obligation' | 'alinea';

/** The names behind identifiers, on the day of what is told. */
export type Noms = Readonly<Record<Mentionnable, (id: string) => string>> & {
  readonly fiche: (collection: string, id: string) => string;
};

/** The members of an object, by their name. */
export type Membres = Readonly<Record<string, Champ>>;

type Dit = {
  /** How people call the field; null: it names things to the software, and is never said. */
  readonly mot: string | null;
  /** Kept as null when there is nothing to say. */
  readonly facultatif?: true;
  /** The member itself may be missing (records of before it existed). */
  readonly absent?: true;
  /** Of a list: the search finds each of its items by itself. */
  readonly aPart?: {
    /** « Signataire » */
    readonly nom: string;
    /** How it is called there; as its list calls it when this says nothing. */
    readonly nommer?: (item: never) => string;
  };
};

export type Structure = Dit &
  (
    | { readonly genre: 'cle' | 'ouiNon' | 'empreinte' | 'taille' | 'lignes' }
    /** `long`: a text of several lines; `requis`: never empty, even as it is kept; `motif`: it says why (domain/motif). */
    | { readonly genre: 'texte'; readonly long?: true; readonly requis?: true; readonly motif?: true }
    | { readonly genre: 'jour' }
    /** `min`, `max` included; `brut`: said without spaces between thousands, as a year is. */
    | { readonly genre: 'entier'; readonly min: number; readonly max?: number; readonly brut?: true }
    | { readonly genre: 'choix'; readonly libelles: Libelles }
    /** A whole number that stands for a thing: its rank in `libelles`. */
    | { readonly genre: 'rang'; readonly libelles: readonly string[] }
    /** One value and no other. */
    | { readonly genre: 'fixe'; readonly valeur: string }
    /** Another record: it must be there, and this one goes to the trash with it. */
    | { readonly genre: 'fiche'; readonly collection: string }
    /** A record of one of several collections, by both. */
    | { readonly genre: 'ficheParmi'; readonly collections: readonly string[] }
    /** Somebody or something of the convention this record belongs to. */
    | { readonly genre: 'mention'; readonly de: Mentionnable }
    | { readonly genre: 'groupe'; readonly membres: Membres }
    /** One shape or another, told apart by the member `selon`. */
    | {
        readonly genre: 'variantes';
        readonly selon: string;
        readonly motSelon: string | null;
        readonly libelles: Libelles;
        readonly cas: Readonly<Record<string, Membres>>;
      }
    | { readonly genre: 'liste'; readonly element: Membres; readonly identite: Identite<never> }
    /** Values one under the other, without an identity of their own. */
    | { readonly genre: 'suite'; readonly element: Champ }
    /** Images of records of these collections, each beside the name of its own (the trash). */
    | { readonly genre: 'images'; readonly libelles: Libelles; readonly identite: Identite<never> }
  );

export type Libelles = Readonly<Record<string, string>>;

/** What makes two items of a list the same one, and how people call it. */
export type Identite<U> = {
  readonly cle: (item: U, rang: number) => string;
  readonly nom: (item: U, rang: number, noms: Noms) => string;
};

/** A field, and the type of what it holds. */
export type Champ<T = unknown> = Structure & { readonly [VALEUR]: T };

/** The type of what a field holds. */
export type Valeur<C> = C extends { readonly [VALEUR]: infer T } ? T : never;

type Absent = { readonly absent: true };
type Plat<T> = { readonly [K in keyof T]: T[K] };

/** The type of an object with these members. */
export type Objet<M> = Plat<
  { readonly [K in keyof M as M[K] extends Absent ? never : K]: Valeur<M[K]> } & {
    readonly [K in keyof M as M[K] extends Absent ? K : never]?: Valeur<M[K]>;
  }
>;

const champ = <T>(structure: Structure): Champ<T> => structure as Champ<T>;

/** The identifier of the record or of the part itself, kept for life. */
export const cle = () => champ<string>({ genre: 'cle', mot: null });

export const texte = (mot: string) => champ<string>({ genre: 'texte', mot });
/** A text of several lines. */
export const texteLong = (mot: string) => champ<string>({ genre: 'texte', mot, long: true });
/** Why something is done: an input that says nothing is refused. */
export const motif = (mot: string) => champ<string>({ genre: 'texte', mot, long: true, motif: true });
/** The same, on one line: what a fact rests on. */
export const fondement = (mot: string) => champ<string>({ genre: 'texte', mot, motif: true });
/** Never empty, even as it is kept. */
export const texteRequis = (mot: string) => champ<string>({ genre: 'texte', mot, requis: true });
export const lignes = (mot: string) => champ<readonly string[]>({ genre: 'lignes', mot });
/** A civil day. */
export const jour = (mot: string) => champ<CivilDate>({ genre: 'jour', mot });
export const ouiNon = (mot: string) => champ<boolean>({ genre: 'ouiNon', mot });
/** A count, 0 included unless `min` says otherwise. */
export const nombre = (mot: string, min = 0) => champ<number>({ genre: 'entier', mot, min });
export const annee = (mot: string) =>
  champ<number>({ genre: 'entier', mot, min: 1900, max: 2199, brut: true });
/** Octets. */
export const taille = (mot: string) => champ<number>({ genre: 'taille', mot });
/** SHA-256, 64 hexadecimal digits; people are shown its first sixteen. */
export const empreinte = (mot: string) => champ<string>({ genre: 'empreinte', mot });

/** One of the keys of `libelles`, said by its label. */
export const choix = <const L extends Libelles>(mot: string, libelles: L) =>
  champ<Extract<keyof L, string>>({ genre: 'choix', mot, libelles });

/** One of the words themselves. */
export const unDe = <const V extends string>(mot: string, valeurs: readonly V[]) =>
  champ<V>({ genre: 'choix', mot, libelles: Object.fromEntries(valeurs.map((valeur) => [valeur, valeur])) });

/** 0, 1, 2…: a rank of `libelles`. */
export const rang = <N extends number>(mot: string, libelles: readonly string[]) =>
  champ<N>({ genre: 'rang', mot, libelles });

export const fixe = <const V extends string>(valeur: V) => champ<V>({ genre: 'fixe', mot: null, valeur });

/** The record, of that collection, that this one depends on. `mot` null: it is never said. */
export const fiche = (collection: string, mot: string | null = null) =>
  champ<string>({ genre: 'fiche', mot, collection });

export const ficheParmi = <const C extends string>(mot: string, collections: readonly C[]) =>
  champ<{ readonly collection: C; readonly id: string }>({ genre: 'ficheParmi', mot, collections });

const mention = (de: Mentionnable) => (mot: string) => champ<string>({ genre: 'mention', mot, de });
export const partie = mention('partie');
export const signataire = mention('signataire');
export const obligation = mention('obligation');
export const alinea = mention('alinea');

export const groupe = <const M extends Membres>(mot: string, membres: M) =>
  champ<Objet<M>>({ genre: 'groupe', mot, membres });

type Variantes<S extends string, C> = {
  [N in keyof C]: Plat<Readonly<Record<S, N>> & Objet<C[N]>>;
}[keyof C];

export const variantes = <const S extends string, const C extends Readonly<Record<string, Membres>>>(
  mot: string,
  selon: S,
  motSelon: string | null,
  cas: C,
  libelles: { readonly [N in keyof C]: string },
) => champ<Variantes<S, C>>({ genre: 'variantes', mot, selon, motSelon, libelles, cas });

export const liste = <const M extends Membres>(mot: string, element: M, identite: Identite<Objet<M>>) =>
  champ<readonly Objet<M>[]>({ genre: 'liste', mot, element, identite });

export const suite = <C extends Champ>(mot: string | null, element: C) =>
  champ<readonly Valeur<C>[]>({ genre: 'suite', mot, element });

/** An image of a record: it is known to be of its collection, and to have an id. */
export type ImageDe<C extends string> = { readonly collection: C; readonly entite: { readonly id: string } };

/** Images of records, by the labels of the collections they may be of. */
export const images = <const C extends string>(
  mot: string,
  libelles: Readonly<Record<C, string>>,
  identite: Identite<ImageDe<C>>,
) => champ<readonly ImageDe<C>[]>({ genre: 'images', mot, libelles, identite });

/** Null when there is nothing to say. */
export const facultatif = <C extends Champ>(one: C) =>
  ({ ...one, facultatif: true }) as unknown as Champ<Valeur<C> | null>;

/** A member that older records do not have. */
export const absent = <C extends Champ>(one: C) => ({ ...one, absent: true }) as unknown as C & Absent;

/** Kept, and never said: it means something to the software alone. */
export const tu = <C extends Champ>(one: C) => ({ ...one, mot: null }) as unknown as C;

/** An item of a list known by its rank alone: « Grief n° 2 ». */
export const parRang = (nom: string): Identite<unknown> => ({
  cle: (_item, rang) => String(rang),
  nom: (_item, rang) => `${nom} n°\u00a0${rang + 1}`,
});

/** An item known by its own `id`. */
export const parId = <U extends { readonly id: string }>(nom: Identite<U>['nom']): Identite<U> => ({
  cle: ({ id }) => id,
  nom,
});

/** A list whose items the search finds one by one, rather than as words of the record. */
export const aPart = <U>(nom: string, one: Champ<readonly U[]>, nommer?: (item: U) => string) =>
  ({ ...one, aPart: nommer === undefined ? { nom } : { nom, nommer } }) as Champ<readonly U[]>;

type Cles<L> = [Extract<keyof L, string>, ...Extract<keyof L, string>[]];

/** The values of an enumeration, in the order its labels are written. */
export const valeurs = <const L extends Libelles>(libelles: L) => Object.keys(libelles) as Cles<L>;

/** The cases of a field that takes one shape or another, in their order. */
export function natures<N extends string>(one: Champ<{ readonly nature: N }>): readonly N[] {
  return one.genre === 'variantes' ? (Object.keys(one.cas) as N[]) : [];
}
