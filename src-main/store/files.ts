import { constants } from 'node:fs';
import {
  chmod,
  mkdir,
  link,
  open,
  readdir,
  realpath,
  rename,
  rmdir,
  stat,
  unlink,
  utimes,
} from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, notAFile } from './errors';

/** The few file operations the store is built on: small enough to be replaced by a failing disk in tests. */
export interface Files {
  /**
   * `a` and `wx` create the file, readable by its owner alone (0600). Never waits for anybody: what is not a regular
   * file (a pipe, a device, a folder) is refused with the code `NOT_A_FILE`.
   */
  open(path: string, flags: 'r' | 'r+' | 'a' | 'wx'): Promise<OpenFile>;
  /**
   * Creates the folder and its parents, for their owner alone (0700); returns the first that was not there, `null` when
   * all were. Their names are not yet on the disk: see `makeLastingFolder`.
   */
  makeFolder(path: string): Promise<string | null>;
  list(path: string): Promise<string[]>;
  /** `null` when there is nothing by that name. */
  stat(path: string): Promise<{ folder: boolean; file: boolean; size: number; mtimeMs: number } | null>;
  rename(from: string, to: string): Promise<void>;
  /** Atomic creation with content: fails with EEXIST when `to` is there. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  touch(path: string, atMs: number): Promise<void>;
  realpath(path: string): Promise<string>;
  /**
   * What the folder's rights allow to others than its owner (0 to 0o077), and whether that owner is this user; `null`
   * where the system has no such rights (Windows).
   */
  rights(path: string): Promise<{ others: number; ours: boolean } | null>;
  /** Leaves a folder to its owner alone (0700). */
  reserve(path: string): Promise<void>;
  /** Makes a creation, rename or deletion survive a power cut: without it the name may come back as it was. */
  syncFolder(path: string): Promise<void>;
}

export interface OpenFile {
  /** All the bytes, or an error. */
  write(bytes: Uint8Array): Promise<void>;
  /** Returns the number of bytes read, 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  datasync(): Promise<void>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  /** `links` is 0 once the file was deleted under our feet. */
  state(): Promise<{ size: number; links: number }>;
  close(): Promise<void>;
}

// Windows has neither the flag nor what it is for.
const NO_WAITING = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

const FLAGS = {
  r: constants.O_RDONLY,
  'r+': constants.O_RDWR,
  a: constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT,
  wx: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
} as const;

/** What opening a socket, or a pipe that nobody reads, or a folder to write, answers. */
const OF_ANOTHER_KIND = new Set(['ENXIO', 'EISDIR', 'ENODEV']);

/** Opens a regular file and nothing else, at once: a pipe would wait for whoever is at its other end. */
async function openFile(path: string, flags: keyof typeof FLAGS): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(path, FLAGS[flags] | NO_WAITING, 0o600);
  } catch (error) {
    throw OF_ANOTHER_KIND.has(errorCode(error)) ? notAFile(path, error) : error;
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw notAFile(path);
}

