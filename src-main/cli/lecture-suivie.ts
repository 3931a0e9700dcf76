import { direAvancement } from '#domain/importation/avancement';
import type { Avancement } from '#domain/importation/avancement';
import type { SuiteLecture } from '../application/echanges/ports';
import type { Terminal } from './command';

/* Long readings at the terminal: who watches hears how far they are, and Ctrl + C stops them, the registry closed. */

/** How often a long reading says how far it is, in milliseconds. */
const CADENCE = 1_000;

const dire = ({ tell }: Pick<Terminal, 'tell'>, avancement: Avancement): void =>
  tell(`${direAvancement(avancement)} (Ctrl + C pour arrêter).`);

/** A reading asked of the application, under the name it is followed by. */
export async function lectureAppelee<T>(
  terminal: Pick<Terminal, 'call' | 'tell' | 'onInterrupt'>,
  ask: (lecture: string) => Promise<T>,
): Promise<T> {
  const { call, onInterrupt } = terminal;
  const lecture = 'terminal';
  const timer = setInterval(() => {
    void call('texte.suivreLecture', { lecture }).then(({ avancement }) => {
      if (avancement !== null) dire(terminal, avancement);
    });
  }, CADENCE);
  const release = onInterrupt(() => void call('texte.suivreLecture', { lecture, arreter: true }));
  try {
    return await ask(lecture);
  } finally {
    clearInterval(timer);
    release();
  }
}

/** A reading done without a registry. */
export async function lectureDirecte<T>(
  terminal: Pick<Terminal, 'tell' | 'onInterrupt'>,
  read: (suite: SuiteLecture) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  let last = performance.now();
  try {
    return await read({
      signal: stop.signal,
      vu: (avancement) => {
        if (performance.now() - last < CADENCE) return;
        last = performance.now();
        dire(terminal, avancement);
      },
    });
  } finally {
    release();
  }
}
