import type { ListeLiminaire } from '#registre/fiches/operations';
import type { TexteEnVigueur } from './en-vigueur';
import { ordinal } from './nommer';
import type { Lieu } from './nommer';

/*
 * What a convention has before its articles: its visas, its considérants, and those in whose presence it is concluded.
 * Each is a whole line, cited by its rank, or, for a person present, by its words.
 */

export type { ListeLiminaire } from '#registre/fiches/operations';

/** One of these lines as it is in force, with the avenants that wrote it, in the order they applied. */
export type Liminaire = {
  readonly id: string;
  readonly liste: ListeLiminaire;
  readonly texte: string;
  readonly actes: readonly string[];
};

/** What a record says of them; nothing where it has none. */
export type Preliminaires = {
  readonly visas?: readonly { readonly id: string; readonly texte: string }[] | undefined;
  readonly considerants?: readonly { readonly id: string; readonly texte: string }[] | undefined;
  readonly enPresenceDe?: readonly string[] | undefined;
};

export const LISTES_LIMINAIRES: readonly ListeLiminaire[] = ['presence', 'visas', 'considerants'];

/** Those of a convention as it was signed; a person present is known by its rank there. */
export function liminairesDe({
  visas = [],
  considerants = [],
  enPresenceDe = [],
}: Preliminaires): readonly Liminaire[] {
  const de =
    (liste: ListeLiminaire) =>
    ({ id, texte }: { readonly id: string; readonly texte: string }): Liminaire => ({
      id,
      liste,
      texte,
      actes: [],
    });
  return [
    ...enPresenceDe.map((texte, rang) => de('presence')({ id: `presence-${rang + 1}`, texte })),
    ...visas.map(de('visas')),
    ...considerants.map(de('considerants')),
  ];
}

export const deListe = (
  { liminaires = [] }: Pick<TexteEnVigueur, 'liminaires'>,
  liste: ListeLiminaire,
): readonly Liminaire[] => liminaires.filter((one) => one.liste === liste);

export const trouverLiminaire = (
  { liminaires = [] }: Pick<TexteEnVigueur, 'liminaires'>,
  id: string,
): Liminaire | undefined => liminaires.find((one) => one.id === id);

const MOTS: Readonly<Record<Exclude<ListeLiminaire, 'presence'>, string>> = {
  visas: 'visa',
  considerants: 'considérant',
};

/** « visa », « considérant », « personne présente ». */
export const motLiminaire = (liste: ListeLiminaire): string =>
  liste === 'presence' ? 'mention d’une présence' : MOTS[liste];

/** « troisième visa », « présence de : « … » ». */
export function nomLiminaire(texte: TexteEnVigueur, { id, liste, texte: mots }: Liminaire): string {
  if (liste === 'presence') return `mention « en présence de : ${mots} »`;
  return `${ordinal(deListe(texte, liste).findIndex((one) => one.id === id) + 1)} ${MOTS[liste]}`;
}

/** The place of one of them, in words; that of its list where it is new. */
export function lieuLiminaire(texte: TexteEnVigueur, liste: ListeLiminaire, id: string | null): Lieu {
  const found = id === null ? undefined : trouverLiminaire(texte, id);
  const lieu = { divisionId: null, alineaId: null };
  if (found !== undefined) return { ...lieu, libelle: nomLiminaire(texte, found), extrait: found.texte };
  return { ...lieu, libelle: LISTE_DITE[liste], extrait: null };
}

const LISTE_DITE: Readonly<Record<ListeLiminaire, string>> = {
  visas: 'bloc des visas',
  considerants: 'bloc des considérants',
  presence: 'mention de ceux en présence de qui la convention est conclue',
};
