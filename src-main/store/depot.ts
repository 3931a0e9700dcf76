import { setTimeout as sleep } from 'node:timers/promises';
import type { Registre } from '#domain/registre';
import type {
  Commit,
  Decided,
  Depot,
  EntityName,
  EntreeJournal,
  EntreeSurvolee,
  LectureSeule,
  Meta,
  RepereOrigine,
  Verification,
} from '../application/ports';
import { refuseBackupFolder } from './backup/manifest';
import { settleRepair } from './backup/swap';
import { changeFault, sealEntry, VERSION } from './entry';
import { folderFailure, StoreError } from './errors';
import { diskFiles } from './files';
import type { Files } from './files';
import { eachEntry, imagesBefore, replayUntil, skimEntries } from './history';
import { JournalWriter } from './journal-writer';
import { currentHolder, Lock } from './lock';
import { mendTail, sweep } from './mending';
import { Memory } from './memory';
import type { CheckEntity, Loaded } from './opening';
import { DOSSIER_QUARANTAINE, Quarantine } from './quarantine';
import { asked, damaged, freed, held, unavailable } from './read-only';
import { Reader } from './reader';
import { FICHIER_INSTANTANE } from './snapshot';
import { SnapshotKeeper } from './snapshot-keeper';
import { stateHash } from './state-hash';
import { isDamage, verifyDossier } from './verify';
import { clockBehind, confirmed, interrupted, migrated } from './warnings';

/** A commit every working minute of a long day: the tail stays short, the snapshot rare. */
const SNAPSHOT_EVERY = 500;

/** Small enough that the segment which holds the snapshot's entry is read in no time. */
const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Damage is believed when it is seen twice: another session may have been in the middle of a line. */
const SECOND_LOOK_MS = 150;

export type OpenOptions = {
  readonly dossier: string;
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /**
   * `ecriture` (default) is refused while another session writes. `si-libre` then opens to read, and so it does where
   * the disk takes no writing. `lecture` takes no lock and never writes.
   */
  readonly mode?: 'ecriture' | 'si-libre' | 'lecture';
  /** Looks at every record the journal gives; the store itself knows no shape. */
  readonly checkEntity?: CheckEntity;
  /**
   * Awaited once, before the first write in a folder that an earlier version wrote: makes the backup that version's
   * records are kept in. When it rejects, nothing is written and the action fails.
   */
  readonly beforeMigration?: (versions: { readonly from: number; readonly to: number }) => Promise<void>;
  /** Another disk, other sizes: for tests. */
  readonly reglages?: Partial<Reglages>;
};

export type Reglages = {
  readonly files: Files;
  readonly snapshotEvery: number;
  readonly segmentBytes: number;
};

export interface DepotOuvert extends Depot {
  /**
   * Looks at what other sessions did: what was recorded, who writes now, whether our own place was taken. True when
   * something changed. Never rejects: a folder that does not answer is told by `lectureSeule`.
   */
  refresh(): Promise<boolean>;
  /** Tells the user something, once. */
  avertir(message: string): void;
}

/**
 * Opens the registry of a folder, or rejects with a `StoreError`. An empty or missing folder is a new registry; a
 * folder with data never opens empty, and a damaged one opens read only, in its last sound state.
 */
export async function openDepot(options: OpenOptions): Promise<DepotOuvert> {
  const reglages: Reglages = {
    files: diskFiles,
    snapshotEvery: SNAPSHOT_EVERY,
    segmentBytes: SEGMENT_BYTES,
    ...options.reglages,
  };
  const { files } = reglages;
  const { mode = 'ecriture' } = options;
  let dossier: string;
  try {
    if (mode !== 'lecture') await files.makeFolder(options.dossier);
    dossier = await files.realpath(options.dossier);
  } catch (error) {
    throw folderFailure(options.dossier, error);
  }
  const store = new JournaledDepot(dossier, options, reglages);
  await store.open(mode);
  return store;
}

class JournaledDepot implements DepotOuvert {
  readonly #memory = new Memory();
  readonly #reader: Reader;
  readonly #snapshots: SnapshotKeeper;
  #lock: Lock | null = null;
  #writer: JournalWriter | null = null;
  /** The earlier version whose records the folder holds, until the first write. */
  #earlier: number | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | null = null;

