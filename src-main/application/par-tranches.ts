import { setImmediate as turn } from 'node:timers/promises';

/** Longest the thread that answers everyone is held at a time, in milliseconds: an answer takes several turns. */
const TRANCHE = 8;

/**
 * Does a long work step by step, letting everything else be answered between two slices; `vu` is told each step, and
 * ends the work when it returns false. Whether it went to its end.
 */
export async function parTranches<T>(steps: Iterable<T>, vu: (step: T) => boolean): Promise<boolean> {
  let since = performance.now();
  for (const step of steps) {
    if (!vu(step)) return false;
    if (performance.now() - since < TRANCHE) continue;
    await turn();
    since = performance.now();
  }
  return true;
}
