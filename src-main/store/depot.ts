import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import type {
  Commit,
  Decided,
  Depot,
  EntityName,
  EntreeJournal,
  Meta,
  Renvoi,
  Verification,
} from '../application/ports';
import { applyChanges, changeFault, GENESIS, parseEntry, readEnvelope, sealEntry } from './entry';
import type { Envelope } from './entry';
import { folderFailure, StoreError } from './errors';
import { diskFiles, writeNewFile } from './files';
import type { Files } from './files';
import { eachEntry, imagesBefore, listRenvois, replayUntil } from './history';
import { corruption, cutFile, DEBUT, JournalWriter, segmentsOf, walkChain } from './journal';
import type { ChainEnd, Defaut, Tete } from './journal';
import { currentHolder, holderText, Lock } from './lock';
import { FICHIER_INSTANTANE, SnapshotAdapter, UnusableSnapshot } from './snapshot';
import type { Instantane, SnapshotFault } from './snapshot';
import { stateHash } from './state-hash';
import { verifyDossier } from './verify';

export const DOSSIER_QUARANTAINE = 'quarantaine';

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

type Collections = Readonly<Record<NomCollection, Map<string, unknown>>>;

class JournaledDepot implements DepotOuvert {
  /** One Map a collection for the life of the depot: commits move it in place, so no commit copies a collection. */
  readonly #collections = emptyRegistre() as unknown as Collections;
  readonly #avertissements: string[] = [];
  readonly #low: Low<Instantane>;
  #tete: Tete = DEBUT;
  #writer: JournalWriter | null = null;
  #readOnlyReason: string | null = null;
  #snapshotSeq = 0;
  #snapshotRunning: Promise<void> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | null = null;

  constructor(
    private readonly dossier: string,
    private readonly now: () => string,
    private readonly reglages: Reglages,
    private readonly lock: Lock | null,
  ) {
    this.#low = new Low<Instantane>(new SnapshotAdapter(reglages.files, dossier), this.#blank());
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
    const chain = await this.#load();
    if (!this.lock) return;
    const fin = await this.#mendTail(chain);
    this.#writer = new JournalWriter(files, this.dossier, segmentBytes, fin);
    await this.#sweep();
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

  async renvois(from = 0): Promise<readonly Renvoi[]> {
    const head = this.#tete.seq;
    const found = await listRenvois(this.reglages.files, this.dossier, from);
    // A line being written is not confirmed yet.
    return found.filter(({ seq }) => seq <= head);
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
      for (const { changes } of entries) applyChanges(this.#collections, changes);
      this.#tete = chain.tete;
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
    await this.#snapshotRunning;
    if (this.lock && !this.lock.lost) await this.#snapshot();
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
    applyChanges(this.#collections, entry.changes);
    this.#tete = { seq: entry.seq, hash: entry.hash };
    if (entry.seq - this.#snapshotSeq >= this.reglages.snapshotEvery) this.#snapshotSoon();
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

  /** Snapshot if it serves, then the tail of the journal. Replaces what memory holds. */
  async #load(): Promise<ChainEnd> {
    const { files } = this.reglages;
    const { snapshot, fault } = await this.#readSnapshot();
    const segments = await segmentsOf(files, this.dossier);
    if (fault && segments.length === 0) throw orphanSnapshot(fault);
    if (fault === 'version') throw newerSnapshot();

    const staged = (snapshot?.collections ?? emptyRegistre()) as unknown as Collections;
    const start: Tete = snapshot ? { seq: snapshot.seq, hash: snapshot.tete } : DEBUT;
    const chain = await walkChain(
      files,
      segments,
      start,
      replay((entry) => applyChanges(staged, entry.changes)),
    );
    if (chain.defaut) throw corruption(chain.defaut);
    // A damaged snapshot over a journal that says nothing: the data was in the snapshot, do not start empty.
    if (fault && chain.tete.seq === 0) throw orphanSnapshot(fault);
    // In one go, so that nobody sees a registry half read.
    for (const name of COLLECTIONS) {
      this.#collections[name].clear();
      for (const [id, entity] of staged[name]) this.#collections[name].set(id, entity);
    }
    this.#snapshotSeq = snapshot?.seq ?? 0;
    this.#tete = chain.tete;
    if (fault && this.lock) await this.#setSnapshotAside();
    return chain;
  }

  async #readSnapshot(): Promise<{ snapshot: Instantane | null; fault: SnapshotFault | null }> {
    try {
      this.#low.data = this.#blank();
      await this.#low.read();
      const { seq } = this.#low.data;
      return { snapshot: seq === 0 ? null : this.#low.data, fault: null };
    } catch (error) {
      if (error instanceof UnusableSnapshot) return { snapshot: null, fault: error.fault };
      throw error;
    }
  }

  /** Makes the journal end with a newline again, keeping aside whatever is cut from it. */
  async #mendTail({ reste, fin, tete }: ChainEnd): Promise<ChainEnd['fin']> {
    if (!reste || !fin) return fin;
    const { files } = this.reglages;
    const { segment, bytes, offset } = reste;
    // A whole entry may lack its newline only (or have it altered): it is in the chain, so it is kept.
    const lengths = [bytes.length, bytes.length - 1];
    const kept = lengths.find((length) => {
      const envelope = readEnvelope(bytes.subarray(0, length));
      return envelope?.seq === tete.seq + 1 && envelope.prev === tete.hash;
    });
    if (kept !== bytes.length) {
      await this.#quarantine(`${segment.name}.fin`, bytes);
      await cutFile(files, segment.path, offset + (kept ?? 0));
    }
    if (kept === undefined) {
      this.#avertissements.push(
        `La dernière écriture avait été interrompue avant d’être confirmée (journal/${segment.name}) : ses ${bytes.length} octets ont été mis de côté dans « ${DOSSIER_QUARANTAINE} ». Toutes les actions confirmées sont là.`,
      );
      return { segment, length: offset };
    }
    const line = bytes.subarray(0, kept);
    const envelope = readEnvelope(line);
    if (envelope) {
      const place = { fichier: `journal/${segment.name}`, ligne: envelope.seq - segment.first + 1 };
      const defaut = replay((entry) => applyChanges(this.#collections, entry.changes))(line, envelope, place);
      if (defaut) throw corruption(defaut);
      this.#tete = { seq: envelope.seq, hash: envelope.hash };
    }
    const file = await files.open(segment.path, 'a');
    try {
      await file.write(Buffer.from('\n'));
      await file.sync();
    } finally {
      await file.close();
    }
    this.#avertissements.push(
      `La fin du journal a été rétablie après une interruption (journal/${segment.name}) : l’entrée ${tete.seq + 1} y était complète, elle est conservée.`,
    );
    return { segment, length: offset + kept + 1 };
  }

  async #setSnapshotAside(): Promise<void> {
    const { files } = this.reglages;
    const folder = await this.#quarantineFolder();
    await files.rename(
      join(this.dossier, FICHIER_INSTANTANE),
      join(folder, `${FICHIER_INSTANTANE}.${this.#stamp()}`),
    );
    await files.syncFolder(folder);
    await files.syncFolder(this.dossier);
    this.#avertissements.push(
      `L’instantané était endommagé : il a été mis de côté dans « ${DOSSIER_QUARANTAINE} » et le registre a été reconstruit depuis le journal (${this.#tete.seq} entrées). Rien n’est perdu.`,
    );
  }

  async #quarantine(name: string, bytes: Buffer): Promise<void> {
    const folder = await this.#quarantineFolder();
    await writeNewFile(this.reglages.files, join(folder, `${name}.${this.#stamp()}`), bytes);
    await this.reglages.files.syncFolder(folder);
  }

