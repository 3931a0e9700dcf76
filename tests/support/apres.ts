import { afterEach } from 'vitest';

/*
 * What a test leaves behind it, undone after it. Files of tests share what they load: a hook of a module would be there
 * for the first of them only, so this one is set up for each (vitest.config.ts).
 */

// Set up again for each file, it is another module each time: the list is one for the process.
const held = globalThis as { apresUnTest?: (() => Promise<unknown>)[] };
const cleanups = (held.apresUnTest ??= []);

/** Runs after the current test whatever happened, last registered first. */
export function later(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
