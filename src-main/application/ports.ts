import type { CivilDate } from '#domain/civil-date';
import type { LigneRappel } from '#domain/echeances/rappels';
import type { Changement, NomCollection, Registre } from '#domain/registre';
import type { Repere } from '#domain/repere';
import type { Cellule, ColonneView } from '#contract/listes';
import type { LectureSeuleView } from '#contract/views';
import type { GenreSauvegarde, LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import type { DocumentModel, Paper } from '#actes/model';
import type { Manifeste } from '#domain/paquet/manifeste';
import type { EtatPiece } from '#domain/fiches/piece';

/** One line of the journal: what a command changed, who, when, why, chained to the line before. */
export type EntreeJournal = {
  /** Version of the records it was written with. */
  readonly v: number;
  readonly seq: number;
  /** Instant of the commit, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly reason?: string;
  /** For an undo, a redo or a rectification: the number of the entry it acts upon. */
  readonly cible?: number;
  /** What the computer's clock said, when it was behind the previous entry: `at` is then that entry's. */
  readonly clock?: string;
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
    /** The head known from elsewhere that the journal denies: the journal itself may be whole. */
    readonly repere?: RepereOrigine;
  } | null;
};

/** A head of the chain, and who attests it: « la sauvegarde du 12 mars 2026 à 17:00 ». */
export type RepereOrigine = Repere & { readonly origine: string };

/** Why nothing can be recorded, and the way out. */
export type LectureSeule = LectureSeuleView;

export type Decided<T> = { readonly ok: true; readonly value: T; readonly changes: readonly Changement[] };

/** The registry at rest. Implemented by src-main/store. */
export interface Depot {
  /** Live view: it moves only once a change is on the disk. */
  readonly registre: Registre;
  readonly seq: number;
  readonly tete: string;
  /** Why nothing can be recorded now; `null` when this session writes. */
  readonly lectureSeule: LectureSeule | null;
  /** Moves when `lectureSeule` or `avertissements` do: what screens show of them is then old. */
  readonly regime: number;
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
  /**
   * Reads the whole journal again from the disk, and holds it against heads of its chain known from elsewhere. Damage
   * turns the registry read only.
   */
  verify(onProgress?: (done: number) => void, reperes?: readonly RepereOrigine[]): Promise<Verification>;
  /**
   * Takes the writer's place: reads the folder again, mends it, and may record from then on. Rejects with a StoreError
   * naming who holds the place, or what is still damaged.
   */
  reprendre(): Promise<void>;
  close(): Promise<void>;
}

/** What was read of reminders, as lines beside the journal, and how they are set. */
export interface Rappels {
  /** Oldest first. Rejects with an error made for people when they cannot be read. */
  lignes(): Promise<readonly LigneRappel[]>;
  /** Adds lines, on the disk once it resolves. */
  ajouter(lignes: readonly LigneRappel[]): Promise<void>;
}

/** The calendar file kept up to date in a folder of this computer, and how that goes. */
export type AgendaTenu = {
  readonly dossier: string;
  readonly fichier: string;
  /** With the names of the persons who are waited for. */
  readonly noms: boolean;
  /** Since this opening; null: not yet. */
  readonly ecritLe: string | null;
  readonly echec: { readonly at: string; readonly message: string; readonly remede: string } | null;
};

/** Where an agenda that follows the dates reads them: settled on this computer, outside the journal. */
export interface Agenda {
  /** Null: no folder was chosen. */
  lire(): Promise<AgendaTenu | null>;
  /** Rejects with an error made for people when that folder cannot be it. */
  choisir(dossier: string, fichier: string, noms: boolean): Promise<void>;
  oublier(): Promise<void>;
  /** Replaces the file at once, when it says something else. Rejects with why it could not, which stays told. */
  ecrire(texte: string): Promise<void>;
  /** Something else than the folder stood in the way: told as well. */
  signaler(): void;
  readonly echec: AgendaTenu['echec'];
  /** Moves with `echec`. */
  readonly regime: number;
}

export interface Horloge {
  /** ISO 8601, UTC. */
  maintenant(): string;
  /** The civil day at the place of the registry. */
  aujourdhui(): CivilDate;
  /** Whether the day was imposed (tests, training): the screens then say so. */
  readonly fixe: boolean;
}

/** A table as a spreadsheet is to open it. */
export type TableauVu = {
  /** « Avenants »: the name of the sheet. */
  readonly titre: string;
  readonly colonnes: readonly Pick<ColonneView, 'titre' | 'genre'>[];
  /** Choices by their words. */
  readonly lignes: readonly (readonly Cellule[])[];
};

/** What a browser needs to print a document: its page, and what stands round each sheet. */
export type PageImprimee = {
  readonly html: string;
  /** Templates of Chromium: `pageNumber` and `totalPages` are filled by it. */
  readonly header: string;
  readonly footer: string;
  /** In millimetres. */
  readonly margins: NonNullable<Paper['margins']>;
};

/** Prints a page as a PDF: the window's own browser, where there is one. */
export type Navigateur = (page: PageImprimee) => Promise<Uint8Array>;

/** A PDF, and what made it, in words. */
export type Pdf = { readonly octets: Uint8Array; readonly outil: string };

/** Prints a document model, or a table, to a file format. Implemented by src-main/documents. */
/** An image that a letter can bear; `rapport`: its height for a width of one. */
export type FormeImage = { readonly type: 'png' | 'jpeg'; readonly rapport: number };

