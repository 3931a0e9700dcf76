import type { CivilDate } from '#domain/civil-date';
import type { Changement, NomCollection, Registre } from '#domain/registre';
import type { DocumentModel } from '#actes/model';
import type { TypePiece } from '#domain/pieces/fichier';
import type { EtatPiece } from '#domain/pieces/piece';

/** One line of the journal: what a command changed, who, when, why, chained to the line before. */
export type EntreeJournal = {
  readonly v: 1;
  readonly seq: number;
  /** Instant of the commit, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly reason?: string;
  /** For an undo, a redo or a rectification: the number of the entry it acts upon. */
  readonly cible?: number;
  readonly changes: readonly Changement[];
  /** Hash of the previous entry; 64 zeros for the first. */
  readonly prev: string;
  readonly hash: string;
};

/** Which record, wherever its image is. */
export type EntityName = { readonly collection: NomCollection; readonly id: string };

/** What may be known of an entry without reading what it changed. */
export type EntreeSurvolee = Pick<EntreeJournal, 'seq' | 'at' | 'by' | 'action' | 'cible'>;

/** Who does what, why, and upon which earlier entry. */
export type Meta = {
  readonly action: string;
  readonly by: string;
  readonly reason?: string;
  readonly cible?: number;
};

export type Commit = { readonly seq: number; readonly at: string; readonly hash: string };

export type Verification = {
  readonly intact: boolean;
  readonly entrees: number;
  readonly tete: string;
  readonly premierDefaut: {
    readonly seq: number | null;
    readonly fichier: string;
    readonly ligne: number;
    readonly nature: string;
    readonly message: string;
  } | null;
};

export type Decided<T> = { readonly ok: true; readonly value: T; readonly changes: readonly Changement[] };

/** The registry at rest. Implemented by src-main/store. */
export interface Depot {
  /** Live view: it moves only once a change is on the disk. */
  readonly registre: Registre;
  readonly seq: number;
  readonly tete: string;
  readonly lectureSeule: { readonly raison: string } | null;
  /** What the opening had to mend, in French, to be told to the user. */
  readonly avertissements: readonly string[];
  /**
   * Serialised: `decide` runs on the current state; its changes are appended, synced to the disk, then published.
   * A refusal writes nothing. Rejects with a StoreError when the disk refuses; memory is then as before.
   */
  transact<T, R>(
    decide: (registre: Registre) => Decided<T> | { readonly ok: false; readonly error: R },
    meta: Meta,
  ): Promise<
    | { readonly ok: true; readonly value: T; readonly commit: Commit | null }
    | { readonly ok: false; readonly error: R }
  >;
  entries(options?: {
    readonly from?: number;
    readonly limit?: number;
    readonly descending?: boolean;
  }): Promise<readonly EntreeJournal[]>;
  /**
   * The images the entities of entry `seq` had before it, by `entityKey`; `null` for one that did not exist.
   * Rejects with a StoreError when the journal cannot be read there.
   */
  imagesBefore(seq: number): Promise<ReadonlyMap<string, unknown>>;
  /** The images these entities had after entry `seq`, by `entityKey`; `null` for one that did not exist then. */
  imagesAt(seq: number, entities: readonly EntityName[]): Promise<ReadonlyMap<string, unknown>>;
  /** Looks over every entry after number `from` (0 by default), in order, without reading what it changed. */
  skim(visit: (entry: EntreeSurvolee) => void, from?: number): Promise<void>;
  /** The registry as it stood after entry `seq` (0: empty), replayed from the journal. */
  registreAt(seq: number): Promise<Registre>;
  /** The hash of what a registry holds, this one by default, whatever its history (see store/state-hash.ts). */
  empreinte(registre?: Registre): Promise<string>;
  verify(onProgress?: (done: number) => void): Promise<Verification>;
  close(): Promise<void>;
}

export interface Horloge {
  /** ISO 8601, UTC. */
  maintenant(): string;
  /** The civil day at the place of the registry. */
  aujourdhui(): CivilDate;
  /** Whether the day was imposed (tests, training): the screens then say so. */
  readonly fixe: boolean;
}

/** Prints a document model to a file format. Implemented by src-main/documents. */
export interface Imprimeur {
  docx(model: DocumentModel): Promise<Uint8Array>;
}

/** Files waiting to be saved or downloaded once, by an unguessable id. */
export interface Etagere {
  put(nom: string, type: string, contenu: Uint8Array): string;
}

/** A file received whole, under the name it was sent with: untrusted, never a path. */
export type FichierRecu = { readonly nom: string; readonly bytes: Uint8Array };

/** Files on their way in, each under an unguessable token. Its errors are told to people as they are. */
export interface Televersements {
  /** Expects `taille` bytes; returns the token. */
  begin(nom: string, taille: number): string;
  /** Adds the part of rank `rang`, from 0, without a gap. */
  add(jeton: string, rang: number, partie: Uint8Array): { readonly recus: number; readonly complet: boolean };
  /** The whole file, which stays until it is dropped or expires; null when unknown, expired or incomplete. */
  read(jeton: string): FichierRecu | null;
  drop(jeton: string): void;
}

/** The bytes of the pieces, by their SHA-256. Implemented by src-main/store. */
export interface Pieces {
  /** SHA-256 of these bytes, 64 hexadecimal digits. */
  empreinte(bytes: Uint8Array): string;
  /** Keeps the bytes: once it resolves they survive a power cut. Rejects with a StoreError when the disk refuses. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly taille: number }>;
  /** The very bytes, or a StoreError that says what became of them. */
  read(empreinte: string): Promise<Uint8Array>;
  /** What the last look at the file told, since the registry was opened. */
  etat(empreinte: string): EtatPiece;
  /** Looks at each file, a little at a time: `etat` then tells. */
  check(empreintes: Iterable<string>, signal?: AbortSignal): Promise<void>;
}

/** Reads what kind of file bytes are; null when none that is accepted. Implemented by src-main/documents. */
export type LireType = (bytes: Uint8Array, nom: string) => Promise<TypePiece | null>;
