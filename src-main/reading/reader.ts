import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { emptyRegistre } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import type { Contenu, Importe, Lecteur } from '../application/echanges/ports';
import type { Answer, Job, Question } from './messages';
import { ReadingError } from './reading-error';

/**
 * Memory a reading may take for what it makes of the bytes, in mebibytes: a registry of 500 conventions and 2 000
 * avenants takes about 150. Past it the worker is ended, and nothing else.
 */
const MAX_MEMORY = 1024;

/** A document is read in this many milliseconds, or not at all. */
const MAX_EXAMEN = 20_000;

/** Copied at a time: a millisecond or two, then the window is served. */
const STEP = 1024 * 1024;

/**
 * Reads each file in a worker of its own. `file`: the built worker (src-main/reading/worker.ts); `memory`: in
 * mebibytes.
 */
export function readInWorker(file: string, memory = MAX_MEMORY): Lecteur {
  const place: Place = { file, memory };
  return {
    type: (bytes, nom) =>
      withWorker(place, { genre: 'type', nom, taille: bytes.byteLength }, bytes, async (ask) => {
        const { type } = await ask({ genre: 'lire' }, 'type');
        return type;
      }),
    importation: (bytes, use) =>
      withWorker(place, { genre: 'importation', taille: bytes.byteLength }, bytes, async (ask) => {
        const read = await ask({ genre: 'lire' }, 'lu', 'refuse');
        return use(
          read.genre === 'refuse'
            ? { ok: false, error: read.error }
            : { ok: true, value: await taken(read, ask) },
        );
      }),
    examiner: (bytes, signal) =>
      withWorker(
        place,
        { genre: 'examen', taille: bytes.byteLength },
        bytes,
        async (ask) => (await ask({ genre: 'lire' }, 'examen')).examen,
        within(MAX_EXAMEN, signal),
      ),
  };
}

/** Aborts after that many milliseconds, or when `signal` does; the oldest runtime served cannot join two signals. */
function within(milliseconds: number, signal: AbortSignal | undefined): AbortSignal {
  const time = AbortSignal.timeout(milliseconds);
  if (signal === undefined) return time;
  const both = new AbortController();
  for (const one of [time, signal])
    if (one.aborted) both.abort(one.reason);
    else one.addEventListener('abort', () => both.abort(one.reason), { once: true });
  return both.signal;
}

type Place = { readonly file: string; readonly memory: number };

type Ask = <G extends Answer['genre']>(
  question: Question,
  ...expected: readonly G[]
) => Promise<Extract<Answer, { readonly genre: G }>>;

/** The records come a few at a time, the attachments when they are asked for. */
async function taken(
  { tete, pieces }: Extract<Answer, { readonly genre: 'lu' }>,
  ask: Ask,
): Promise<Importe> {
  const registre = emptyRegistre() as unknown as Record<NomCollection, Map<string, unknown>>;
  for (;;) {
    const { fiches } = await ask({ genre: 'fiches' }, 'fiches');
    if (fiches.length === 0) break;
    for (const [collection, id, entity] of fiches) registre[collection].set(id, entity);
    await turn();
  }
  const content = (sha256: string): Contenu => ({
    lire: async () => (await ask({ genre: 'piece', sha256 }, 'piece')).bytes,
  });
  return {
    ...tete,
    registre: registre as unknown as Registre,
    pieces: new Map(pieces.map((sha256) => [sha256, content(sha256)])),
  };
}

async function withWorker<T>(
  { file, memory }: Place,
  job: Job,
  bytes: Uint8Array,
  use: (ask: Ask) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const worker = new Worker(file, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  let settle: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | null =
    null;
  let ended: Error | null = null;
  const fail = (error: Error): void => {
    ended ??= error;
    settle?.reject(ended);
  };
  worker.on('message', (answer: Answer) => settle?.resolve(answer));
  worker.on('error', (error) => fail(ofWorker(error)));
  signal?.addEventListener('abort', () => fail(stopped(signal)), { once: true });
  worker.on('exit', (code) => fail(new Error(`the reading ended with code ${code}`)));

  const ask: Ask = async (question, ...expected) => {
    if (ended !== null) throw ended;
    const answer = await new Promise<Answer>((resolve, reject) => {
      settle = { resolve, reject };
      worker.postMessage(question);
    });
    if (isOf(answer, expected)) return answer;
    if (answer.genre === 'erreur') throw new ReadingError(answer.code, answer.message, answer.remede);
    throw new Error(answer.genre === 'incident' ? answer.stack : `unexpected ${answer.genre}`);
  };
  try {
    for (let at = 0; at < bytes.byteLength; at += STEP) {
      const part = new Uint8Array(bytes.subarray(at, at + STEP));
      worker.postMessage({ genre: 'partie', bytes: part } satisfies Question, [part.buffer]);
      await turn();
    }
    return await use(ask);
  } finally {
    await worker.terminate();
  }
}

function stopped(signal: AbortSignal): Error {
  const late = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return late
    ? new ReadingError(
        'LECTURE_TROP_LONGUE',
        'La lecture de ce fichier a dépassé vingt secondes : elle a été arrêtée.',
        'Rien n’a été enregistré. Découpez le document, ou collez son texte.',
      )
    : new ReadingError('LECTURE_ARRETEE', 'La lecture a été arrêtée.', 'Rien n’a été enregistré.');
}

const isOf = <G extends Answer['genre']>(
  answer: Answer,
  genres: readonly G[],
): answer is Extract<Answer, { readonly genre: G }> => (genres as readonly string[]).includes(answer.genre);

function ofWorker(error: unknown): Error {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new ReadingError(
      'FICHIER_DEMESURE',
      'La lecture de ce fichier demande bien plus de mémoire qu’aucun registre : elle a été arrêtée.',
      'Rien n’a été modifié dans le registre. Choisissez un export entier, tel qu’il a été produit.',
    );
  return error instanceof Error ? error : new Error(String(error));
}
