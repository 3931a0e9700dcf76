import type { NomCollection } from '#domain/registre';
import type { DossierContinuite } from './dossier';

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

/** What a ZIP brings to an import. */
export type DossierLu = {
  /** `registre.json`; null when there is none. */
  readonly registre: Uint8Array | null;
  /** The bytes of the pieces, by SHA-256 as their names say it: to be checked. */
  readonly pieces: ReadonlyMap<string, Uint8Array>;
};

/** The dossier de continuité. Implemented by src-main/documents. */
export interface Continuite {
  ecrire(dossier: DossierContinuite, sink: Sink): Promise<void>;
  /** Rejects with an error for people when the bytes are not a ZIP, or a bomb. */
  lire(bytes: Uint8Array): Promise<DossierLu>;
}

/** Everything the exchanges ask of the outside. */
export type PortsEchanges = {
  readonly versions: Versions;
  readonly segments: Segments;
  readonly continuite: Continuite;
};
