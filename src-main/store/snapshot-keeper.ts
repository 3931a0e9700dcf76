import { Low } from 'lowdb';
import type { Files } from './files';
import type { Memory } from './memory';
import { SnapshotAdapter } from './snapshot';
import type { Instantane } from './snapshot';

/** After a failure, the next attempt comes this many commits later. */
const RETRY_AFTER = 50;

export type SnapshotSource = {
  readonly memory: Memory;
  /** Rejects when this process may not write any more. */
  readonly assertHeld: () => Promise<void>;
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
    this.#low = new Low<Instantane>(new SnapshotAdapter(files, dossier), instantane(source.memory));
  }

  /** The entry the snapshot on the disk stands at; 0 without one. */
  startFrom(seq: number): void {
    this.#seq = seq;
  }

  /** After the reply, so that nobody waits for it. */
  afterCommit(): void {
    if (this.source.memory.tete.seq - this.#seq < this.every) return;
    this.#running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.take())
      .finally(() => (this.#running = null));
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  /** Writes the snapshot unless the one on the disk is up to date. */
  async take(): Promise<void> {
    const { memory } = this.source;
    const { tete } = memory;
    if (tete.seq <= this.#seq) return;
    try {
      await this.source.assertHeld();
      this.#low.data = instantane(memory);
      const { seq } = this.#low.data;
      await this.#low.write();
      this.#seq = seq;
    } catch {
      // Nothing is lost, the journal has it all; the next opening is slower, and later commits try again.
      memory.warn('L’instantané du registre n’a pas pu être écrit ; le journal, lui, est complet.');
      this.#seq = Math.max(this.#seq, tete.seq - this.every + RETRY_AFTER);
    }
  }
}

function instantane({ tete, collections }: Memory): Instantane {
  return { seq: tete.seq, tete: tete.hash, collections: collections as unknown as Instantane['collections'] };
}
