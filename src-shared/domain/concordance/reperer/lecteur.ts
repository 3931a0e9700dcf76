/** A division as a sentence aims at it. */
export type DivisionVisee =
  | { readonly sorte: 'article'; readonly numero: string; readonly douteux: boolean }
  | { readonly sorte: 'plage'; readonly de: string; readonly a: string; readonly douteux: boolean }
  /** « le présent article », « la présente annexe ». */
  | { readonly sorte: 'present' }
  /** « du même article », « son deuxième alinéa »: the one named before. */
  | { readonly sorte: 'meme' }
  | { readonly sorte: 'voisin'; readonly pas: -1 | 1 }
  /** « les articles précédents ». */
  | { readonly sorte: 'voisins'; readonly pas: -1 | 1 }
  /** Null: « l'annexe ». */
  | { readonly sorte: 'annexe'; readonly numero: string | null }
  | { readonly sorte: 'annexes' }
  | { readonly sorte: 'preambule' }
  | { readonly sorte: 'externe' };

/** An alinéa as a sentence aims at it; ranks start at 1. */
export type AlineaVise =
  | { readonly sorte: 'rang'; readonly rang: number }
  | { readonly sorte: 'plage'; readonly de: number; readonly a: number }
  /** 1: the last; 2: the last but one. */
  | { readonly sorte: 'dernier'; readonly rang: number }
  | { readonly sorte: 'present' }
  /** How many alinéas before (negative) or after. */
  | { readonly sorte: 'voisin'; readonly pas: number }
  | { readonly sorte: 'voisins'; readonly pas: -1 | 1 }
  /** The item of a list that this mark opens, from the outermost: « b) du 2) » is 2, then b. */
  | { readonly sorte: 'point'; readonly chemin: readonly string[] };

/** One reference as it is written: each of its divisions (none: the very one it stands in) with each of its alinéas. */
export type Expression = {
  readonly debut: number;
  readonly fin: number;
  readonly divisions: readonly DivisionVisee[];
  readonly alineas: readonly AlineaVise[];
};

export type Lu<T> = { readonly vises: readonly T[]; readonly fin: number };

export type Lecteur = { readonly texte: string };

/** What the pattern (sticky) reads at this place. */
export function lire(pattern: RegExp, { texte }: Lecteur, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(texte);
}

export const avantDe = ({ texte }: Lecteur, at: number): string => texte.slice(Math.max(0, at - FENETRE), at);

/** How far around a word its sentence is looked at. */
export const FENETRE = 160;
export const EXTERNE: DivisionVisee = { sorte: 'externe' };

/** « aux articles 2 et 3, 15 jours après »: the third is no article. */
export const UNITE =
  /\s*(?:jours?|mois|ans?|années?|semaines?|heures?|exemplaires?|euros?|%|€|alinéas?)(?!\p{L})/iuy;
export const SUITE = /\s*(?:(,)\s*(?:et\s+|ou\s+)?|(et|ou|à|au)\s+)(?:aux?\s+|le\s+|l')?/uy;
export const VOISIN =
  /\s+(?:(précédents?|ci-dessus|ci-avant|qui\s+précède(?:nt)?)|(suivants?|ci-dessous|ci-après|qui\s+sui(?:t|vent)))(?!\p{L})/iuy;
