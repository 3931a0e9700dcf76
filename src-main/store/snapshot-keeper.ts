import { Low } from 'lowdb';
import type { Files } from './files';
import { DEBUT } from './journal';
import type { Tete } from './journal';
import { emptyCollections } from './opening';
import type { Collections } from './opening';
import { SnapshotAdapter } from './snapshot';
import type { Instantane } from './snapshot';

/** After a failure, the next attempt comes this many commits later. */
const RETRY_AFTER = 50;

export type SnapshotSource = {
  readonly collections: Collections;
  /** The entry those collections stand at, now. */
  readonly tete: () => Tete;
  /** Rejects when this process may not write any more. */
  readonly assertHeld: () => Promise<void>;
  readonly warn: (message: string) => void;
};

/** Takes the snapshot of the registry now and then, so that opening reads a short tail of the journal. */
export class SnapshotKeeper {
  readonly #low: Low<Instantane>;
  #seq = 0;
  #running: Promise<void> | null = null;

  constructor(
    files: Files,
    dossier: string,
    private readonly every: number,
    private readonly source: SnapshotSource,
  ) {
    const { collections } = source;
    this.#low = new Low<Instantane>(
      new SnapshotAdapter(files, dossier),
      instantane(DEBUT, emptyCollections()),
    );
    this.#low.data = instantane(DEBUT, collections);
  }

  /** The entry the snapshot on the disk stands at; 0 without one. */
  startFrom(seq: number): void {
    this.#seq = seq;
  }

  /** After the reply, so that nobody waits for it. */
  afterCommit(): void {
    if (this.source.tete().seq - this.#seq < this.every) return;
    this.#running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.take())
      .finally(() => (this.#running = null));
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  /** Writes the snapshot unless the one on the disk is up to date. */
  async take(): Promise<void> {
    const tete = this.source.tete();
    if (tete.seq <= this.#seq) return;
    try {
      await this.source.assertHeld();
      this.#low.data = instantane(this.source.tete(), this.source.collections);
      const { seq } = this.#low.data;
      await this.#low.write();
      this.#seq = seq;
    } catch {
      // Nothing is lost, the journal has it all; the next opening is slower, and later commits try again.
      this.source.warn('L’instantané du registre n’a pas pu être écrit ; le journal, lui, est complet.');
      this.#seq = Math.max(this.#seq, tete.seq - this.every + RETRY_AFTER);
    }
  }
}

function instantane({ seq, hash }: Tete, collections: Collections): Instantane {
  return { seq, tete: hash, collections: collections as unknown as Instantane['collections'] };
}
