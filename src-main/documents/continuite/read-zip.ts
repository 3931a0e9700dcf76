import { Unzip, UnzipInflate } from 'fflate';
import { setImmediate as turn } from 'node:timers/promises';
import type { DossierLu } from '../../application/echanges/ports';

/** More than any dossier that could have been received: a ZIP that swells past it is an attack or a mistake. */
const MAX_BYTES = 512 * 1024 * 1024;

const STEP = 256 * 1024;

const PIECE = /^pieces\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/;

/** What is wrong with an archive; its shape is the one the dispatcher shows to people. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code = 'ARCHIVE_ILLISIBLE';
  readonly remede =
    'Choisissez le ZIP d’un dossier de continuité tel qu’il a été produit, ou son registre.json.';
}

/** Takes from a ZIP what an import uses, and nothing else: no name of it ever becomes a path. */
export async function readDossier(bytes: Uint8Array): Promise<DossierLu> {
  const found = new Map<string, Uint8Array>();
  let total = 0;
  let failure = null as Error | null;
  const unzip = new Unzip((file) => {
    if (file.name !== 'registre.json' && !PIECE.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) {
        failure ??= new ArchiveError('Cette archive est endommagée : elle n’a pas pu être lue.');
        return;
      }
      total += chunk.byteLength;
      if (total > MAX_BYTES) {
        failure ??= new ArchiveError('Cette archive contient plus de 512 Mo : elle n’a pas été lue.');
        file.terminate();
        return;
      }
      chunks.push(chunk);
      if (final) found.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && failure === null; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      await turn();
    }
  } catch {
    failure ??= new ArchiveError('Cette archive est endommagée : elle n’a pas pu être lue.');
  }
  if (failure !== null) throw failure;
  const pieces = new Map<string, Uint8Array>();
  for (const [name, content] of found) {
    const sha256 = PIECE.exec(name)?.[1];
    if (sha256 !== undefined) pieces.set(sha256, content);
  }
  return { registre: found.get('registre.json') ?? null, pieces };
}
