import { setTimeout as wait } from 'node:timers/promises';
import type { Depot, Pieces } from './application/ports';
import { piecesOf } from './store/backup/piece-copies';
import type { PieceStore } from './store/pieces';

/** Milliseconds after the opening: the first screen is there, and nobody waits for this. */
const DELAY = 3000;

export type PieceCheckOptions = {
  readonly depot: Pick<Depot, 'registre' | 'lectureSeule'>;
  readonly pieces: Pick<PieceStore, 'sweep'> & Pick<Pieces, 'check' | 'etat' | 'regime'>;
  /** Told when something was learnt of a file. */
  readonly onChange?: () => void;
  readonly delay?: number;
};

export type PieceCheck = {
  /** Settles when every file has been looked at once, or the check was stopped. */
  readonly done: Promise<void>;
  /** Looks at the files that came since: recorded by another session, restored, taken back from the trash. */
  readonly again: () => void;
  readonly stop: () => void;
};

/**
 * Looks at the file of every piece once, those of the trash included, in the background and a little at a time: what
 * is missing or changed is then told by `pieces.etat`. The reading never keeps the process alive.
 */
export function startPieceCheck(options: PieceCheckOptions): PieceCheck {
  const { depot, pieces, onChange, delay = DELAY } = options;
  const stopped = new AbortController();
  const unknown = (): readonly string[] =>
    [...piecesOf(depot.registre)].filter((empreinte) => pieces.etat(empreinte) === 'non_verifiee');
  let running: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const before = pieces.regime;
    await pieces.check(unknown(), stopped.signal);
    if (pieces.regime !== before && !stopped.signal.aborted) onChange?.();
  };
  const first = async (): Promise<void> => {
    await wait(delay, undefined, { ref: false, signal: stopped.signal });
    if (depot.lectureSeule === null) await pieces.sweep();
    await look();
  };
  const start = (run: () => Promise<void>): Promise<void> => {
    // Stopped, or a disk that does not answer: the pieces stay « non vérifiées », and the list says so.
    running = run()
      .catch(() => undefined)
      .finally(() => (running = null));
    return running;
  };
  return {
    done: start(first),
    again: () => {
      if (running === null && !stopped.signal.aborted && unknown().length > 0) void start(look);
    },
    stop: () => stopped.abort(),
  };
}
