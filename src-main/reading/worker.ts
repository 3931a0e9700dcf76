import { parentPort, workerData } from 'node:worker_threads';
import { COLLECTIONS } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import type { Importe, Lecture } from '../application/echanges/ports';
import { readInPlace } from './in-place';
import type { Answer, Job, Question } from './messages';

/* The worker that reads one file from outside, and ends with it. Nothing of it blocks anybody, nor outlives it. */

/** Records handed over at once. */
const BATCH = 20;

const port = parentPort;
if (port === null) throw new Error('not a worker');
const job = workerData as Job;
const reader = readInPlace();
const bytes = new Uint8Array(job.taille);
let received = 0;
let lu: Importe | null = null;
let fiches: Iterator<readonly [NomCollection, string, unknown]> | null = null;

const say = (answer: Answer, moved: readonly ArrayBuffer[] = []): void => port.postMessage(answer, moved);

port.on('message', (question: Question) => {
  if (question.genre === 'partie') {
    bytes.set(question.bytes, received);
    received += question.bytes.byteLength;
    return;
  }
  answer(question).catch((error: unknown) => say(told(error)));
});

async function answer(question: Exclude<Question, { readonly genre: 'partie' }>): Promise<void> {
  switch (question.genre) {
    case 'lire':
      if (job.genre === 'type') say({ genre: 'type', type: await reader.type(bytes, job.nom) });
      else if (job.genre === 'examen') say({ genre: 'examen', examen: await reader.examiner(bytes) });
      else if (job.genre === 'document') say({ genre: 'document', document: await reader.document(bytes) });
      else say(await reader.importation(bytes, (read) => Promise.resolve(keep(read))));
      return;
    case 'fiches':
      say({ genre: 'fiches', fiches: next() });
      return;
    case 'piece': {
      // A copy of its own: what is moved is no longer here, and a piece may be asked for twice.
      const content = new Uint8Array((await lu?.pieces.get(question.sha256)?.lire()) ?? []);
      say({ genre: 'piece', bytes: content }, [content.buffer]);
    }
  }
}

function keep(read: Lecture): Answer {
  if (!read.ok) return { genre: 'refuse', error: read.error };
  lu = read.value;
  fiches = records(lu);
  const { pieces, exporteLe, version, seq, tete, empreinte } = lu;
  return {
    genre: 'lu',
    tete: { exporteLe, version, seq, tete, empreinte },
    pieces: [...pieces.keys()],
  };
}

function* records({ registre }: Importe): Generator<readonly [NomCollection, string, unknown]> {
  for (const name of COLLECTIONS) for (const [id, entity] of registre[name]) yield [name, id, entity];
}

function next(): readonly (readonly [NomCollection, string, unknown])[] {
  const batch: (readonly [NomCollection, string, unknown])[] = [];
  while (batch.length < BATCH) {
    const one = fiches?.next();
    if (one === undefined || one.done === true) break;
    batch.push(one.value);
  }
  return batch;
}

function told(error: unknown): Answer {
  if (error instanceof Error && 'code' in error && 'remede' in error)
    return {
      genre: 'erreur',
      code: String(error.code),
      message: error.message,
      remede: String(error.remede),
    };
  return {
    genre: 'incident',
    stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