/** The real disk. */
export const diskFiles: Files = {
  async open(path, flags) {
    const handle = await openFile(path, flags);
    return {
      async write(bytes) {
        // A full disk may take a part of the bytes before it refuses the rest.
        for (let done = 0; done < bytes.length;) {
          done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
        }
      },
      async read(buffer, position) {
        return (await handle.read(buffer, 0, buffer.length, position)).bytesRead;
      },
      datasync: () => handle.datasync(),
      sync: () => handle.sync(),
      truncate: (length) => handle.truncate(length),
      async state() {
        const { size, nlink } = await handle.stat();
        return { size, links: nlink };
      },
      close: () => handle.close(),
    };
  },
  async makeFolder(path) {
    return (await mkdir(path, { recursive: true, mode: 0o700 })) ?? null;
  },
  list: (path) => readdir(path),
  async stat(path) {
    try {
      const found = await stat(path);
      return { folder: found.isDirectory(), file: found.isFile(), size: found.size, mtimeMs: found.mtimeMs };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  rename,
  link,
  unlink,
  removeFolder: (path) => rmdir(path),
  touch: (path, atMs) => utimes(path, atMs / 1000, atMs / 1000),
  realpath: (path) => realpath(path),
  async rights(path) {
    if (process.getuid === undefined) return null;
    const { mode, uid } = await stat(path);
    return { others: mode & 0o077, ours: uid === process.getuid() };
  },
  reserve: (path) => chmod(path, 0o700),
  async syncFolder(path) {
    // Windows has no such call: its file system journals names by itself.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/**
 * Creates the folder and its missing parents; the name of each is in its own parent's, on the disk, at the return. The
 * folder's own is, even if it was there: whoever made it may have been killed before that.
 */
export async function makeLastingFolder(files: Files, path: string): Promise<void> {
  const first = await files.makeFolder(path);
  await syncNames(files, path, first ?? path);
}

/** What a folder that cannot be read, or a file system that cannot sync one, answers. */
const UNSYNCABLE = new Set(['EACCES', 'EPERM', 'EINVAL']);

/** Puts on the disk the names that lead to `path`, from its own up to that of `top`; by default to the root. */
export async function syncNames(files: Files, path: string, top = '/'): Promise<void> {
  const last = dirname(resolve(top));
  for (let parent = dirname(resolve(path)); ; parent = dirname(parent)) {
    try {
      await files.syncFolder(parent);
    } catch (error) {
      // Above the registry a folder may be closed to its account: then its names are not for it to save.
      if (!UNSYNCABLE.has(errorCode(error))) throw error;
    }
    if (parent === last || parent === dirname(parent)) return;
  }
}

/** Writes a new file whole and durable; it must not exist. */
export async function writeNewFile(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path, 'wx');
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a small file whole. */
export async function readSmallFile(files: Files, path: string): Promise<Buffer> {
  const file = await files.open(path, 'r');
  try {
    const { size } = await file.state();
    const bytes = Buffer.alloc(size);
    let done = 0;
    while (done < size) {
      const count = await file.read(bytes.subarray(done), done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  } finally {
    await file.close();
  }
}

/** What follows the last newline of a file: empty when the file ends as it should. */
export type Reste = { readonly bytes: Buffer; readonly offset: number };

/** Pieces large enough to read fast, small enough that parsing one does not make the window jerk. */
const CHUNK = 512 * 1024;

/** The memory pieces are read into: one looked at while the other is filled, by one reading at a time. */
export type Tampons = readonly [Buffer, Buffer];

export const newTampons = (): Tampons => [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)];

/**
 * Calls `visit` for every line ended by a newline (without it), in order, piece by piece: the size of a
 * file is bounded by the disk, not by the longest string V8 can hold, and the window is served in between.
 * `visit` may return false to stop. Bytes from `end` on are not looked at.
 *
 * A line is only lent: its bytes are written over once the next piece is looked at, so what is kept of it is copied.
 * With new memory for each piece, or for each of its many files (`tampons`), a long journal spends as much time having
 * it zeroed and collected as being checked.
 */
export async function readLines(
  files: Files,
  path: string,
  visit: (line: Buffer, offset: number) => boolean | undefined,
  range: { readonly start?: number; readonly end?: number } = {},
  tampons: Tampons = newTampons(),
): Promise<Reste> {
  const file = await files.open(path, 'r');
  const end = range.end ?? Number.POSITIVE_INFINITY;
  let [idle, used] = tampons;
  const readPiece = async (position: number): Promise<Buffer> => {
    const room = idle.subarray(0, Math.min(CHUNK, Math.max(0, end - position)));
    [idle, used] = [used, idle];
    return room.subarray(0, room.length === 0 ? 0 : await file.read(room, position));
  };
  let position = range.start ?? 0;
  let ahead = readPiece(position);
  try {
    let pending: Buffer[] = [];
    let pendingStart = position;
    for (;;) {
      const piece = await ahead;
      if (piece.length === 0) return { bytes: Buffer.concat(pending), offset: pendingStart };
      // The disk brings the next piece while this one is looked at; a failure is met where it is awaited.
      ahead = readPiece(position + piece.length);
      ahead.catch(() => undefined);
      let from = 0;
      for (let newline = piece.indexOf(10); newline !== -1; newline = piece.indexOf(10, from)) {
        const tail = piece.subarray(from, newline);
        const line = pending.length === 0 ? tail : Buffer.concat([...pending, tail]);
        pending = [];
        const goOn = visit(line, pendingStart);
        from = newline + 1;
        pendingStart = position + from;
        if (goOn === false) return { bytes: Buffer.alloc(0), offset: pendingStart };
      }
      if (from < piece.length) pending.push(Buffer.from(piece.subarray(from)));
      position += piece.length;
    }
  } finally {
    // A file is not closed under a read that is still under way.
    await ahead.catch(() => undefined);
    await file.close();
  }
}

const DELAYS_MS = [10, 20, 50, 100, 200, 400, 800];
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** An antivirus or a sync client may hold the file for a moment (Windows: EPERM). */
export async function renamePatiently(files: Files, from: string, to: string): Promise<void> {
  for (const delay of DELAYS_MS) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error;
      await sleep(delay);
    }
  }
  await files.rename(from, to);
}
