import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';
import type {
  Commit,
  Decided,
  Depot,
  EntityName,
  EntreeSurvolee,
  EntreeJournal,
  Meta,
  Verification,
} from '../application/ports';
import { applyChanges, changeFault, sealEntry } from './entry';
import { folderFailure, StoreError } from './errors';
import { diskFiles } from './files';
import type { Files } from './files';
import { eachEntry, imagesBefore, replayUntil, skimEntries } from './history';
import { DEBUT, walkChain } from './journal';
import type { Tete } from './journal';
import { JournalWriter } from './journal-writer';
import { currentHolder, holderText, Lock } from './lock';
import { mendTail, sweep } from './mending';
import { emptyCollections, loadRegistre, replay } from './opening';
import type { Collections, Loaded } from './opening';
import { DOSSIER_QUARANTAINE, Quarantine } from './quarantine';
import { segmentsOf } from './segments';
import { FICHIER_INSTANTANE } from './snapshot';
import { SnapshotKeeper } from './snapshot-keeper';
import { stateHash } from './state-hash';
import { verifyDossier } from './verify';

/** A commit every working minute of a long day: the tail stays short, the snapshot rare. */
const SNAPSHOT_EVERY = 500;

/** Small enough that the segment which holds the snapshot's entry is read in no time. */
const SEGMENT_BYTES = 4 * 1024 * 1024;

export type OpenOptions = {
  readonly dossier: string;
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** `lecture` takes no lock and never writes. */
  readonly mode?: 'ecriture' | 'lecture';
  /** Another disk, other sizes: for tests. */
  readonly reglages?: Partial<Reglages>;
};

export type Reglages = {
  readonly files: Files;
  readonly snapshotEvery: number;
  readonly segmentBytes: number;
};

export interface DepotOuvert extends Depot {
  /** Reads what another session has recorded since (mode `lecture`). True when something changed. */
  refresh(): Promise<boolean>;
}

/**
 * Opens the registry of a folder, or throws a `StoreError`. An empty or missing folder is a new registry; a
 * folder with data never opens empty.
 */
export async function openDepot(options: OpenOptions): Promise<DepotOuvert> {
  const reglages: Reglages = {
    files: diskFiles,
    snapshotEvery: SNAPSHOT_EVERY,
    segmentBytes: SEGMENT_BYTES,
    ...options.reglages,
  };
  const { files } = reglages;
  const writing = options.mode !== 'lecture';
  let dossier: string;
  let lock: Lock | null = null;
  try {
    if (writing) await files.makeFolder(options.dossier);
    dossier = await files.realpath(options.dossier);
    if (writing) lock = await Lock.acquire(files, dossier);
  } catch (error) {
    throw folderFailure(options.dossier, error);
  }
  try {
    const store = new JournaledDepot(dossier, options.now, reglages, lock);
    await store.open();
    return store;
  } catch (error) {
    await lock?.release();
    throw folderFailure(dossier, error);
  }
}

class JournaledDepot implements DepotOuvert {
  /** One Map a collection for the life of the depot: commits move it in place, so no commit copies a collection. */
  readonly #collections: Collections = emptyCollections();
  readonly #avertissements: string[] = [];
  readonly #snapshots: SnapshotKeeper;
  #tete: Tete = DEBUT;
  #writer: JournalWriter | null = null;
  #readOnlyReason: string | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | null = null;

