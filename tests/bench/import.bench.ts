/**
 * A convention of 60 pages read in its worker, as a door does, against a library that takes the bare text out of the
 * same file, in a worker of its own too: both start cold, as they do for a person.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readInWorker } from '../../src-main/reading/reader';
import { docxLong } from '../support/longue-convention';
import { median, mesure } from './measure';
import type { Mesure } from './measure';
import { tenue } from './tenue';

const PAGES = 60;
const ROUNDS = 7;
/** Longest that the thread that answers everyone is held, in milliseconds. */
const TENUE_MS = 50;

const NU = `
  const { parentPort, workerData } = require('node:worker_threads');
  const mammoth = require('mammoth');
  mammoth.extractRawText({ buffer: Buffer.from(workerData) }).then(({ value }) => parentPort.postMessage(value));
`;

const bare = (bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(NU, { eval: true, workerData: bytes });
    worker.once('message', (text: string) => {
      void worker.terminate().then(() => resolve(text));
    });
    worker.once('error', reject);
  });

async function clock(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

export async function benchImport(): Promise<readonly Mesure[]> {
  const bytes = await docxLong(PAGES);
  const lecteur = readInWorker(join(process.cwd(), 'dist', 'lecteur', 'lecteur.cjs'));
  const ours: number[] = [];
  const theirs: number[] = [];
  const tenues: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    let mine = 0;
    const held = await tenue(async () => {
      mine = await clock(() => lecteur.examiner(bytes));
    });
    const other = await clock(() => bare(bytes));
    if (round < 0) continue;
    ours.push(mine);
    theirs.push(other);
    tenues.push(held);
  }
  return [
    mesure(`convention de ${PAGES} pages (DOCX) / mammoth, son texte seul`, median(ours) / median(theirs), 2),
    // The least of several: what else the machine does only ever adds.
    mesure('pendant cette lecture, plus longue tenue de la fenêtre (ms)', Math.min(...tenues), TENUE_MS),
  ];
}
