import type { NiveauAlinea } from '#registre/fiches/convention';

/**
 * A document before it is a file: one tree that Word, the screen and the terminal print alike. Pure data: no font, no
 * page, no file format here.
 */
export type Run =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly superscript?: boolean;
      /** Digits of a fingerprint, a number given elsewhere, a box to tick: printed sign for sign. */
      readonly verbatim?: boolean;
      readonly revision?: Revision;
    }
  | { readonly kind: 'break'; readonly revision?: Revision };

/**
 * A tracked change. On a run: these words were brought in or taken out. On a block: the paragraph itself was, and
 * every run of it says so too; once the change is accepted or rejected, nothing of it must remain, not even its line.
 */
export type Revision = {
  readonly kind: 'ins' | 'del';
  /** The act that made the change: « Avenant n° 1 ». */
  readonly author: string;
  /** « 2026-06-01 »: since when the words are so; for a draft, the day it was compared. */
  readonly date: string;
};

/** Depth of an item in its list. */
export type NiveauListe = Exclude<NiveauAlinea, 0>;

export type Align = 'left' | 'center' | 'right' | 'justify';

/** A cell: words, or blocks of its own when words are not enough. */
export type Cell = readonly Run[] | RichCell;

export type RichCell = {
  readonly blocks: readonly CellBlock[];
  /** The cell names its row. */
  readonly head?: boolean;
  readonly align?: Align;
  /** How many columns it covers; one when not said. */
  readonly span?: number;
};

/** What stands in a cell: nothing that takes a page, a table or a place of its own. */
export type CellBlock = Extract<Block, { kind: 'paragraph' | 'item' | 'quote' | 'code' }>;

/** The words of a cell, when it holds nothing else. */
export const isWords = (cell: Cell): cell is readonly Run[] => Array.isArray(cell);

/** The blocks of a cell, whatever it holds. */
export const blocksOf = (cell: Cell): readonly CellBlock[] =>
  isWords(cell) ? [{ kind: 'paragraph', runs: cell, align: 'left' }] : cell.blocks;

export type Block =
  | { readonly kind: 'title'; readonly runs: readonly Run[] }
  | { readonly kind: 'subtitle'; readonly runs: readonly Run[] }
  /** level 1: part of the act (preamble, article); level 2: part of an article; 3: what is below. */
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly runs: readonly Run[];
      readonly revision?: Revision;
    }
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly Run[];
      readonly align?: Align;
      readonly keepWithNext?: boolean;
      readonly spaceBefore?: boolean;
      readonly revision?: Revision;
    }
  /** « IL EST CONVENU CE QUI SUIT : »: centred, kept with what follows. */
  | { readonly kind: 'formula'; readonly runs: readonly Run[] }
  /** A « Vu … ; » */
  | { readonly kind: 'visa'; readonly runs: readonly Run[]; readonly revision?: Revision }
  /** One item of a list; `marker` null prints the dash of the style, otherwise what the act prints (« 1) »). */
  | {
      readonly kind: 'item';
      readonly level: NiveauListe;
      readonly marker: string | null;
      readonly runs: readonly Run[];
      readonly revision?: Revision;
    }
  /** Text quoted as the act it cites has it; `liste`: an item there, laid out as one here. */
  | {
      readonly kind: 'quote';
      readonly runs: readonly Run[];
      /** A heading inside the quotation, never alone at the foot of a page. */
      readonly keepWithNext?: boolean;
      readonly liste?: { readonly level: NiveauListe; readonly marker: string | null };
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Cell[])[];
      /** What the table says, for whoever does not see it. */
      readonly alt?: string;
      /** Of each column; `left` when not said. */
      readonly align?: readonly Align[];
      /** The first cell of each row names it. */
      readonly rowHead?: boolean;
      /** Least height of each row, in millimetres: a row to fill by hand has room. Null: that of its words. */
      readonly heights?: readonly (number | null)[];
      /** The first row where its words come or go: printed instead of `header`. */
      readonly head?: readonly (readonly Run[])[];
      readonly revision?: Revision;
    }
  /** Sender and addressee of a letter; the addressee stands in the window of an envelope (actes/enveloppe). */
  | {
      readonly kind: 'letterhead';
      readonly sender: readonly string[];
      readonly recipient: readonly string[];
      readonly placeAndDate: string;
      readonly references: readonly string[];
    }
  /** Lines at a place of the page, in millimetres from its top left corner; the text goes round them. */
  | {
      readonly kind: 'frame';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly lines: readonly (readonly Run[])[];
    }
  /** Blocks that no page break parts, as long as they hold on one page. */
  | { readonly kind: 'group'; readonly blocks: readonly FlowBlock[] }
  /** From here on, another kind of page, on a new page. What it does not say is as in the model. */
  | {
      readonly kind: 'section';
      readonly orientation: 'portrait' | 'landscape';
      readonly header?: string;
      readonly footer?: string;
      /** Another document in the same file: a first page again (no header), and pages counted from one. */
      readonly restarts?: boolean;
    }
  | { readonly kind: 'signatures'; readonly groups: readonly SignatureGroup[] }
  /**
   * A code for machines: what it says (digits, capitals and colons only), and the same for people, below it. `deuxFois`:
   * at both ends of its line, so that a pen that goes over one leaves the other.
   */
  | {
      readonly kind: 'code';
      readonly contenu: string;
      readonly libelle: string;
      readonly deuxFois?: true;
    }
  /** Before a tracked heading it is tracked too, and goes with it. */
  | { readonly kind: 'pageBreak'; readonly revision?: Revision };