  constructor(
    private readonly dossier: string,
    private readonly now: () => string,
    private readonly reglages: Reglages,
    private readonly lock: Lock | null,
  ) {
    this.#snapshots = new SnapshotKeeper(reglages.files, dossier, reglages.snapshotEvery, {
      collections: this.#collections,
      tete: () => this.#tete,
      assertHeld: async () => lock?.assertHeld(),
      warn: (message) => this.#warn(message),
    });
  }

  get registre(): Registre {
    return this.#collections as unknown as Registre;
  }

  get seq(): number {
    return this.#tete.seq;
  }

  get tete(): string {
    return this.#tete.hash;
  }

  get avertissements(): readonly string[] {
    return this.#avertissements;
  }

  get lectureSeule(): { readonly raison: string } | null {
    if (this.#readOnlyReason !== null) return { raison: this.#readOnlyReason };
    if (this.lock?.lost)
      return { raison: 'Une autre session a repris ce registre : rouvrez-le pour continuer.' };
    return null;
  }

  async open(): Promise<void> {
    const { files, segmentBytes } = this.reglages;
    if (!this.lock) {
      const holder = await currentHolder(files, this.dossier);
      this.#readOnlyReason = holder
        ? `Ce registre est ouvert ${holderText(holder)} : vous le consultez en lecture seule.`
        : 'Ce registre est ouvert en lecture seule.';
    }
    const loaded = await this.#load();
    if (!this.lock) return;
    const quarantine = new Quarantine(files, this.dossier, this.now);
    if (loaded.fault) {
      await quarantine.move(FICHIER_INSTANTANE);
      this.#warn(
        `L’instantané était endommagé : il a été mis de côté dans « ${DOSSIER_QUARANTAINE} » et le registre a été reconstruit depuis le journal (${this.#tete.seq} entrées). Rien n’est perdu.`,
      );
    }
    const { fin, completed, avertissement } = await mendTail(files, quarantine, loaded.chain);
    if (completed) this.#publish(completed);
    if (avertissement !== null) this.#warn(avertissement);
    this.#writer = new JournalWriter(files, this.dossier, segmentBytes, fin);
    await sweep(files, this.dossier);
  }

  transact<T, R>(
    decide: (registre: Registre) => Decided<T> | { readonly ok: false; readonly error: R },
    meta: Meta,
  ): Promise<
    | { readonly ok: true; readonly value: T; readonly commit: Commit | null }
    | { readonly ok: false; readonly error: R }
  > {
    const run = this.#queue.then(() => this.#run(decide, meta));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Ascending from `from` (default the first), or descending from `from` (default the last). */
  async entries(
    options: { readonly from?: number; readonly limit?: number; readonly descending?: boolean } = {},
  ): Promise<readonly EntreeJournal[]> {
    const { from, limit = Number.POSITIVE_INFINITY, descending = false } = options;
    const head = this.#tete.seq;
    const count = Math.max(0, Math.trunc(limit) || (limit === Infinity ? Infinity : 0));
    const low = descending ? Math.max(1, Math.min(from ?? head, head) - count + 1) : Math.max(1, from ?? 1);
    const high = descending ? Math.min(from ?? head, head) : Math.min(head, low + count - 1);
    const found: EntreeJournal[] = [];
    await eachEntry(this.reglages.files, this.dossier, low, high, (entry) => found.push(entry));
    return descending ? found.reverse() : found;
  }

  async imagesBefore(seq: number): Promise<ReadonlyMap<string, unknown>> {
    const [entry] = await this.entries({ from: seq, limit: 1 });
    return entry ? this.imagesAt(seq - 1, entry.changes) : new Map();
  }

  imagesAt(seq: number, entities: readonly EntityName[]): Promise<ReadonlyMap<string, unknown>> {
    return imagesBefore(this.reglages.files, this.dossier, seq + 1, entities);
  }

  skim(visit: (entry: EntreeSurvolee) => void, from = 0): Promise<void> {
    return skimEntries(this.reglages.files, this.dossier, from + 1, this.#tete.seq, visit);
  }

  registreAt(seq: number): Promise<Registre> {
    return replayUntil(this.reglages.files, this.dossier, Math.min(seq, this.#tete.seq));
  }

  empreinte(registre: Registre = this.registre): Promise<string> {
    return stateHash(registre);
  }

  verify(onProgress?: (done: number) => void): Promise<Verification> {
    return verifyDossier(this.dossier, {
      files: this.reglages.files,
      onProgress,
      end: () => this.#writer?.end ?? null,
    });
  }

  async refresh(): Promise<boolean> {
    if (this.lock) return false;
    const before = this.#tete;
    const refreshed = this.#queue.then(async () => {
      const { files } = this.reglages;
      const segments = await segmentsOf(files, this.dossier);
      const entries: EntreeJournal[] = [];
      const chain = await walkChain(
        files,
        segments,
        this.#tete,
        replay((entry) => entries.push(entry)),
      );
      if (chain.defaut) {
        // Not a continuation of what was read: an unconfirmed line was cut back since, or a backup restored.
        await this.#load();
        return;
      }
      for (const entry of entries) this.#publish(entry);
    });
    this.#queue = refreshed.catch(() => undefined);
    await refreshed;
    return before.hash !== this.#tete.hash;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#queue;
    await this.#snapshots.settled();
    if (this.lock && !this.lock.lost) await this.#snapshots.take();
    await this.#writer?.close().catch(() => undefined);
    await this.lock?.release();
  }

  async #run<T, R>(
    decide: (registre: Registre) => Decided<T> | { readonly ok: false; readonly error: R },
    meta: Meta,
  ): Promise<{ ok: true; value: T; commit: Commit | null } | { readonly ok: false; readonly error: R }> {
    const writer = await this.#writable();
    const decided = decide(this.registre);
    if (!decided.ok) return decided;
    if (decided.changes.length === 0) return { ok: true, value: decided.value, commit: null };
    for (const change of decided.changes) {
      const fault = changeFault(change);
      if (fault) throw new TypeError(`Changement mal formé (${fault}) dans l’action « ${meta.action} »`);
    }
    const { entry, bytes } = sealEntry({
      ...meta,
      seq: this.#tete.seq + 1,
      at: this.now(),
      changes: decided.changes,
      prev: this.#tete.hash,
    });
    await writer.append(bytes, entry.seq);
    // From here on the change is on the disk: only now does anyone see it.
    this.#publish(entry);
    this.#snapshots.afterCommit();
    return { ok: true, value: decided.value, commit: { seq: entry.seq, at: entry.at, hash: entry.hash } };
  }

  async #writable(): Promise<JournalWriter> {
    if (this.#closed) {
      throw new StoreError(
        'ECRITURE_IMPOSSIBLE',
        'Le registre est fermé : l’action n’est pas enregistrée.',
        'Rouvrez le registre, puis recommencez.',
      );
    }
    if (!this.#writer || !this.lock) {
      throw new StoreError(
        'LECTURE_SEULE',
        this.#readOnlyReason ?? 'Ce registre est ouvert en lecture seule.',
        'Fermez l’autre session, puis rouvrez le registre pour y écrire.',
      );
    }
    await this.lock.assertHeld();
    return this.#writer;
  }

  /** Replaces what memory holds by what the disk says. */
  async #load(): Promise<Loaded> {
    const loaded = await loadRegistre(this.reglages.files, this.dossier);
    // In one go, so that nobody sees a registry half read.
    for (const name of COLLECTIONS) {
      this.#collections[name].clear();
      for (const [id, entity] of loaded.collections[name]) this.#collections[name].set(id, entity);
    }
    this.#tete = loaded.chain.tete;
    this.#snapshots.startFrom(loaded.snapshotSeq);
    return loaded;
  }

  #publish({ seq, hash, changes }: EntreeJournal): void {
    applyChanges(this.#collections, changes);
    this.#tete = { seq, hash };
  }

  #warn(message: string): void {
    if (!this.#avertissements.includes(message)) this.#avertissements.push(message);
  }
}