  async #quarantineFolder(): Promise<string> {
    const folder = join(this.dossier, DOSSIER_QUARANTAINE);
    await this.reglages.files.makeFolder(folder);
    return folder;
  }

  /** The instant, for the eye, and a random part, so that nothing kept aside is ever overwritten. */
  #stamp(): string {
    return `${this.now().replaceAll(/[^0-9TZ]/g, '')}-${randomUUID().slice(0, 8)}`;
  }

  /** Snapshots that a crash left half written are worth nothing: the journal has it all. */
  async #sweep(): Promise<void> {
    const { files } = this.reglages;
    for (const name of await files.list(this.dossier)) {
      const path = join(this.dossier, name);
      const ours = name.startsWith(`.${FICHIER_INSTANTANE}.`) || name.startsWith('verrou.json.');
      if (!ours || !name.endsWith('.tmp')) continue;
      // A lock's temporary file may belong to a process that is opening right now.
      const age = Date.now() - ((await files.stat(path))?.mtimeMs ?? Date.now());
      if (name.startsWith('.') || age > 60_000) await files.unlink(path).catch(() => undefined);
    }
  }

  /** After the reply, so that nobody waits for it. */
  #snapshotSoon(): void {
    this.#snapshotRunning ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.#snapshot())
      .finally(() => (this.#snapshotRunning = null));
  }

  async #snapshot(): Promise<void> {
    const { seq, hash } = this.#tete;
    if (seq <= this.#snapshotSeq) return;
    try {
      await this.lock?.assertHeld();
      this.#low.data = { seq, tete: hash, collections: this.registre };
      await this.#low.write();
      this.#snapshotSeq = seq;
    } catch {
      // Nothing is lost, the journal has it all; the next opening is slower, and the next commits try again.
      const message = 'L’instantané du registre n’a pas pu être écrit ; le journal, lui, est complet.';
      if (!this.#avertissements.includes(message)) this.#avertissements.push(message);
      this.#snapshotSeq = Math.max(this.#snapshotSeq, seq - this.reglages.snapshotEvery + 50);
    }
  }

  #blank(): Instantane {
    return { seq: 0, tete: GENESIS, collections: emptyRegistre() };
  }
}
