import { setTimeout as wait } from 'node:timers/promises';
import type { Depot } from './application/ports';
import type { PieceStore } from './store/pieces';

/** Milliseconds after the opening: the first screen is there, and nobody waits for this. */
const DELAY = 3000;

export type PieceCheckOptions = {
  readonly depot: Pick<Depot, 'registre' | 'lectureSeule'>;
  readonly pieces: Pick<PieceStore, 'check' | 'sweep'>;
  readonly delay?: number;
};

export type PieceCheck = {
  /** Settles when every file has been looked at, or the check was stopped. */
  readonly done: Promise<void>;
  readonly stop: () => void;
};

/**
 * Looks at the file of every piece once after the opening, in the background, a little at a time: what is missing or
 * changed is then told by `pieces.etat`. The reading never keeps the process alive.
 */
export function startPieceCheck(options: PieceCheckOptions): PieceCheck {
  const { depot, pieces, delay = DELAY } = options;
  const stopped = new AbortController();
  const run = async (): Promise<void> => {
    await wait(delay, undefined, { ref: false, signal: stopped.signal });
    if (depot.lectureSeule === null) await pieces.sweep();
    await pieces.check(
      [...depot.registre.pieces.values()].map(({ sha256 }) => sha256),
      stopped.signal,
    );
  };
  // Stopped, or a disk that does not answer: the pieces stay « non vérifiées », and the list says so.
  return { done: run().catch(() => undefined), stop: () => stopped.abort() };
}
