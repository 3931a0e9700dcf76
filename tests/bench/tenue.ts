import { setImmediate as turn } from 'node:timers/promises';

/** The longest that a work holds the thread that answers everyone, in milliseconds. */
export async function tenue(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const watched = new AbortController();
  const watch = (async () => {
    while (!watched.signal.aborted) {
      await turn();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  await turn();
  await work();
  watched.abort();
  await watch;
  return longest;
}
