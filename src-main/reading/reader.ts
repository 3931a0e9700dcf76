import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { emptyRegistre } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import type { Contenu, Importe, Lecteur, SuiteLecture } from '../application/echanges/ports';
import type { Annonce, Answer, Job, Question } from './messages';
import { interrompue, ReadingError } from './reading-error';

/**
 * Memory a reading may take for what it makes of the bytes, in mebibytes: a registry of 500 conventions and 2 000
 * avenants takes about 150. Past it the worker is ended, and nothing else.
 */
const MAX_MEMORY = 1024;

/** Copied at a time: a millisecond or two, then the window is served. */
const STEP = 1024 * 1024;

/** Milliseconds after which the reading of a document is ended: one of 60 pages takes less than two seconds. */
const MAX_DUREE = 20_000;

/** The same for a pile of scans, of which each page may take a second or two. */
const MAX_DUREE_SCANS = 15 * 60_000;

/** The module that reads printed codes, in the folder of the built worker (vite.node.config.ts puts it there). */
const MODULE_CODES = 'zxing_reader.wasm';

/**
 * Reads each file in a worker of its own. `file`: the built worker (src-main/reading/worker.ts); `memory`: in
 * mebibytes; `duree`: of a document, in milliseconds.
 */
export function readInWorker(file: string, memory = MAX_MEMORY, duree = MAX_DUREE): Lecteur {
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
    examiner: async (bytes, suite) => {
      const lu = await bornee(
        place,
        'examen',
        { genre: 'examen', taille: bytes.byteLength },
        bytes,
        duree,
        suite,
      );
      return lu.examen;
    },
    document: async (bytes, suite) => {
      const lu = await bornee(
        place,
        'document',
        { genre: 'document', taille: bytes.byteLength },
        bytes,
        duree,
        suite,
      );
      return lu.document;
    },
    modele: async (bytes, travail) => {
      const job = { genre: 'modele', travail, taille: bytes.byteLength } as const;
      const lu = await bornee(place, 'modele', job, bytes, duree);
      return lu.resultat;
    },
    scans: async (bytes, suite) => {
      const module = join(dirname(file), MODULE_CODES);
      const job = { genre: 'scans', module, taille: bytes.byteLength } as const;
      const lu = await bornee(place, 'scans', job, bytes, Math.max(duree, MAX_DUREE_SCANS), suite);
      return lu.scan;
    },
    signatures: async (bytes) => {
      const job = { genre: 'signatures', taille: bytes.byteLength } as const;
      const lu = await bornee(place, 'signatures', job, bytes, duree);
      return lu.signatures;
    },
    paragraphes: async (bytes) => {
      const job = { genre: 'paragraphes', taille: bytes.byteLength } as const;
      const lu = await bornee(place, 'paragraphes', job, bytes, duree);
      return lu.paragraphes;
    },
    tableau: async (bytes) => {
      const job = { genre: 'tableau', taille: bytes.byteLength } as const;
      const lu = await bornee(place, 'tableau', job, bytes, duree);
      return lu.rangees;
    },
  };
}

/** A document read in a worker that is ended when it takes too long, or when `signal` says so: its memory goes with it. */
function bornee<
  G extends 'examen' | 'document' | 'modele' | 'paragraphes' | 'scans' | 'signatures' | 'tableau',
>(
  place: Place,
  genre: G,
  job: Job,
  bytes: Uint8Array,
  duree: number,
  { signal, vu }: SuiteLecture = {},
): Promise<Extract<Answer, { readonly genre: G }>> {
  const late = AbortSignal.timeout(duree);
  return withWorker(place, job, bytes, (ask) => ask({ genre: 'lire' }, genre), {
    signals: signal === undefined ? [late] : [late, signal],
    stop: () => (signal?.aborted === true ? interrompue() : tropLongue()),
    vu,
  });
}

/** What ends a worker before its time, the error it is ended with, and who is told how far it is. */
type Stop = {
  readonly signals: readonly AbortSignal[];
  readonly stop: () => Error;
  readonly vu?: SuiteLecture['vu'];
};

const tropLongue = (): ReadingError =>
  new ReadingError(
    'FICHIER_DEMESURE',
    'La lecture de ce fichier dure bien plus que celle d’aucune convention : elle a été arrêtée.',
    'Rien n’a été enregistré. Choisissez le fichier de la convention seule, ou collez son texte.',
  );

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
  { signals, stop, vu }: Stop = { signals: [], stop: interrompue },
): Promise<T> {
  if (signals.some(({ aborted }) => aborted)) throw stop();
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
  worker.on('message', (annonce: Annonce) => {
    if (annonce.genre === 'avancement') vu?.(annonce.avancement);
    else settle?.resolve(annonce);
  });
  worker.on('error', (error) => fail(ofWorker(error, job)));
  worker.on('exit', (code) => fail(new Error(`the reading ended with code ${code}`)));
  const end = (): void => fail(stop());
  for (const signal of signals) signal.addEventListener('abort', end);

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
      if (signals.some(({ aborted }) => aborted)) throw stop();
      const part = new Uint8Array(bytes.subarray(at, at + STEP));
      worker.postMessage({ genre: 'partie', bytes: part } satisfies Question, [part.buffer]);
      await turn();
    }
    return await use(ask);
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}

const isOf = <G extends Answer['genre']>(
  answer: Answer,
  genres: readonly G[],
): answer is Extract<Answer, { readonly genre: G }> => (genres as readonly string[]).includes(answer.genre);

function ofWorker(error: unknown, { genre }: Job): Error {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return genre !== 'type' && genre !== 'importation'
      ? new ReadingError(
          'FICHIER_DEMESURE',
          'La lecture de ce fichier demande bien plus de mémoire qu’aucune convention : elle a été arrêtée.',
          'Rien n’a été enregistré. Choisissez le fichier de la convention seule, ou collez son texte.',
        )
      : new ReadingError(
          'FICHIER_DEMESURE',
          'La lecture de ce fichier demande bien plus de mémoire qu’aucun registre : elle a été arrêtée.',
          'Rien n’a été modifié dans le registre. Choisissez un export entier, tel qu’il a été produit.',
        );
  return error instanceof Error ? error : new Error(String(error));
}
