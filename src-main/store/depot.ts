import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Registre } from '#domain/registre';
import type {
  Commit,
  Decided,
  EntityName,
  EntreeJournal,
  EntreeSurvolee,
  LectureSeule,
  Meta,
  RepereOrigine,
  Verification,
} from '../application/ports';
import { settleRepair } from './backup/swap';
import { changeFault, sealEntry, VERSION } from './entry';
import { folderFailure } from './errors';
import { syncNames } from './files';
import { eachEntry, imagesBefore, replayUntil, skimEntries } from './history';
import { currentHolder } from './lock';
import type { Lock } from './lock';
import { Memory } from './memory';
import { reglagesOf } from './open-options';
import type { DepotOuvert, OpenOptions, Reglages } from './open-options';
import { asked, damaged, held, unavailable } from './read-only';
import { Reader } from './reader';
import { SnapshotKeeper } from './snapshot-keeper';
import { DOSSIER_JOURNAL } from './segments';
import { stateHash } from './state-hash';
import { isDamage, verifyDossier } from './verify';
import { clockBehind, migrated } from './warnings';
import { closedError, refusal, WritingPlace } from './writing-place';

export type { DepotOuvert, OpenOptions, Reglages } from './open-options';

/** Damage is believed when it is seen twice: another session may have been in the middle of a line. */
const SECOND_LOOK_MS = 150;

/**
 * Opens the registry of a folder, or rejects with a `StoreError`. An empty or missing folder is a new registry; a
 * folder with data never opens empty, and a damaged one opens read only, in its last sound state.
 */
export async function openDepot(options: OpenOptions): Promise<DepotOuvert> {
  const reglages = reglagesOf(options);
  const { files } = reglages;
  const { mode = 'ecriture' } = options;
  let dossier: string;
  try {
    if (mode !== 'lecture') await files.makeFolder(options.dossier);
    dossier = await files.realpath(options.dossier);
    // Whoever made the folder, this session or not, a power cut may still take it away; later the journal attests it.
    if (mode !== 'lecture' && !(await files.stat(join(dossier, DOSSIER_JOURNAL))))
      await syncNames(files, dossier);
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
  readonly #place: WritingPlace;
  /** The earlier version whose records the folder holds, until the first write. */
  #earlier: number | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | null = null;

  constructor(
    private readonly dossier: string,
    private readonly options: Pick<OpenOptions, 'now' | 'checkEntity' | 'beforeMigration'>,
    private readonly reglages: Reglages,
  ) {
    const { files, segmentBytes, snapshotEvery } = reglages;
    const { now, checkEntity } = options;
    this.#place = new WritingPlace({ files, dossier, segmentBytes, now, checkEntity }, this.#memory);
    this.#reader = new Reader(files, dossier, this.#memory, options.checkEntity);
    this.#snapshots = new SnapshotKeeper(files, dossier, snapshotEvery, {
      memory: this.#memory,
      assertHeld: async () => {
        await this.#place.writer();
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
      lock = await this.#place.acquire();
    } catch (error) {
      const refused = folderFailure(this.dossier, error);
      if (mode === 'ecriture') throw refused;
      await this.#enter(null, await this.#place.whyNot(refused));
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
        end: () => this.#place.end,
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
        await this.#reader.takeNote();
        this.#memory.setReadOnly(damaged(premierDefaut, this.#memory));
      });
    }
    return found;
  }

  async refresh(): Promise<boolean> {
    const seen = { regime: this.regime, tete: this.tete };
    await this.#inTurn(async () => {
      if (this.#closed) return;
      const { state } = this.#place;
      if (state === 'tenue') return;
      await this.#leave();
      await this.#reader.follow(state === 'perdue');
    });
    return seen.regime !== this.regime || seen.tete !== this.tete;
  }

  async reprendre(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#closed) throw closedError();
      if (this.#place.state === 'tenue') return;
      await this.#leave();
      try {
        await this.#enter(await this.#place.acquire(), null);
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
    if (this.#place.state !== 'libre' && this.#earlier === null) await this.#snapshots.beforeClosing();
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
    const writer = await this.#place.writer();
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

  /** Reads everything, and takes its place as the writer with the lock, as a reader without. */
  async #enter(lock: Lock | null, lectureSeule: LectureSeule | null): Promise<void> {
    const memory = this.#memory;
    try {
      memory.warn(await settleRepair(this.reglages.files, this.dossier, { writing: lock !== null }));
      const loaded = await this.#reader.load();
      this.#snapshots.startFrom(loaded);
      const defaut = loaded.defaut ?? (lock && (await this.#place.occupy(lock, loaded)));
      this.#earlier = loaded.version < VERSION ? loaded.version : null;
      if (defaut) await lock?.release();
      memory.setReadOnly(defaut ? damaged(defaut, memory) : lectureSeule);
      memory.warn(clockBehind(this.options.now(), memory.derniere));
    } catch (error) {
      await this.#place.leave();
      await lock?.release();
      throw folderFailure(this.dossier, error);
    }
  }

  /** Gives the writer's place up, if it is ours. */
  async #leave(): Promise<void> {
    await this.#snapshots.settled();
    await this.#place.leave();
  }
}
