import type { LectureSeule } from '../application/ports';
import { refuseBackupFolder } from './backup/manifest';
import type { Defaut } from './defaut';
import { StoreError } from './errors';
import type { Files } from './files';
import { JournalWriter } from './journal-writer';
import { Lock } from './lock';
import type { Memory } from './memory';
import { mendTail, sweep } from './mending';
import type { CheckEntity, Loaded } from './opening';
import { DOSSIER_QUARANTAINE, Quarantine } from './quarantine';
import { freed, held, unavailable } from './read-only';
import { reserveFolder } from './reserved-folder';
import { DOSSIER_JOURNAL } from './segments';
import { FICHIER_INSTANTANE } from './snapshot';
import { interrupted, lastKnown } from './warnings';

export type PlaceOptions = {
  readonly files: Files;
  readonly dossier: string;
  readonly segmentBytes: number;
  readonly now: () => string;
  readonly checkEntity: CheckEntity | undefined;
};

/** The one place of the writer: the lock and the hand that writes, held together or not at all. */
export class WritingPlace {
  #lock: Lock | null = null;
  #writer: JournalWriter | null = null;

  constructor(
    private readonly options: PlaceOptions,
    private readonly memory: Memory,
  ) {}

  /** `perdue`: it was ours, and another session took it. */
  get state(): 'libre' | 'tenue' | 'perdue' {
    if (!this.#lock) return 'libre';
    return this.#lock.lost ? 'perdue' : 'tenue';
  }

  /** Where the confirmed bytes of the journal end; `null` when this session does not write. */
  get end(): JournalWriter['end'] {
    return this.#writer?.end ?? null;
  }

  /** Rejects when another session writes, or the folder takes no lock. */
  async acquire(): Promise<Lock> {
    await refuseBackupFolder(this.options.files, this.options.dossier);
    return Lock.acquire(this.options.files, this.options.dossier);
  }

  /** Mends what an interruption left, tells it, and takes the place; returns what forbids to. */
  async occupy(lock: Lock, { chain, fault }: Loaded): Promise<Defaut | null> {
    const { files, dossier, segmentBytes, now, checkEntity } = this.options;
    const { memory } = this;
    const quarantine = new Quarantine(files, dossier, now);
    const { fin, completed, avertissement, defaut } = await mendTail(files, quarantine, chain, checkEntity);
    if (defaut) return defaut;
    if (completed) memory.publish(completed);
    if (fault) {
      await quarantine.move(FICHIER_INSTANTANE);
      memory.warn(
        `L’instantané était endommagé : il a été mis de côté dans « ${DOSSIER_QUARANTAINE} » et le registre a été reconstruit depuis le journal, jusqu’à l’entrée n° ${memory.tete.seq}, la dernière qu’il contient.`,
      );
    }
    const { interrompue } = lock;
    if (interrompue) memory.warn(interrupted(interrompue.detenteur, memory.derniere));
    if (avertissement !== null)
      memory.warn(interrompue ? avertissement : `${avertissement} ${lastKnown(memory.derniere)}`);
    await sweep(files, dossier);
    memory.warn(await reserveFolder(files, dossier));
    this.#writer = new JournalWriter(files, dossier, segmentBytes, fin);
    this.#lock = lock;
    return null;
  }

  /** What to say instead of taking the place; throws when there is nothing to be read either. */
  async whyNot(refused: StoreError): Promise<LectureSeule> {
    const { files, dossier } = this.options;
    if (refused.code === 'VERROUILLE') return refused.detenteur ? held(refused.detenteur) : freed();
    const names = await files.list(dossier).catch((): string[] => []);
    if (!names.includes(DOSSIER_JOURNAL) && !names.includes(FICHIER_INSTANTANE)) throw refused;
    return unavailable(refused);
  }

  /** The hand that writes, if it still may. */
  async writer(): Promise<JournalWriter> {
    if (this.memory.lectureSeule) throw refusal(this.memory.lectureSeule);
    if (!this.#writer || !this.#lock) throw closedError();
    await this.#lock.assertHeld();
    return this.#writer;
  }

  async leave(): Promise<void> {
    const [writer, lock] = [this.#writer, this.#lock];
    this.#writer = null;
    this.#lock = null;
    await writer?.close(lock?.lost === false).catch(() => undefined);
    await lock?.release();
  }
}

export function closedError(): StoreError {
  return new StoreError(
    'ECRITURE_IMPOSSIBLE',
    'Le registre est fermé : l’action n’est pas enregistrée.',
    'Rouvrez le registre, puis recommencez.',
  );
}

/** What an action meets while nothing can be recorded. */
export function refusal({ raison, remede, lieu, detenteur }: LectureSeule): StoreError {
  return new StoreError('LECTURE_SEULE', raison, remede, {
    ...(lieu ? { lieu } : {}),
    ...(detenteur ? { detenteur } : {}),
  });
}