export interface Imprimeur {
  docx(model: DocumentModel): Promise<Uint8Array>;
  /** Rejects with an error made for people where this machine has nothing that makes a PDF. */
  pdf(model: DocumentModel): Promise<Pdf>;
  xlsx(tableau: TableauVu): Promise<Uint8Array>;
  /** What an image is, from its bytes; null when it can head no letter. */
  mesurerImage(octets: Uint8Array): Promise<FormeImage | null>;
  /** Files as one ZIP; the same files of the same day give the same bytes. */
  archive(
    fichiers: readonly { readonly nom: string; readonly contenu: Uint8Array }[],
    jour: CivilDate,
  ): Promise<Uint8Array>;
  /** The file of a packet of signature, with its manifest and its verifier. */
  paquet(
    manifeste: Manifeste,
    fichiers: readonly { readonly nom: string; readonly contenu: Uint8Array }[],
  ): Promise<Uint8Array>;
}

/** Files waiting to be saved or downloaded once, by an unguessable id. */
export interface Etagere {
  put(nom: string, type: string, contenu: Uint8Array): string;
}

/** How a member of the committee is reached. */
export type Joindre = { readonly courriel: string | null; readonly telephone: string | null };

/**
 * The contact data of the members of the committee, by member. Beside the journal, which forgets nothing: what is erased
 * here is nowhere any more. Rejects with a StoreError when the disk refuses.
 */
export interface Coordonnees {
  lire(): Promise<ReadonlyMap<string, Joindre>>;
  /** Keeps these; null forgets them. Once it resolves it survives a power cut. */
  garder(changes: ReadonlyMap<string, Joindre | null>): Promise<void>;
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
  empreinte(bytes: Uint8Array): Promise<string>;
  /** Keeps the bytes: once it resolves they survive a power cut. Rejects with a StoreError when the disk refuses. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly taille: number }>;
  /** The very bytes, or a StoreError that says what became of them. */
  read(empreinte: string): Promise<Uint8Array>;
  /** What the last look at the file told, since the registry was opened. */
  etat(empreinte: string): EtatPiece;
  /** Moves when what `etat` tells of any file does. */
  readonly regime: number;
  /** Looks at each file, a little at a time: `etat` then tells. */
  check(empreintes: Iterable<string>, signal?: AbortSignal): Promise<void>;
}

/** One backup, in every place that holds it. Instants are ISO 8601 in UTC, hashes 64 hexadecimal digits. */
export type Sauvegarde = {
  readonly id: string;
  readonly at: string;
  /** Number and hash of its last entry. */
  readonly seq: number;
  readonly tete: string;
  /** Hash of the state it holds, found again when it was restored for a test, at `verifieeLe`. */
  readonly empreinte: string;
  readonly genre: GenreSauvegarde;
  readonly verifieeLe: string;
  /** In bytes. */
  readonly taille: number;
  readonly pieces: { readonly presentes: number; readonly manquantes: number };
  readonly lieux: readonly LieuSauvegarde[];
};

/** How one folder of backups is doing. */
export type EtatLieu = {
  readonly dossier: string;
  /** Why it cannot be used now, in French; null when it can. */
  readonly absence: string | null;
  /** When it last received a backup, as far as is known. */
  readonly vuLe: string | null;
  /** The last attempt that failed, if none succeeded since. */
  readonly echec: { readonly at: string; readonly message: string; readonly remede: string } | null;
  /** Folders of backups whose manifest is damaged: never offered, never removed. */
  readonly illisibles: number;
};

export type EtatSauvegardes = {
  /** The latest first. */
  readonly sauvegardes: readonly Sauvegarde[];
  readonly principal: EtatLieu;
  /** Null while no second folder was chosen. */
  readonly secondaire: EtatLieu | null;
  /** Something about the settings of this computer, in French. */
  readonly avertissement: string | null;
};

/** What replacing the damaged part of the journal by a backup's would do. */
export type PlanReparation = {
  readonly sauvegarde: Sauvegarde;
  /** Number and hash of the last entry of the repaired journal. */
  readonly seq: number;
  readonly tete: string;
  /** Entries recorded after the backup that are sound and follow it without a break. */
  readonly conservees: number;
  /** Those that cannot be kept; `lue` is null when their bytes cannot be read any more. */
  readonly perdues: readonly {
    readonly seq: number;
    readonly lue: { readonly at: string; readonly by: string; readonly action: string } | null;
  }[];
};

/** The copies of the registry, each one a whole registry. Its errors are told to people as they are. */
export interface Sauvegardes {
  list(): Promise<EtatSauvegardes>;
  /** The heads the backups attest, which the journal must not contradict. */
  reperes(): Promise<readonly RepereOrigine[]>;
  /** Copies the registry as it is now to every place that answers, verified by a test restore. */
  create(genre: GenreSauvegarde): Promise<Sauvegarde>;
  /** The registry a backup holds, read whole and found to be what it attests. */
  open(id: string): Promise<{ readonly sauvegarde: Sauvegarde; readonly registre: Registre }>;
  /** Copies back the files of the pieces of `registre` that the live registry lacks; how many it still lacks. */
  putBackPieces(id: string, registre: Registre): Promise<number>;
  /** What a repair from this backup would do; changes nothing. */
  planRepair(id: string): Promise<PlanReparation>;
  /**
   * Repairs a damaged registry and opens it to write again. Refused when the plan is no longer the one that ends at
   * entry `seq` with hash `tete`. Answers the folder, below the registry's, of what was replaced: who repaired and
   * why is kept with it, for a repair is no entry of the journal.
   */
  repair(
    id: string,
    attendu: { readonly seq: number; readonly tete: string; readonly perdues: number },
    recit: { readonly par: string; readonly motif: string },
  ): Promise<{ readonly ecarte: string }>;
  /** A path chosen by a person outside the page; null gives the second folder up. */
  chooseSecond(dossier: string | null): Promise<void>;
}
