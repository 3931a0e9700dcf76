import { parentPort, workerData } from 'node:worker_threads';
import type { Avancement } from '#domain/importation/avancement';
import { COLLECTIONS } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import type { Importe, Lecture } from '../application/echanges/ports';
import { readInPlace } from './in-place';
import type { Annonce, Answer, Job, Question } from './messages';

/* The worker that reads one file from outside, and ends with it. Nothing of it blocks anybody, nor outlives it. */

/** Records handed over at once. */
const BATCH = 20;

const port = parentPort;
if (port === null) throw new Error('not a worker');
const job = workerData as Job;
const reader = readInPlace(job.genre === 'scans' ? job.module : undefined);
const bytes = new Uint8Array(job.taille);
let received = 0;
let lu: Importe | null = null;
let fiches: Iterator<readonly [NomCollection, string, unknown]> | null = null;

const say = (answer: Annonce, moved: readonly ArrayBuffer[] = []): void => port.postMessage(answer, moved);

/** Milliseconds between two words of progress: what is told more often is not seen. */
const CADENCE = 50;
let told = 0;
const vu = (avancement: Avancement): void => {
  const now = performance.now();
  if (avancement.etape !== 'acte' && now - told < CADENCE) return;
  told = now;
  say({ genre: 'avancement', avancement });
};

port.on('message', (question: Question) => {
  if (question.genre === 'partie') {
    bytes.set(question.bytes, received);
    received += question.bytes.byteLength;
    return;
  }
  answer(question).catch((error: unknown) => say(failed(error)));
});

async function answer(question: Exclude<Question, { readonly genre: 'partie' }>): Promise<void> {
  switch (question.genre) {
    case 'lire':
      if (job.genre === 'type') say({ genre: 'type', type: await reader.type(bytes, job.nom) });
      else if (job.genre === 'examen') say({ genre: 'examen', examen: await reader.examiner(bytes, { vu }) });
      else if (job.genre === 'document')
        say({ genre: 'document', document: await reader.document(bytes, { vu }) });
      else if (job.genre === 'paragraphes')
        say({ genre: 'paragraphes', paragraphes: await reader.paragraphes(bytes) });
      else if (job.genre === 'tableau') say({ genre: 'tableau', rangees: await reader.tableau(bytes) });
      else if (job.genre === 'signatures')
        say({ genre: 'signatures', signatures: await reader.signatures(bytes) });
      else if (job.genre === 'modele')
        say({ genre: 'modele', resultat: await reader.modele(bytes, job.travail) });
      else if (job.genre === 'scans') say({ genre: 'scans', scan: await reader.scans(bytes, { vu }) });
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

function failed(error: unknown): Answer {
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
