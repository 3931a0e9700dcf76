import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { DepotOuvert } from './depot';
import { DOSSIER_JOURNAL } from './segments';

/** How long another session's commit may stay unseen where the system tells nothing of it (network shares). */
const POLL_MS = 1000;

/** A commit touches several files: one look for all of them. */
const SETTLE_MS = 30;

export type Following = { readonly stop: () => Promise<void> };

type Followed = Pick<DepotOuvert, 'refresh' | 'regime'>;

/**
 * Looks at the folder now and then, and at once where the system tells of changes: what another session recorded, who
 * writes, whether our own place was taken. `onChange` is told when screens have something else to show.
 */
export function follow(depot: Followed, dossier: string, onChange: () => void, pollMs = POLL_MS): Following {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let due = Number.POSITIVE_INFINITY;
  let running: Promise<void> | null = null;
  let { regime } = depot;
  const watchers: FSWatcher[] = [];

  const look = async (): Promise<void> => {
    const changed = await depot.refresh();
    if (!changed && depot.regime === regime) return;
    ({ regime } = depot);
    if (!stopped) onChange();
  };
  /** Brings the next look forward, never back: a writer that does not stop must not keep it away. */
  const wait = (ms: number): void => {
    const at = performance.now() + ms;
    if (stopped || at >= due) return;
    if (timer) clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      running ??= look().finally(() => {
        running = null;
        wait(pollMs);
      });
    }, ms);
    // Following must not keep the program alive.
    timer.unref();
  };
  for (const folder of [dossier, join(dossier, DOSSIER_JOURNAL)]) {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || /\.jsonl$|^verrou\.json$/.test(name)) wait(SETTLE_MS);
      });
      // Gone with its folder, or refused by the system: the next look comes by itself.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    } catch {
      // Not there yet, or a file system that tells nothing: same thing.
    }
  }
  wait(pollMs);
  return {
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await running;
    },
  };
}
