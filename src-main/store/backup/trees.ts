import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { errorCode } from '../errors';
import type { Files } from '../files';

const CHUNK = 256 * 1024;

export type Copied = { readonly sha256: string; readonly size: number };

/** Reads the first `end` bytes of a file (all by default), a piece at a time. */
async function eachChunk(
  files: Files,
  path: string,
  visit: (bytes: Buffer) => Promise<void> | void,
  end = Number.POSITIVE_INFINITY,
  signal?: AbortSignal,
): Promise<void> {
  const file = await files.open(path, 'r');
  try {
    for (let position = 0; position < end;) {
      signal?.throwIfAborted();
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK, end - position));
      const count = await file.read(buffer, position);
      if (count === 0) return;
      await visit(buffer.subarray(0, count));
      position += count;
    }
  } finally {
    await file.close();
  }
}

export async function hashFile(
  files: Files,
  path: string,
  end?: number,
  signal?: AbortSignal,
): Promise<Copied> {
  const hash = createHash('sha256');
  let size = 0;
  await eachChunk(
    files,
    path,
    (bytes) => {
      hash.update(bytes);
      size += bytes.length;
    },
    end,
    signal,
  );
  return { sha256: hash.digest('hex'), size };
}

/** Copies the first `end` bytes of a file (all by default) to a new one, on the disk when it returns. */
export async function copyFile(
  files: Files,
  from: string,
  to: string,
  end?: number,
  signal?: AbortSignal,
): Promise<Copied> {
  const hash = createHash('sha256');
  let size = 0;
  const target = await files.open(to, 'wx');
  try {
    await eachChunk(
      files,
      from,
      async (bytes) => {
        hash.update(bytes);
        size += bytes.length;
        await target.write(bytes);
      },
      end,
      signal,
    );
    await target.sync();
  } finally {
    await target.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/**
 * Gives `to` the first `end` bytes of `from`: as a second name of `twin` when that file holds the same bytes, which
 * costs no room, otherwise as a copy. `from` itself is never linked: what happens to it must not happen to its copy.
 */
export async function copyOrLink(
  files: Files,
  { from, to, end, twin, signal }: CopyOrLink,
): Promise<Copied & { readonly linked: boolean }> {
  const size = end ?? (await files.stat(from))?.size;
  if (twin !== null && (await files.stat(twin))?.size === size) {
    const source = await hashFile(files, from, end, signal);
    if ((await hashFile(files, twin, undefined, signal)).sha256 === source.sha256) {
      try {
        await files.link(twin, to);
        return { ...source, linked: true };
      } catch (error) {
        if (errorCode(error) === 'EEXIST') throw error;
        // FAT and some network shares know no links.
      }
    }
  }
  return { ...(await copyFile(files, from, to, end, signal)), linked: false };
}

export type CopyOrLink = {
  readonly from: string;
  readonly to: string;
  readonly end?: number | undefined;
  readonly twin: string | null;
  readonly signal?: AbortSignal | undefined;
};

/** The files below a folder, by their path from it, in order; none when there is no such folder. */
export async function listTree(files: Files, folder: string): Promise<string[]> {
  const found = await files.stat(folder);
  if (!found?.folder) return [];
  const paths: string[] = [];
  for (const name of (await files.list(folder)).sort()) {
    const below = await files.stat(join(folder, name));
    if (below?.folder) {
      paths.push(...(await listTree(files, join(folder, name))).map((path) => join(name, path)));
    } else if (below) paths.push(name);
  }
  return paths;
}

/** Removes a folder and all it holds; `first` goes before the rest. A link is removed, never followed. */
export async function removeTree(files: Files, folder: string, first?: string): Promise<void> {
  if (first !== undefined) {
    await files.unlink(join(folder, first)).catch(ignoreAbsent);
    await files.syncFolder(folder).catch(ignoreAbsent);
  }
  const names = await files.list(folder).catch(ignoreAbsent);
  if (!names) return;
  for (const name of names) {
    const path = join(folder, name);
    try {
      await files.unlink(path);
    } catch (error) {
      // What systems answer for a folder.
      if (!['EISDIR', 'EPERM'].includes(errorCode(error))) throw error;
      await removeTree(files, path);
    }
  }
  await files.removeFolder(folder);
}

function ignoreAbsent(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}
