import { diskFiles } from './files';
import type { Files } from './files';
import { endOfEntry, segmentsOf } from './segments';

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
    segments.map(async (segment, index) => {
      const last = index === segments.length - 1;
      const end = last ? await endOfEntry(files, segment, jusque) : Number.POSITIVE_INFINITY;
      return { nom: segment.name, lire: () => read(files, segment.path, end) };
    }),
  );
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
