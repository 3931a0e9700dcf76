import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { repereOf } from '#domain/repere';
import type { GenreSauvegarde, LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import type {
  Depot,
  EtatLieu,
  EtatSauvegardes,
  Pieces,
  PlanReparation,
  RepereOrigine,
  Sauvegarde,
  Sauvegardes,
} from '../../application/ports';
import { StoreError } from '../errors';
import { diskFiles, makeLastingFolder } from '../files';
import type { Files } from '../files';
import { Lock } from '../lock';
import { PieceStore } from '../pieces';
import { describe, merge } from './described';
import { empty, moved, unknownBackup, unsound, notDamaged } from './failures';
import { awayText, failedText, originText } from './told';
import { backupFailure, makeBackup } from './make';
import type { Point } from './make';
import { backupId } from './manifest';
import type { Manifeste } from './manifest';
import { openBackup } from './opened';
import { piecesOf } from './piece-copies';
import { Places } from './places';
import type { Copie, Seen, Usable } from './places';
import { planRepair, repairJournal } from './repair';
import type { Plan } from './repair';
import { ABSENCES } from './second-folder';

/** A key that stays in a pocket for a day is no reason to be told on every screen. */
const LONG_AWAY_MS = 24 * 3_600_000;

const SEGMENT_BYTES = 4 * 1024 * 1024;

export type BackupsOptions = {
  readonly dossier: string;
  readonly depot: Depot;
  readonly pieces: Pieces;
  readonly now: () => string;
  readonly files?: Files;
  readonly segmentBytes?: number;
  readonly patienceMs?: number;
  /** Tells something on every screen, once, in French. */
  readonly avertir: (message: string) => void;
};

type Made = { readonly lieu: LieuSauvegarde; readonly manifeste: Manifeste };

/** The backups of one registry, in its own folder and in a second one. One thing is done at a time. */
export class Backups implements Sauvegardes {
  readonly #files: Files;
  readonly #places: Places;
  readonly #echecs = new Map<LieuSauvegarde, NonNullable<EtatLieu['echec']>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: BackupsOptions) {
    this.#files = options.files ?? diskFiles;
    this.#places = new Places(this.#files, options.dossier, options.now, options.patienceMs);
  }

  async list(): Promise<EtatSauvegardes> {
    const { principal, secondaire, avertissement } = await this.#places.survey(await this.#premiere());
    const own = principal.sauvegardes;
    const there = secondaire?.seen.sauvegardes ?? [];
    return {
      sauvegardes: merge(own, there),
      principal: {
        dossier: this.#places.principal.dossier,
        absence: null,
        vuLe: own[0]?.at ?? null,
        echec: this.#echecs.get('principal') ?? null,
        illisibles: principal.illisibles.length,
      },
      secondaire: secondaire && {
        dossier: secondaire.dossier,
        absence: secondaire.absence === null ? null : ABSENCES[secondaire.absence],
        vuLe: there[0]?.at ?? secondaire.second.vuLe,
        echec: this.#echecs.get('secondaire') ?? null,
        illisibles: secondaire.seen.illisibles.length,
      },
      avertissement,
    };
  }

  async reperes(): Promise<readonly RepereOrigine[]> {
    const { sauvegardes } = await this.list();
    return sauvegardes.map((one) => ({ ...repereOf(one.seq, one.tete), origine: originText(one) }));
  }

  create(genre: GenreSauvegarde): Promise<Sauvegarde> {
    return this.#inTurn(async () => {
      const made = await this.#make(genre, await this.#places.usable());
      const first = made.find(({ lieu }) => lieu === 'principal') ?? made[0];
      if (first === undefined) throw this.#failure();
      const { id } = first.manifeste;
      return describe(
        first.manifeste,
        made.filter(({ manifeste }) => manifeste.id === id).map(({ lieu }) => lieu),
      );
    });
  }

  /** The automatic backup, in each place whose latest is that old, or more, and not of this very entry. */
  createIfDue(olderThanMs: number, signal?: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const { depot, now } = this.options;
      if (depot.seq === 0 || depot.lectureSeule !== null) return;
      const premiere = await this.#premiere();
      await this.#look(premiere);
      const due: Usable[] = [];
      for (const usable of await this.#places.usable()) {
        const seen = await this.#seen(usable, premiere);
        const latest = seen?.sauvegardes[0];
        // Dated after now: the clock was set back, and its age says nothing.
        const age = latest === undefined ? Infinity : Date.parse(now()) - Date.parse(latest.at);
        if (seen !== null && (age >= olderThanMs || age < 0) && latest?.tete !== depot.tete) due.push(usable);
      }
      if (due.length > 0) await this.#make('automatique', due, signal);
    });
  }

  async open(id: string): Promise<{ sauvegarde: Sauvegarde; registre: Registre }> {
    return this.#withSound(id, async ({ manifeste, folder }, lieux) => {
      const { registre } = await openBackup(this.#files, folder, manifeste);
      return { sauvegarde: describe(manifeste, lieux), registre };
    });
  }

  async putBackPieces(id: string, registre: Registre): Promise<number> {
    const { pieces } = this.options;
    const lacking = new Set<string>();
    for (const name of piecesOf(registre)) if (!(await isSound(pieces, name))) lacking.add(name);
    for (const { folder } of await this.#find(id)) {
      const kept = new PieceStore(folder, this.#files);
      for (const name of lacking) {
        if (!(await isSound(kept, name))) continue;
        await pieces.put(await kept.read(name));
        lacking.delete(name);
      }
    }
    return lacking.size;
  }

  async planRepair(id: string): Promise<PlanReparation> {
    const { plan, lieux } = await this.#plan(id);
    const { seq, tete, conservees, perdues } = plan;
    return {
      sauvegarde: describe(plan.sauvegarde, lieux),
      seq,
      tete,
      conservees: conservees.length,
      perdues,
    };
  }

  repair(
    id: string,
    attendu: Pick<Plan, 'seq' | 'tete'> & { readonly perdues: number },
    recit: { readonly par: string; readonly motif: string },
  ): Promise<{ ecarte: string }> {
    return this.#inTurn(async () => {
      const { dossier, depot, now, segmentBytes = SEGMENT_BYTES } = this.options;
      if (depot.lectureSeule?.cause !== 'endommagee') throw notDamaged();
      const lock = await Lock.acquire(this.#files, dossier);
      let ecarte: string;
      try {
        // Under the lock: nobody writes any more between what is planned and what is done.
        const { plan, folder } = await this.#plan(id);
        const { seq, tete, perdues } = plan;
        if (seq !== attendu.seq || tete !== attendu.tete || perdues.length !== attendu.perdues) throw moved();
        ecarte = await repairJournal(this.#files, dossier, folder, plan, { at: now(), segmentBytes, recit });
      } finally {
        await lock.release();
      }
      await depot.reprendre();
      await this.putBackPieces(id, depot.registre);
      return { ecarte };
    });
  }

  chooseSecond(chosen: string | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#places.choose(chosen);
      this.#echecs.delete('secondaire');
    });
  }

  async #seen({ lieu, place }: Usable, premiere: string | null): Promise<Seen | null> {
    try {
      return await place.list(premiere);
    } catch (error) {
      this.#fail(lieu, error, true);
      return null;
    }
  }

  /** Makes a backup in each of these places; one that fails does not keep another from being made. */
  async #make(
    genre: GenreSauvegarde,
    places: readonly Usable[],
    signal?: AbortSignal,
  ): Promise<readonly Made[]> {
    const { dossier, depot, now } = this.options;
    if (depot.lectureSeule?.cause === 'endommagee') throw unsound();
    if (depot.seq === 0) throw empty();
    const [point, premiere] = [await pointOf(depot), await this.#premiere()];
    const at = await this.#freeInstant(now(), point.seq, places);
    const made: Made[] = [];
    for (const { lieu, place } of places) {
      try {
        await makeLastingFolder(this.#files, place.dossier);
        const precedente = (await place.list(premiere)).sauvegardes[0] ?? null;
        const making = { source: dossier, lieu: place.dossier, at, genre, point, precedente, signal };
        const manifeste = await makeBackup(this.#files, making);
        made.push({ lieu, manifeste });
        this.#echecs.delete(lieu);
        await place.rotate(manifeste.premiere, at);
        if (lieu === 'secondaire') await this.#places.remember(at);
      } catch (error) {
        // Whoever asked for one is answered.
        this.#fail(lieu, error, genre === 'automatique');
      }
    }
    return made;
  }

  /** Now, or the first second after it whose name is free in every place: one name is one backup. */
  async #freeInstant(now: string, seq: number, places: readonly Usable[]): Promise<string> {
    for (let at = now; ; at = new Date(Date.parse(at) + 1000).toISOString()) {
      const folders = places.map(({ place }) => place.folderOf(backupId(at, seq)));
      const found = await Promise.all(folders.map((folder) => this.#files.stat(folder).catch(() => null)));
      if (found.every((one) => one === null)) return at;
    }
  }

  #fail(lieu: LieuSauvegarde, error: unknown, tell: boolean): void {
    const failure = backupFailure(error);
    // Given up because the application is closing: nothing to be told.
    if (failure.cause instanceof DOMException) return;
    const { message, remede } = failure;
    const at = this.options.now();
    // Told once, until one succeeds.
    if (tell && this.#echecs.get(lieu)?.message !== message)
      this.options.avertir(failedText(lieu, at, failure));
    this.#echecs.set(lieu, { at, message, remede });
  }

  #failure(): StoreError {
    const { message, remede } = this.#echecs.get('principal') ??
      this.#echecs.get('secondaire') ?? {
        message: 'La sauvegarde n’a pas pu être faite.',
        remede: 'Recommencez.',
      };
    return new StoreError('SAUVEGARDE_IMPOSSIBLE', message, remede);
  }

  /** Tells of a second folder long away. */
  async #look(premiere: string | null): Promise<void> {
    const { avertir, now } = this.options;
    const { secondaire } = await this.#places.survey(premiere);
    if (!secondaire?.absence) return;
    const { vuLe } = secondaire.second;
    const long = vuLe === null || Date.parse(now()) - Date.parse(vuLe) >= LONG_AWAY_MS;
    if (long) avertir(awayText(vuLe, secondaire.absence));
  }

  async #plan(id: string): Promise<{ plan: Plan; folder: string; lieux: readonly LieuSauvegarde[] }> {
    return this.#withSound(id, async ({ manifeste, folder }, lieux) => ({
      plan: (await planRepair(this.#files, this.options.dossier, { manifeste, folder })).plan,
      folder,
      lieux,
    }));
  }

  /** Tries the copies of a backup one after the other: when one is damaged the other may be sound. */
  async #withSound<T>(
    id: string,
    use: (copie: Copie, lieux: readonly LieuSauvegarde[]) => Promise<T>,
  ): Promise<T> {
    const copies = await this.#find(id);
    let failure: unknown = unknownBackup();
    for (const copie of copies) {
      try {
        return await use(
          copie,
          copies.map(({ lieu }) => lieu),
        );
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  async #find(id: string): Promise<readonly Copie[]> {
    return this.#places.find(id, await this.#premiere());
  }

  /**
   * The hash of the registry's first entry, which no other registry has. Null when the journal cannot be relied upon:
   * every backup is then offered.
   */
  async #premiere(): Promise<string | null> {
    const { depot } = this.options;
    if (depot.seq === 0 || depot.lectureSeule?.cause === 'endommagee') return null;
    return (await depot.entries({ from: 1, limit: 1 }))[0]?.hash ?? null;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(act);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}

/** The registry at this very instant: its number, its head and the hash of that same state, whatever comes meanwhile. */
async function pointOf(depot: Depot): Promise<Point> {
  const { seq, tete } = depot;
  const still = emptyRegistre() as unknown as Record<string, Map<string, unknown>>;
  for (const name of COLLECTIONS) still[name] = new Map<string, unknown>(depot.registre[name]);
  return { seq, tete, empreinte: await depot.empreinte(still as unknown as Registre) };
}

async function isSound(pieces: Pieces, empreinte: string): Promise<boolean> {
  await pieces.check([empreinte]);
  return pieces.etat(empreinte) === 'intacte';
}