/** What a group may hold: anything but pages, and another group. */
export type FlowBlock = Exclude<Block, { kind: 'group' | 'section' | 'pageBreak' | 'frame' | 'letterhead' }>;

/** « Pour l'État, » and the offices that sign below it, two or three to a row. */
export type SignatureGroup = {
  readonly heading: string;
  readonly slots: readonly {
    readonly office: string;
    readonly name: string | null;
    readonly signedOn: string | null;
    /**
     * Printed instead of the office when somebody signs in the place of its holder: « Pour la préfète de région et
     * par délégation, », « Le secrétaire général, ».
     */
    readonly lines?: readonly string[];
  }[];
};

/** The paper of the institution that sends a letter, as it gave it: nothing of it is drawn here. */
export type Paper = {
  /** At the head of the first page, from its left margin. */
  readonly image?: {
    readonly type: 'png' | 'jpeg';
    readonly base64: string;
    /** As printed, in millimetres. */
    readonly width: number;
    readonly height: number;
    /** What it says, for whoever does not see it. */
    readonly alt: string;
  };
  /** In millimetres; 25 on each side when not said. */
  readonly margins?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
};

export type DocumentModel = {
  /** Document property and header. */
  readonly title: string;
  readonly subject: string;
  /** Base of the file name, without extension. */
  readonly fileName: string;
  readonly header: string;
  /** Left part of the footer; the page number is on the right. */
  readonly footer: string;
  /**
   * The head of the registry's journal when this copy was made, in words, in small print under the footer: who holds
   * the copy can have the journal held against it. Absent from the text of the act itself.
   */
  readonly repere?: string;
  /**
   * « 2026-11-23 »: the day the file bears as its own, that of the act or of the entry it prints, never that of the
   * printing: two prints are the same bytes. Without one, the files bear 1 January 1980, the first day of the format.
   */
  readonly date?: string;
  readonly paper?: Paper;
  /** Which of the originals this is: « n° 1/4 », in the footer. */
  readonly original?: { readonly numero: number; readonly sur: number };
  /** SHA-256 of the text of the act (actes/empreinte): its first digits, in the footer, are the same on all originals. */
  readonly empreinte?: string;
  /** « DÉMONSTRATION — suite fictive » or « PROJET »: printed on every page, null for an act that counts. */
  readonly watermark: string | null;
  readonly blocks: readonly Block[];
};
