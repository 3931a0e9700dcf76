/**
 * The text of a convention as data. A line break of the act starts a new alinéa, list items included
 * (légistique usage), and every alinéa keeps its id for life: avenants, grievances and consolidation point to it.
 */
export type Alinea = {
  readonly id: string;
  /** 0: a paragraph; 1: an item of a list; 2: an item of the list below it. */
  readonly niveau: 0 | 1 | 2;
  /** What the act prints before an item: « - », « 1) »… Null for a paragraph. */
  readonly marque: string | null;
  readonly texte: string;
  /** Passages of `texte` that the act prints in bold, each to be found in it word for word. */
  readonly gras?: readonly string[];
};

export const NATURES_DIVISION = ['preambule', 'section', 'article', 'annexe'] as const;
export type NatureDivision = (typeof NATURES_DIVISION)[number];

/** Inside a sentence. */
export const NATURE_DIVISION_LABELS: Readonly<Record<NatureDivision, string>> = {
  preambule: 'préambule',
  section: 'section',
  article: 'article',
  annexe: 'annexe',
};

/** A section and an annexe are feminine words. */
export const divisionFeminine = (nature: NatureDivision): boolean =>
  nature === 'section' || nature === 'annexe';

export type Division = {
  readonly id: string;
  readonly nature: NatureDivision;
  /** « 1 », « 4-1 » for an article; null for an unnumbered section. */
  readonly numero: string | null;
  /** The heading as it stands in the act: « ARTICLE 6 : DURÉE ». */
  readonly intitule: string;
  readonly alineas: readonly Alinea[];
};

/** One « Vu … ; », whole, as it stands. */
export type Visa = { readonly id: string; readonly texte: string };

export const articlesOf = (divisions: readonly Division[]): readonly Division[] =>
  divisions.filter(({ nature }) => nature === 'article');

export function articleNumbered(divisions: readonly Division[], numero: string): Division | undefined {
  return divisions.find((division) => division.nature === 'article' && division.numero === numero);
}

export function findAlinea(divisions: readonly Division[], alineaId: string): Alinea | undefined {
  for (const division of divisions) {
    const found = division.alineas.find(({ id }) => id === alineaId);
    if (found) return found;
  }
  return undefined;
}
