import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export type Mesure<T> = {
  readonly value: T;
  /** Milliseconds. */
  readonly duree: number;
  /** Longest work of this thread between two turns of its event loop, in milliseconds of processor. */
  readonly blocage: number;
  /** Bytes taken at most beside those there before. */
  readonly memoire: number;
};

/**
 * Milliseconds this thread has worked: what other programs do on the machine does not count. Where the system does not
 * say, those that have passed.
 */
function travail(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Runs `act` while looking at how long its thread, where a window would be served, answers nothing. */
export async function mesurer<T>(act: () => Promise<T>): Promise<Mesure<T>> {
  const start = performance.now();
  const before = process.memoryUsage.rss();
  let [last, blocage, peak] = [travail(), 0, before];
  const tick = (): void => {
    const now = travail();
    blocage = Math.max(blocage, now - last);
    last = now;
  };
  // Rearmed by itself: a turn of the loop that comes late is a turn during which nothing was served.
  let running = true;
  const turn = (): void => {
    tick();
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  const memory = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  try {
    const value = await act();
    tick();
    peak = Math.max(peak, process.memoryUsage.rss());
    return { value, duree: performance.now() - start, blocage, memoire: peak - before };
  } finally {
    running = false;
    clearInterval(memory);
  }
}
