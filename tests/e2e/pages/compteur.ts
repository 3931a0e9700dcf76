import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** What a person does with a screen: each is one gesture. */
const GESTES: ReadonlySet<string | symbol> = new Set([
  'click',
  'fill',
  'check',
  'uncheck',
  'selectOption',
  'press',
]);

/** A page has no filter, and nothing else can be filled. */
const isLocator = (value: unknown): value is Locator =>
  typeof value === 'object' && value !== null && 'filter' in value && 'fill' in value;

/**
 * Counts the clicks and the filled fields of whoever drives a page, and the buttons they had to scroll to. The page
 * objects are given `page`, and count without knowing it.
 */
export class Compteur {
  gestes = 0;
  defilements = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = this.#suivre(page);
  }

  /** A gesture made otherwise than through a locator: words selected with the mouse. */
  ajouter(n = 1): void {
    this.gestes += n;
  }

  #suivre<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (of, name) => {
        const member: unknown = Reflect.get(of, name, of);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) =>
          this.#appeler(of, name, member as (...all: unknown[]) => unknown, args);
      },
    });
  }

  #appeler(
    of: object,
    name: string | symbol,
    member: (...all: unknown[]) => unknown,
    args: unknown[],
  ): unknown {
    if (isLocator(of) && GESTES.has(name)) {
      this.gestes += 1;
      return this.#agir(of, () => member.apply(of, args));
    }
    const answer = member.apply(of, args);
    // What leads to a locator leads to one that counts.
    return isLocator(answer) ? this.#suivre(answer) : answer;
  }

  /** A button that must be scrolled to is one more thing to do: it is counted, and told apart. */
  async #agir(locator: Locator, act: () => unknown): Promise<unknown> {
    await locator.waitFor();
    const hidden = await locator.evaluate((element) => {
      if (!(element instanceof HTMLButtonElement) || element.type !== 'submit') return false;
      const box = element.getBoundingClientRect();
      return box.top < 0 || box.bottom > window.innerHeight;
    });
    if (hidden) this.defilements += 1;
    return act();
  }

  /** Says the count, and holds it to its bound. */
  verdict(job: string, atMost: number): void {
    // Read by whoever runs the check: the figures are what it is for.
    console.log(
      `${job}\u00a0: ${this.gestes} clics et champs remplis (au plus ${atMost}), ${this.defilements} défilement imposé`,
    );
    expect(this.gestes).toBeLessThanOrEqual(atMost);
    expect(this.defilements).toBe(0);
  }
}
