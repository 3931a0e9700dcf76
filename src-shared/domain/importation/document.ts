/* What a file holds once read, before anybody asks what it means: blocks, in the order a person reads them. */

export type Paragraphe = {
  readonly genre: 'paragraphe';
  /** The author's line breaks are « \n ». Without what the page prints before it by itself. */
  readonly texte: string;
  /** What the page prints before it by itself, such as a number of Word or a bullet: « Article 3 », « 2.1 », « • ». */
  readonly marque: string | null;
  /** Depth in a list, from 0; null outside one. */
  readonly niveau: number | null;
  /** Outline level of its style, from 1; null where the file says none. */
  readonly titre: number | null;
  /** Wholly in bold: often a heading that no style says. */
  readonly gras: boolean;
  /** The passages in bold of one that is not wholly so; absent without, and where the file keeps none. */
  readonly enGras?: readonly string[];
};

export type Tableau = {
  readonly genre: 'tableau';
  /** Rows of cells; a cell of several paragraphs holds « \n ». */
  readonly lignes: readonly (readonly string[])[];
};

export type Bloc = Paragraphe | Tableau;

/** A line of a page, where a file keeps lines and no paragraphs (plain text, PDF without tags). */
export type Ligne = {
  readonly texte: string;
  /** Distance to the left margin of the page, in characters. */
  readonly retrait: number;
  /** Blank lines above it, 0 for none; wider than the usual spacing counts as one. */
  readonly blanc: number;
  /** From 1; always 1 where nothing says where pages end. */
  readonly page: number;
};

export const FORMATS_CONVENTION = {
  docx: 'document Word',
  odt: 'document LibreOffice',
  pdf: 'PDF',
  texte: 'texte',
} as const;
export type FormatConvention = keyof typeof FORMATS_CONVENTION;

/** Read in the file and no part of the text of the act. */
export type HorsTexte = {
  readonly nature:
    | 'en_tete'
    | 'pied'
    | 'commentaire'
    | 'suppression'
    | 'note'
    | 'zone_de_texte'
    | 'texte_masque'
    /** A table of contents that the software makes. */
    | 'sommaire';
  readonly texte: string;
  /** Of a note or a comment: the words before its call, where there are any. */
  readonly ancre?: string;
};

export type DocumentLu = {
  readonly format: FormatConvention;
  readonly blocs: readonly Bloc[];
  readonly horsTexte: readonly HorsTexte[];
  /** What the reader noticed and a person should know, in French sentences: « 3 insertions suivies sont tenues pour acceptées. » */
  readonly remarques: readonly string[];
};
