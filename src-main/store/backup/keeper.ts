import type { Backups } from './backups';

export type KeeperOptions = {
  /** After the opening, so that it never waits for a copy. */
  readonly firstMs: number;
  readonly everyMs: number;
  /** How old the latest backup of a place must be for another one to be made. */
  readonly ageMs: number;
  /** How long quitting may wait for the last one. */
  readonly closeMs: number;
};

const USUAL: KeeperOptions = {
  firstMs: 15_000,
  everyMs: 5 * 60_000,
  ageMs: 60 * 60_000,
  closeMs: 5_000,
};

/**
 * Makes the automatic backups while the registry is open to write, and a last one when it closes. A place that is away
 * or fails is tried again at the next look; nothing waits for it.
 */
export class BackupKeeper {
  readonly #options: KeeperOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout;
  #closed = false;
  #run: Promise<void> = Promise.resolve();

  constructor(
    private readonly backups: Pick<Backups, 'createIfDue'>,
    private readonly report: (error: unknown) => void,
    options: Partial<KeeperOptions> = {},
  ) {
    this.#options = { ...USUAL, ...options };
    this.#timer = this.#schedule(this.#options.firstMs);
  }

  /** Stops, after a last backup of what changed, given up when it takes too long. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const { closeMs } = this.#options;
    const timer = setTimeout(() => this.#stopping.abort(), closeMs);
    const last = this.#run.then(() => this.backups.createIfDue(0, this.#stopping.signal)).catch(this.report);
    // A copy that is given up still has its remains to remove; a place that hangs is left.
    await Promise.race([last, new Promise((resolve) => setTimeout(resolve, closeMs + 1000).unref())]);
    clearTimeout(timer);
  }

  #schedule(delay: number): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#run = this.backups
        .createIfDue(this.#options.ageMs, this.#stopping.signal)
        .catch(this.report)
        .then(() => {
          if (!this.#closed) this.#timer = this.#schedule(this.#options.everyMs);
        });
    }, delay);
    timer.unref();
    return timer;
  }
}
