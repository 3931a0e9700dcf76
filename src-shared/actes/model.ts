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
      readonly align?: 'left' | 'center' | 'right' | 'justify';
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
      readonly rows: readonly (readonly (readonly Run[])[])[];
      /** The first row where its words come or go: printed instead of `header`. */
      readonly head?: readonly (readonly Run[])[];
      readonly revision?: Revision;
    }
  /** Sender and addressee of a letter. */
  | {
      readonly kind: 'letterhead';
      readonly sender: readonly string[];
      readonly recipient: readonly string[];
      readonly placeAndDate: string;
      readonly references: readonly string[];
    }
  | { readonly kind: 'signatures'; readonly groups: readonly SignatureGroup[] }
  /** Before a tracked heading it is tracked too, and goes with it. */
  | { readonly kind: 'pageBreak'; readonly revision?: Revision };

/** « Pour l'État, » and the offices that sign below it, two or three to a row. */
export type SignatureGroup = {
  readonly heading: string;
  readonly slots: readonly {
    readonly office: string;
    readonly name: string | null;
    readonly signedOn: string | null;
  }[];
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
  /** « DÉMONSTRATION — suite fictive » or « PROJET »: printed on every page, null for an act that counts. */
  readonly watermark: string | null;
  readonly blocks: readonly Block[];
};
