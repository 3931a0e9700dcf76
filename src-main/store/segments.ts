import { join } from 'node:path';
import { folderFailure, StoreError } from './errors';
import { readLines } from './files';
import type { Files } from './files';

/**
 * The journal is a folder of segments, each named by the sequence of its first entry: `000000000001.jsonl`.
 * A segment is only ever appended to; when it has grown enough the next one begins. Nothing rewrites it.
 */
export const DOSSIER_JOURNAL = 'journal';

export type Segment = { readonly first: number; readonly path: string; readonly name: string };

const NAME = /^(\d{12})\.jsonl$/;

export function segmentName(first: number): string {
  return `${String(first).padStart(12, '0')}.jsonl`;
}

/** The segments in order. Other files of the folder (`desktop.ini`, a copy made by a sync client) are left alone. */
export async function listSegments(files: Files, dossier: string): Promise<Segment[]> {
  const folder = join(dossier, DOSSIER_JOURNAL);
  const found = await files.stat(folder);
  if (!found) return [];
  if (!found.folder) {
    throw new StoreError(
      'FORMAT_INCONNU',
      `« ${DOSSIER_JOURNAL} » devrait être un dossier : celui-ci n’est pas un registre.`,
      'Choisissez un autre dossier pour le registre ; rien n’a été modifié dans celui-ci.',
    );
  }
  return (await files.list(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => ({ first: Number(name.slice(0, 12)), path: join(folder, name), name }));
}

/** Reads a folder of segments or says in French why it cannot. */
export async function segmentsOf(files: Files, dossier: string): Promise<Segment[]> {
  try {
    return await listSegments(files, dossier);
  } catch (error) {
    throw folderFailure(dossier, error);
  }
}

/**
 * Changes whenever something was appended to the journal, or a segment added, taken away or replaced, at the price of a
 * listing and two `stat`.
 */
export async function journalSignature(files: Files, dossier: string): Promise<string> {
  const folder = join(dossier, DOSSIER_JOURNAL);
  const found = await files.stat(folder);
  if (!found?.folder) return 'absent';
  const last = (await files.list(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .at(-1);
  const state = last === undefined ? null : await files.stat(join(folder, last));
  return `${found.mtimeMs} ${last ?? ''} ${state?.size ?? 0} ${state?.mtimeMs ?? 0}`;
}

/** Where the line of entry `seq` ends in its segment, newline included. */
export async function endOfEntry(files: Files, segment: Segment, seq: number): Promise<number> {
  let next = segment.first;
  let end = 0;
  await readLines(files, segment.path, (line, offset) => {
    end = offset + line.length + 1;
    return next++ < seq;
  });
  return end;
}
