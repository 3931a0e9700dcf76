import { Low } from 'lowdb';
import type { Files } from './files';
import type { Memory } from './memory';
import type { Loaded } from './opening';
import type { Instantane } from './snapshot';
import { SnapshotAdapter } from './snapshot-writer';

/** After a failure, the next attempt comes this many commits later. */
const RETRY_AFTER = 50;

/** How many times the last snapshot's bytes are journaled before the next one: it then adds less than a half to them. */
const TAILS = 2.2;

export type SnapshotSource = {
  readonly memory: Memory;
  /** Rejects when this process may not write any more. */
  readonly assertHeld: () => Promise<void>;
};

/**
 * Takes the snapshot of the registry now and then, so that opening reads a short tail of the journal. Once the tail has
 * entries enough it waits to weigh `TAILS` times the last snapshot: while records change, all that is written stays
 * under one and a half times what was journaled, and an opening reads at most some three times the state.
 */
export class SnapshotKeeper {
  readonly #low: Low<Instantane>;
  readonly #adapter: SnapshotAdapter;
  #seq = 0;
  /** Bytes journaled since the snapshot. */
  #tail = 0;
  #running: Promise<void> | null = null;

  constructor(
    files: Files,
    dossier: string,
    private readonly every: number,
    private readonly source: SnapshotSource,
  ) {
    this.#adapter = new SnapshotAdapter(files, dossier);
    this.#low = new Low<Instantane>(this.#adapter, instantane(source.memory));
  }

  /** What the disk holds: the entry its snapshot stands at, 0 without one, and bytes. */
  startFrom({ snapshotSeq, snapshotBytes, tailBytes }: Loaded): void {
    this.#seq = snapshotSeq;
    this.#adapter.size = snapshotBytes;
    this.#tail = tailBytes;
  }

  /** The snapshot on the disk will not serve any more: the next one comes first thing. */
  forget(): void {
    this.#seq = 0;
    this.#adapter.size = 0;
  }

  /** After the reply, so that nobody waits for it. `bytes`: those of the entry. */
  afterCommit(bytes: number): void {
    this.#tail += bytes;
    if (this.source.memory.tete.seq - this.#seq < this.every || !this.#isWorthIt()) return;
    this.#running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.take())
      .finally(() => (this.#running = null));
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  /** At closing: however few the entries, nobody waits for it, but at no higher price. */
  async beforeClosing(): Promise<void> {
    if (this.#isWorthIt()) await this.take();
  }

  #isWorthIt(): boolean {
    return this.#tail >= this.#adapter.size * TAILS;
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
      const journaled = this.#tail;
      await this.#low.write();
      this.#seq = seq;
      this.#tail -= journaled;
    } catch {
      // Nothing is lost, the journal has it all; the next opening is slower, and later commits try again.
      memory.warn(
        'L’instantané du registre n’a pas pu être écrit ; le journal, dont il n’est qu’une image, continue d’être écrit.',
      );
      this.#seq = Math.max(this.#seq, tete.seq - this.every + RETRY_AFTER);
    }
  }
}

function instantane({ tete, collections }: Memory): Instantane {
  return { seq: tete.seq, tete: tete.hash, collections: collections as unknown as Instantane['collections'] };
}
