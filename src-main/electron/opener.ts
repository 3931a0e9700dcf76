/** Outcome of opening the registry. */
export type Opened<A> =
  | { readonly ok: true; readonly value: A }
  | { readonly ok: false; readonly error: unknown };

/**
 * Opens the registry once, and again only where it failed and someone asks: « Réessayer » after the disk was
 * plugged in must not need a restart, and two loads of the page must not open the registry twice.
 */
export class Opener<A> {
  readonly #open: () => Promise<A>;
  #attempt: Promise<Opened<A>> | null = null;
  #failed = false;

  constructor(open: () => Promise<A>) {
    this.#open = open;
  }

  /** The registry, opened now if it never was, or if the last attempt failed. */
  ensure(): Promise<Opened<A>> {
    return this.#attempt === null || this.#failed ? this.#try() : this.#attempt;
  }

  /** The outcome of the last attempt, without another after a failure. */
  current(): Promise<Opened<A>> {
    return this.#attempt ?? this.#try();
  }

  #try(): Promise<Opened<A>> {
    this.#failed = false;
    this.#attempt = this.#open().then(
      (value): Opened<A> => ({ ok: true, value }),
      (error: unknown): Opened<A> => {
        this.#failed = true;
        return { ok: false, error };
      },
    );
    return this.#attempt;
  }

  /** The registry if it is open or opening; null when nothing is there to be closed. */
  async opened(): Promise<A | null> {
    const outcome = await this.#attempt;
    return outcome?.ok === true ? outcome.value : null;
  }
}
