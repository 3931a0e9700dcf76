import type { DocumentModel } from '#actes/model';
import type { Papier } from '#domain/fiches/papier';
import type { LigneJournalView } from '#contract/journal';
import type { ChampModele, DefautModele, DonneesModele } from '#contract/modeles';
import type { PieceView } from '#contract/pieces';
import type { ConventionView } from '../views/convention-view';
import type { CivilDate } from '#domain/civil-date';
import type { FieldError } from '#contract/french-issues';
import type { NatureDocument } from '#registre/documents';
import type { TypePiece } from '#domain/fichier';
import type { Avancement } from '#domain/importation/avancement';
import type { DocumentLu } from '#domain/importation/document';
import type { Examen } from '#domain/importation/examen';
import type { SignaturePdf } from '#domain/paquet/signature-pdf';
import type { NomCollection, Registre } from '#domain/registre';

/** Takes what is written, piece by piece; slower than the writer, it makes it wait. */
export type Sink = (bytes: Uint8Array) => Promise<void> | void;

export type Image = Readonly<Record<string, unknown>>;

/** What is known of the versions of the records. Implemented by src-main/store. */
export interface Versions {
  /** The version this program writes. */
  readonly courante: number;
  /** The image a record of an earlier version has in this one. Throws an error that says so in French. */
  reprendre(version: number, collection: NomCollection, image: Image): Image;
}

/** One file of the journal, as it is on the disk. */
export type SegmentBrut = { readonly nom: string; readonly lire: () => AsyncIterable<Uint8Array> };

/** The files of the journal up to an entry: what follows it is left out. Implemented by src-main/store. */
export type Segments = (jusque: number) => Promise<readonly SegmentBrut[]>;

/** One line of the index of the dossier. */
export type ConventionIndex = {
  readonly id: string;
  readonly titre: string;
  readonly region: string;
  readonly etat: string;
  /** Name of its page, below `conventions/`. */
  readonly page: string;
};

export type ActeDossier = {
  readonly type: NatureDocument;
  readonly titre: string;
  readonly etat: string;
  /** Name of its DOCX, below `actes/`. */
  readonly fichier: string;
  readonly model: DocumentModel;
  /** The paper its sender writes on; null: on none. */
  readonly papier: Papier | null;
};

/** The records of one collection, as their description tells them. */
export type TableauFiches = {
  readonly id: string;
  readonly titre: string;
  readonly colonnes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
};

export type PageConvention = {
  /** None of its acts exists. */
  readonly fictive: boolean;
  readonly index: ConventionIndex;
  readonly view: ConventionView;
  readonly actes: readonly ActeDossier[];
  /** The records told by their fields alone, a table a collection that has any. */
  readonly fiches: readonly TableauFiches[];
  /** `fichier` is null when the bytes are not there, or not those of the hash. */
  readonly pieces: readonly (PieceView & { readonly fichier: string | null })[];
  /** The latest first; `total` counts those left out too. */
  readonly journal: { readonly lignes: readonly LigneJournalView[]; readonly total: number };
};

/** Everything a dossier holds, made as it is written. */
export type DossierContinuite = {
  readonly nom: string;
  readonly demonstration: boolean;
  /** ISO 8601, UTC. */
  readonly exporteLe: string;
  /** The day every state is that of. */
  readonly jour: CivilDate;
  readonly logiciel: string;
  readonly seq: number;
  readonly tete: string;
  readonly empreinte: string;
  /** How many records of each kind, conventions left out, by their plural name. */
  readonly compte: readonly { readonly nom: string; readonly nombre: number }[];
  readonly conventions: readonly ConventionIndex[];
  readonly page: (index: ConventionIndex) => PageConvention;
  readonly docx: (acte: ActeDossier) => Promise<Uint8Array>;
  /** Below `csv/`. */
  readonly tableaux: () => Promise<readonly { readonly nom: string; readonly bytes: Uint8Array }[]>;
  readonly registre: () => AsyncIterable<Uint8Array>;
  readonly schema: () => Promise<string>;
  readonly segments: readonly SegmentBrut[];
  /** Every file of the attachments, below `pieces/`; null when its bytes are not there, or not those of its name. */
  readonly pieces: readonly { readonly fichier: string; readonly lire: () => Promise<Uint8Array | null> }[];
};

/** The bytes of one attachment, only taken when they are asked for: not all of them need be in memory at once. */
export type Contenu = { lire(): Promise<Uint8Array> };