  constructor(
    private readonly dossier: string,
    private readonly options: Pick<OpenOptions, 'now' | 'checkEntity' | 'beforeMigration'>,
    private readonly reglages: Reglages,
  ) {
    const { files, snapshotEvery } = reglages;
    this.#reader = new Reader(files, dossier, this.#memory, options.checkEntity);
    this.#snapshots = new SnapshotKeeper(files, dossier, snapshotEvery, {
      memory: this.#memory,
      assertHeld: async () => {
        await this.#writable();
      },
    });
  }

  get registre(): Registre {
    return this.#memory.collections as unknown as Registre;
  }

  get seq(): number {
    return this.#memory.tete.seq;
  }

  get tete(): string {
    return this.#memory.tete.hash;
  }

  get avertissements(): readonly string[] {
    return this.#memory.avertissements;
  }

  get lectureSeule(): LectureSeule | null {
    return this.#memory.lectureSeule;
  }

  get regime(): number {
    return this.#memory.regime;
  }

  avertir(message: string): void {
    this.#memory.warn(message);
  }

  async open(mode: 'ecriture' | 'si-libre' | 'lecture'): Promise<void> {
    const { files } = this.reglages;
    if (mode === 'lecture') {
      await this.#enter(null, asked(await currentHolder(files, this.dossier)));
      return;
    }
    let lock: Lock;
    try {
      lock = await this.#acquire();
    } catch (error) {
      const refused = folderFailure(this.dossier, error);
      if (mode === 'ecriture') throw refused;
      await this.#enter(null, await this.#insteadOfWriting(refused));
      return;
    }
    await this.#enter(lock, null);
  }

  transact<T, R>(
    decide: (registre: Registre) => Decided<T> | { readonly ok: false; readonly error: R },
    meta: Meta,
  ): Promise<
    | { readonly ok: true; readonly value: T; readonly commit: Commit | null }
    | { readonly ok: false; readonly error: R }
  > {
    return this.#inTurn(() => this.#run(decide, meta));
  }

  /** Ascending from `from` (default the first), or descending from `from` (default the last). */
  async entries(
    options: { readonly from?: number; readonly limit?: number; readonly descending?: boolean } = {},
  ): Promise<readonly EntreeJournal[]> {
    const { from, limit = Number.POSITIVE_INFINITY, descending = false } = options;
    const head = this.seq;
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
    return skimEntries(this.reglages.files, this.dossier, from + 1, this.seq, visit);
  }

  registreAt(seq: number): Promise<Registre> {
    return replayUntil(this.reglages.files, this.dossier, Math.min(seq, this.seq), this.options.checkEntity);
  }

  empreinte(registre: Registre = this.registre): Promise<string> {
    return stateHash(registre);
  }

  async verify(
    onProgress?: (done: number) => void,
    reperes: readonly RepereOrigine[] = [],
  ): Promise<Verification> {
    const { files } = this.reglages;
    const look = (): Promise<Verification> =>
      verifyDossier(this.dossier, {
        files,
        onProgress,
        reperes,
        check: this.options.checkEntity,
        end: () => this.#writer?.end ?? null,
      });
    let found = await look();
    if (isDamage(found)) {
      await sleep(SECOND_LOOK_MS);
      found = await look();
    }
    const { premierDefaut } = found;
    if (premierDefaut && isDamage(found)) {
      await this.#inTurn(async () => {
        await this.#leave();
        this.#memory.setReadOnly(damaged(premierDefaut, this.#memory));
      });
    }
    return found;
  }

  async refresh(): Promise<boolean> {
    const seen = { regime: this.regime, tete: this.tete };
    await this.#inTurn(async () => {
      if (this.#closed) return;
      const lost = this.#lock?.lost === true;
      if (lost) await this.#leave();
      if (!this.#lock) await this.#reader.follow(lost);
    });
    return seen.regime !== this.regime || seen.tete !== this.tete;
  }

  async reprendre(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#closed) throw closedError();
      if (this.#lock?.lost === false) return;
      await this.#leave();
      try {
        await this.#enter(await this.#acquire(), null);
      } catch (error) {
        const refused = folderFailure(this.dossier, error);
        this.#memory.setReadOnly(refused.detenteur ? held(refused.detenteur) : unavailable(refused));
        throw refused;
      }
      if (this.lectureSeule) throw refusal(this.lectureSeule);
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#queue;
    await this.#snapshots.settled();
    if (this.#writer && this.#earlier === null) await this.#snapshots.beforeClosing();
    await this.#leave();
  }

  /** One thing at a time: what follows sees what came before. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(act);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #run<T, R>(
    decide: (registre: Registre) => Decided<T> | { readonly ok: false; readonly error: R },
    meta: Meta,
  ): Promise<{ ok: true; value: T; commit: Commit | null } | { readonly ok: false; readonly error: R }> {
    if (this.#closed) throw closedError();
    const writer = await this.#writable();
    const decided = decide(this.registre);
    if (!decided.ok) return decided;
    if (decided.changes.length === 0) return { ok: true, value: decided.value, commit: null };
    for (const change of decided.changes) {
      const fault = changeFault(change);
      if (fault) throw new TypeError(`Changement mal formé (${fault}) dans l’action « ${meta.action} »`);
    }
    await this.#leaveEarlierVersion();
    const { bytes, readBack } = sealEntry({
      ...meta,
      ...this.#instant(),
      seq: this.seq + 1,
      changes: decided.changes,
      prev: this.tete,
    });
    const entry = await writer.append(bytes, this.seq + 1, readBack);
    // From here on the change is on the disk: only now does anyone see it.
    this.#memory.publish(entry);
    this.#snapshots.afterCommit(bytes.length);
    return { ok: true, value: decided.value, commit: { seq: entry.seq, at: entry.at, hash: entry.hash } };
  }

  /** The order of the entries is that of their instants, whatever the computer's clock says; its word is kept aside. */
  #instant(): { readonly at: string; readonly clock?: string } {
    const reading = this.options.now();
    const { derniere } = this.#memory;
    if (derniere === null || Date.parse(reading) >= Date.parse(derniere.at)) return { at: reading };
    this.#memory.warn(clockBehind(reading, derniere));
    return { at: derniere.at, clock: reading };
  }

  /** The journal of the earlier version stays as it is; what follows, and the snapshot, are of this one. */
  async #leaveEarlierVersion(): Promise<void> {
    const from = this.#earlier;
    if (from === null) return;
    await this.options.beforeMigration?.({ from, to: VERSION });
    this.#earlier = null;
    this.#snapshots.forget();
    this.#memory.warn(migrated(this.options.beforeMigration !== undefined));
  }

  async #writable(): Promise<JournalWriter> {
    if (this.lectureSeule) throw refusal(this.lectureSeule);
    if (!this.#writer || !this.#lock) throw closedError();
    await this.#lock.assertHeld();
    return this.#writer;
  }

  async #acquire(): Promise<Lock> {
    await refuseBackupFolder(this.reglages.files, this.dossier);
    return Lock.acquire(this.reglages.files, this.dossier);
  }

  /** Reads everything, and takes its place as the writer with the lock, as a reader without. */
  async #enter(lock: Lock | null, lectureSeule: LectureSeule | null): Promise<void> {
    const memory = this.#memory;
    try {
      memory.warn(await settleRepair(this.reglages.files, this.dossier, { writing: lock !== null }));
      const loaded = await this.#reader.load();
      this.#snapshots.startFrom(loaded);
      const defaut = loaded.defaut ?? (lock && (await this.#prepareToWrite(lock, loaded)));
      if (defaut) await lock?.release();
      memory.setReadOnly(defaut ? damaged(defaut, memory) : lectureSeule);
      memory.warn(clockBehind(this.options.now(), memory.derniere));
    } catch (error) {
      this.#writer = null;
      this.#lock = null;
      await lock?.release();
      throw folderFailure(this.dossier, error);
    }
  }

  /** Mends what an interruption left; returns what forbids to. */
  async #prepareToWrite(lock: Lock, { chain, fault, version }: Loaded): Promise<Loaded['defaut']> {
    const { files, segmentBytes } = this.reglages;
    const memory = this.#memory;
    const quarantine = new Quarantine(files, this.dossier, this.options.now);
    const { fin, completed, avertissement, defaut } = await mendTail(
      files,
      quarantine,
      chain,
      this.options.checkEntity,
    );
    if (defaut) return defaut;
    if (completed) memory.publish(completed);
    if (fault) {
      await quarantine.move(FICHIER_INSTANTANE);
      memory.warn(
        `L’instantané était endommagé : il a été mis de côté dans « ${DOSSIER_QUARANTAINE} » et le registre a été reconstruit depuis le journal (${this.seq} entrées). Rien n’est perdu.`,
      );
    }
    const { interrompue } = lock;
    if (interrompue) memory.warn(interrupted(interrompue.detenteur, memory.derniere));
    if (avertissement !== null)
      memory.warn(interrompue ? avertissement : `${avertissement} ${confirmed(memory.derniere)}`);
    this.#writer = new JournalWriter(files, this.dossier, segmentBytes, fin);
    this.#lock = lock;
    this.#earlier = version < VERSION ? version : null;
    await sweep(files, this.dossier);
    return null;
  }

  /** Gives the writer's place up, if it is ours. */
  async #leave(): Promise<void> {
    await this.#snapshots.settled();
    const [writer, lock] = [this.#writer, this.#lock];
    this.#writer = null;
    this.#lock = null;
    await writer?.close(lock?.lost === false).catch(() => undefined);
    await lock?.release();
  }

  /** What to say instead of taking the writer's place; throws when there is nothing to be read either. */
  async #insteadOfWriting(refused: StoreError): Promise<LectureSeule> {
    const { files } = this.reglages;
    if (refused.code === 'VERROUILLE') return refused.detenteur ? held(refused.detenteur) : freed();
    const names = await files.list(this.dossier).catch((): string[] => []);
    if (!names.includes('journal') && !names.includes(FICHIER_INSTANTANE)) throw refused;
    return unavailable(refused);
  }
}

function closedError(): StoreError {
  return new StoreError(
    'ECRITURE_IMPOSSIBLE',
    'Le registre est fermé : l’action n’est pas enregistrée.',
    'Rouvrez le registre, puis recommencez.',
  );
}

function refusal({ raison, remede, lieu, detenteur }: LectureSeule): StoreError {
  return new StoreError('LECTURE_SEULE', raison, remede, {
    ...(lieu ? { lieu } : {}),
    ...(detenteur ? { detenteur } : {}),
  });
}
