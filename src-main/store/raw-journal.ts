import { diskFiles, readLines } from './files';
import type { Files } from './files';
import { segmentsOf } from './segments';

/** Bytes read at once. */
const CHUNK = 256 * 1024;

export type RawSegment = { readonly nom: string; readonly lire: () => AsyncIterable<Uint8Array> };

/**
 * The files of the journal as they are, up to the end of entry `jusque`: what comes after may be being written. Rejects
 * with a StoreError when the folder cannot be read.
 */
export async function rawSegments(
  dossier: string,
  jusque: number,
  files: Files = diskFiles,
): Promise<readonly RawSegment[]> {
  const segments = (await segmentsOf(files, dossier)).filter(({ first }) => first <= jusque);
  return Promise.all(
    segments.map(async ({ name, path, first }, index) => {
      const last = index === segments.length - 1;
      const end = last ? await endOfEntry(files, path, jusque - first) : Number.POSITIVE_INFINITY;
      return { nom: name, lire: () => read(files, path, end) };
    }),
  );
}

/** Where the line of rank `rank`, from 0, ends in its file, newline included. */
async function endOfEntry(files: Files, path: string, rank: number): Promise<number> {
  let end = 0;
  let left = rank;
  await readLines(files, path, (line, offset) => {
    end = offset + line.length + 1;
    return left-- > 0;
  });
  return end;
}

async function* read(files: Files, path: string, end: number): AsyncGenerator<Uint8Array> {
  const file = await files.open(path, 'r');
  try {
    for (let position = 0; position < end;) {
      const buffer = Buffer.alloc(Math.min(CHUNK, end - position));
      const count = await file.read(buffer, position);
      if (count === 0) return;
      yield buffer.subarray(0, count);
      position += count;
    }
  } finally {
    await file.close();
  }
}