/** What a ZIP brings to an import. */
export type DossierLu = {
  /** `registre.json`; null when there is none. */
  readonly registre: Uint8Array | null;
  /** The pieces, by SHA-256 as their names say it: to be checked. */
  readonly pieces: ReadonlyMap<string, Contenu>;
};

/** What a file brings, once the whole of it was found sound. */
export type Importe = {
  readonly registre: Registre;
  /** What an export says of itself; null where a file written by hand does not. */
  readonly exporteLe: string | null;
  readonly version: number;
  readonly seq: number | null;
  readonly tete: string | null;
  /** Checked against the content. */
  readonly empreinte: string | null;
  /** The attachments, by SHA-256, checked. */
  readonly pieces: ReadonlyMap<string, Contenu>;
};

/** Every fault found, each by its place: `avis/avis-1 › seance.date`. Nothing is imported of a file that has one. */
export type Refuse = {
  readonly code: string;
  readonly message: string;
  readonly champs: readonly FieldError[];
};

export type Lecture =
  | { readonly ok: true; readonly value: Importe }
  | { readonly ok: false; readonly error: Refuse };

/** How a long reading is followed and stopped. */
export type SuiteLecture = {
  readonly signal?: AbortSignal;
  readonly vu?: (avancement: Avancement) => void;
};

/**
 * Reads the bytes that come from outside, whatever they are, away from the thread that serves the window. Implemented
 * by src-main/reading.
 */
export interface Lecteur {
  /** What kind of file these are; null when none that is accepted. */
  type(bytes: Uint8Array, nom: string): Promise<TypePiece | null>;
  /**
   * Reads an import, whole, and hands it to `use`: what was read, its attachments above all, stays there to be taken
   * until `use` has settled. Rejects with an error for people when the bytes are a bomb.
   */
  importation<T>(bytes: Uint8Array, use: (lecture: Lecture) => Promise<T>): Promise<T>;
  /**
   * Reads a convention in a document of any kind. Rejects with an error for people when it cannot be read, takes too long,
   * or is stopped.
   */
  examiner(bytes: Uint8Array, suite?: SuiteLecture): Promise<Examen>;
  /** Reads the blocks of a document of any kind, whatever it is the text of; rejects as `examiner` does. */
  document(bytes: Uint8Array, suite?: SuiteLecture): Promise<DocumentLu>;
  /**
   * Checks a Word template of the user's own, and fills it when it has no fault and data is given; rejects as
   * `examiner` does.
   */
  modele(bytes: Uint8Array, travail: TravailModele): Promise<ResultatModele>;
  /** Reads the printed codes of a scan, page after page; rejects as `examiner` does. */
  scans(bytes: Uint8Array, suite?: SuiteLecture): Promise<ScanLu>;
  /** The electronic signatures of a PDF; none of what is no PDF. Rejects as `examiner` does. */
  signatures(bytes: Uint8Array): Promise<readonly SignaturePdf[]>;
  /** Every paragraph of a Word document, sign for sign, with its place in words; rejects as `examiner` does. */
  paragraphes(bytes: Uint8Array): Promise<readonly ParagrapheSitue[]>;
  /** The rows of a table, CSV or first sheet of an XLSX workbook, cells as they read; rejects as `examiner` does. */
  tableau(bytes: Uint8Array): Promise<readonly (readonly string[])[]>;
}

/** What the printed codes of each page of a scan say; a page may bear none, or several. */
export type ScanLu = {
  readonly pages: readonly { readonly page: number; readonly codes: readonly string[] }[];
};

export type ParagrapheSitue = { readonly lieu: string; readonly texte: string };

export type TravailModele = {
  /** What the template may say. */
  readonly champs: readonly ChampModele[];
  /** Null to check only. */
  readonly donnees: DonneesModele | null;
  /** The day the file bears. */
  readonly date?: string;
};

export type ResultatModele = {
  readonly defauts: readonly DefautModele[];
  /** The file filled; null when it has faults, or was only checked. */
  readonly octets: Uint8Array | null;
  /** Fields that the data leave blank. */
  readonly vides: readonly string[];
};

/** The dossier de continuité. Implemented by src-main/documents. */
export interface Continuite {
  ecrire(dossier: DossierContinuite, sink: Sink): Promise<void>;
}

/** Everything the exchanges ask of the outside. */
export type PortsEchanges = {
  readonly versions: Versions;
  readonly segments: Segments;
  readonly continuite: Continuite;
};
