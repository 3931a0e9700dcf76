import type { ListeLiminaire } from '#registre/fiches/operations';

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

type AvecLiminaires = { readonly liminaires?: readonly Liminaire[] };

export const deListe = ({ liminaires = [] }: AvecLiminaires, liste: ListeLiminaire): readonly Liminaire[] =>
  liminaires.filter((one) => one.liste === liste);

export const trouverLiminaire = ({ liminaires = [] }: AvecLiminaires, id: string): Liminaire | undefined =>
  liminaires.find((one) => one.id === id);
