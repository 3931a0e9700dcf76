export type AgendaKeeperOptions = {
  /** After the opening, so that the first screen never waits for it. */
  readonly firstMs: number;
  /** After a change: several in a row make one writing. */
  readonly changeMs: number;
  /** Days come without anybody recording anything. */
  readonly everyMs: number;
};

const USUAL: AgendaKeeperOptions = { firstMs: 2000, changeMs: 1000, everyMs: 30 * 60_000 };

/** Keeps the calendar file of the chosen folder up to date: at the opening, after each change, and as days come. */
export class AgendaKeeper {
  readonly #options: AgendaKeeperOptions;
  #timer: NodeJS.Timeout;
  #closed = false;
  #pending = true;
  #run: Promise<void> = Promise.resolve();

  /** `tenir`: never rejects but on a defect, which is told. */
  constructor(
    private readonly tenir: () => Promise<void>,
    private readonly report: (error: unknown) => void,
    options: Partial<AgendaKeeperOptions> = {},
  ) {
    this.#options = { ...USUAL, ...options };
    this.#timer = this.#schedule(this.#options.firstMs);
  }

  /** Something was recorded. */
  readonly changed = (): void => {
    if (this.#closed || this.#pending) return;
    this.#pending = true;
    clearTimeout(this.#timer);
    this.#timer = this.#schedule(this.#options.changeMs);
  };

  /** Stops, once what changed has been written. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#pending) await this.#look();
    await this.#run;
  }

  #look(): Promise<void> {
    this.#pending = false;
    this.#run = this.#run.then(this.tenir).catch(this.report);
    return this.#run;
  }

  #schedule(delay: number): NodeJS.Timeout {
    const timer = setTimeout(() => {
      void this.#look().then(() => {
        if (!this.#closed && !this.#pending) this.#timer = this.#schedule(this.#options.everyMs);
      });
    }, delay);
    timer.unref();
    return timer;
  }
}
