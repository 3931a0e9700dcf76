import { dirname, sep } from 'node:path';
import { diskFiles } from '../../../src-main/store/files';
import type { Files, OpenFile } from '../../../src-main/store/files';

/**
 * A disk that forgets: bytes last once their file was synced, names once their folder was. What a power cut leaves is
 * what was synced and whatever part of the rest the `Chance` decides, never more.
 */

type FileNode = {
  readonly kind: 'file';
  /** As programs see it. */
  bytes: Buffer;
  /** As it was last synced; names do not count here. */
  synced: Buffer;
  links: number;
  mtimeMs: number;
};
type FolderNode = {
  readonly kind: 'folder';
  readonly names: Map<string, Node>;
  readonly synced: Map<string, Node>;
  readonly pending: NameOperation[];
  mtimeMs: number;
};
type Node = FileNode | FolderNode;
/** `after` : a name that left this folder for another one, and is not lost in between. */
type NameOperation = {
  readonly sets: readonly (readonly [string, Node | null])[];
  readonly after?: NameOperation;
};

/** An integer from 0 to `below` - 1: how many names are left, what kind of loss a file has, how many bytes are left. */
export type Chance = (below: number, of: 'noms' | 'perte' | 'octets') => number;

/** Where the power goes: around the operation of that rank, or in the middle of its bytes. */
export type Cut = { readonly at: number; readonly moment: 'avant' | 'pendant' | 'apres' };

export class PowerCut extends Error {
  readonly code = 'EIO';
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

const folderNode = (): FolderNode => ({
  kind: 'folder',
  names: new Map(),
  synced: new Map(),
  pending: [],
  mtimeMs: Date.now(),
});

const fileNode = (bytes: Buffer): FileNode => ({
  kind: 'file',
  bytes,
  synced: bytes,
  links: 1,
  mtimeMs: Date.now(),
});

/** What a disk and those that follow it without a power cut share. */
type Power = {
  /** Operations that change the disk or wait for it, so far. */
  operations: number;
  cut: Cut | null;
};

export class SimulatedDisk {
  /** What was done on this disk, for a test that fails. */
  readonly told: string[] = [];
  /** Nothing is done on it any more. */
  dead = false;
  readonly #root: FolderNode;
  /** Another one after each restart: a process of before it is then known to be dead. */
  readonly #boot: number;

  constructor(
    root: FolderNode = folderNode(),
    boot = 1,
    readonly power: Power = { operations: 0, cut: null },
  ) {
    this.#root = root;
    this.#boot = boot;
  }

  /** The disk as another process finds it after this one was killed: the system lost nothing. */
  afterKill(): SimulatedDisk {
    this.dead = true;
    const root = copy(
      this.#root,
      (file) => file.bytes,
      (folder) => folder.names,
    );
    return new SimulatedDisk(root, this.#boot + 1, this.power);
  }

  /** The disk as the machine finds it when it starts again. */
  afterPowerCut(chance: Chance): SimulatedDisk {
    this.dead = true;
    const root = copy(this.#root, (file) => contentAfter(file, chance), namesAfter(this.#root, chance));
    return new SimulatedDisk(root, this.#boot + 1);
  }

  /** The bytes of a file, to alter them behind the program's back. */
  read(path: string): Buffer {
    const node = this.#find(path);
    if (node?.kind !== 'file') throw failure('ENOENT');
    return node.bytes;
  }

  write(path: string, bytes: Buffer): void {
    this.#folder(dirname(path)).names.set(name(path), fileNode(bytes));
  }

  remove(path: string): void {
    this.#folder(dirname(path)).names.delete(name(path));
  }

  get files(): Files {
    return {
      open: (path, flags) => this.#open(path, flags),
      makeFolder: (path) =>
        this.#change(`mkdir ${path}`, () => {
          let folder = this.#root;
          let first: string | null = null;
          let reached = '';
          for (const part of parts(path)) {
            reached += `${sep}${part}`;
            const next = folder.names.get(part) ?? folderNode();
            if (next.kind !== 'folder') throw failure('ENOTDIR');
            if (!folder.names.has(part)) {
              rename(folder, [[part, next]]);
              first ??= reached;
            }
            folder = next;
          }
          return first;
        }),
      list: (path) => this.#look(() => [...this.#folder(path).names.keys()]),
      stat: (path) =>
        this.#look(() => {
          const node = this.#find(path);
          if (!node) return null;
          const size = node.kind === 'file' ? node.bytes.length : 0;
          return { folder: node.kind === 'folder', file: node.kind === 'file', size, mtimeMs: node.mtimeMs };
        }),
      rename: (from, to) =>
        this.#change(`rename ${from} ${to}`, () => {
          const node = this.#find(from);
          if (!node) throw failure('ENOENT');
          const [source, target] = [this.#folder(dirname(from)), this.#folder(dirname(to))];
          if (source === target) {
            rename(source, [
              [name(from), null],
              [name(to), node],
            ]);
          } else {
            const after = rename(target, [[name(to), node]]);
            rename(source, [[name(from), null]], after);
          }
        }),
      link: (from, to) =>
        this.#change(`link ${to}`, () => {
          const node = this.#find(from);
          if (node?.kind !== 'file') throw failure('ENOENT');
          if (this.#find(to)) throw failure('EEXIST');
          node.links++;
          rename(this.#folder(dirname(to)), [[name(to), node]]);
        }),
      unlink: (path) =>
        this.#change(`unlink ${path}`, () => {
          const node = this.#find(path);
          if (node?.kind !== 'file') throw failure('ENOENT');
          node.links--;
          rename(this.#folder(dirname(path)), [[name(path), null]]);
        }),
      removeFolder: (path) =>
        this.#change(`rmdir ${path}`, () => {
          if (this.#folder(path).names.size > 0) throw failure('ENOTEMPTY');
          rename(this.#folder(dirname(path)), [[name(path), null]]);
        }),
      touch: (path, atMs) =>
        this.#change(`touch ${path}`, () => {
          const node = this.#find(path);
          if (!node) throw failure('ENOENT');
          node.mtimeMs = atMs;
        }),
      realpath: (path) =>
        this.#look(() => {
          if (!this.#find(path)) throw failure('ENOENT');
          return path;
        }),
      // Everything on it is its one user's.
      rights: () => Promise.resolve(null),
      reserve: () => Promise.resolve(),
      syncFolder: (path) =>
        this.#change(`syncFolder ${path}`, () => {
          const folder = this.#folder(path);
          folder.synced.clear();
          for (const [key, node] of folder.names) folder.synced.set(key, node);
          folder.pending.length = 0;
        }),
    };
  }

  async #open(path: string, flags: 'r' | 'r+' | 'a' | 'wx'): Promise<OpenFile> {
    if (path === '/proc/sys/kernel/random/boot_id') return readOnly(Buffer.from(`demarrage-${this.#boot}\n`));
    // What tells processes apart: the real one's.
    if (path.startsWith('/proc/')) return diskFiles.open(path, flags);
    const create = flags === 'a' || flags === 'wx';
    const found = this.#find(path);
    if (found && flags === 'wx') throw failure('EEXIST');
    if (found?.kind === 'folder') throw failure('EISDIR');
    if (!found && !create) throw failure('ENOENT');
    if (found) return this.#look(() => this.#handle(path, found));
    return this.#change(`create ${path}`, () => {
      const file = fileNode(Buffer.alloc(0));
      rename(this.#folder(dirname(path)), [[name(path), file]]);
      return this.#handle(path, file);
    });
  }

  #handle(path: string, file: FileNode): OpenFile {
    const sync = (): Promise<void> =>
      this.#change(`sync ${path}`, () => {
        file.synced = file.bytes;
      });
    const append = (bytes: Uint8Array): void => {
      file.bytes = Buffer.concat([file.bytes, bytes]);
      file.mtimeMs = Date.now();
    };
    return {
      write: (bytes) =>
        this.#change(
          `write ${bytes.length} ${path}`,
          () => append(bytes),
          () => append(bytes.subarray(0, bytes.length >> 1)),
        ),
      read: (buffer, position) =>
        this.#look(() => file.bytes.copy(buffer, 0, position, position + buffer.length)),
      datasync: sync,
      sync,
      truncate: (length) =>
        this.#change(`truncate ${length} ${path}`, () => {
          file.bytes = file.bytes.subarray(0, length);
        }),
      state: () => this.#look(() => ({ size: file.bytes.length, links: file.links })),
      close: () => this.#look(() => undefined),
    };
  }

  /** Every operation gives the others a turn, as a real one does. */
  async #look<T>(act: () => T): Promise<T> {
    await Promise.resolve();
    if (this.dead) throw new PowerCut('coupure');
    return act();
  }

  async #change<T>(what: string, act: () => T, half?: () => void): Promise<T> {
    await Promise.resolve();
    if (this.dead) throw new PowerCut('coupure');
    const { cut } = this.power;
    const rank = this.power.operations++;
    this.told.push(what);
    if (rank !== cut?.at) return act();
    if (cut.moment === 'pendant') half?.();
    if (cut.moment === 'apres') act();
    this.dead = true;
    throw new PowerCut('coupure');
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const part of parts(path)) node = node?.kind === 'folder' ? node.names.get(part) : undefined;
    return node;
  }

  #folder(path: string): FolderNode {
    const node = this.#find(path);
    if (node?.kind !== 'folder') throw failure('ENOENT');
    return node;
  }
}

const parts = (path: string): string[] => path.split(sep).filter((part) => part !== '');
const name = (path: string): string => parts(path).at(-1) ?? '';

function rename(folder: FolderNode, sets: NameOperation['sets'], after?: NameOperation): NameOperation {
  const operation: NameOperation = after ? { sets, after } : { sets };
  apply(folder.names, operation);
  folder.pending.push(operation);
  folder.mtimeMs = Date.now();
  return operation;
}

function apply(names: Map<string, Node>, { sets }: NameOperation): void {
  for (const [key, node] of sets) {
    if (node === null) names.delete(key);
    else names.set(key, node);
  }
}

/** Synced, with as many of the operations that came since as chance has it, in their order. */
function namesAfter(root: FolderNode, chance: Chance): (folder: FolderNode) => ReadonlyMap<string, Node> {
  const kept = new Map<FolderNode, number>();
  const survived = new Set<NameOperation>();
  const visit = (folder: FolderNode): void => {
    if (kept.has(folder)) return;
    const count = chance(folder.pending.length + 1, 'noms');
    kept.set(folder, count);
    for (const operation of folder.pending.slice(0, count)) survived.add(operation);
    const reachable = [
      ...folder.synced.values(),
      ...folder.pending.flatMap(({ sets }) => sets.map(([, node]) => node)),
    ];
    for (const node of reachable) if (node?.kind === 'folder') visit(node);
  };
  visit(root);
  return (folder) => {
    const names = new Map(folder.synced);
    for (const operation of folder.pending.slice(0, kept.get(folder) ?? 0)) {
      const target = operation.after;
      const lost = target && !survived.has(target) && isPending(root, target);
      if (!lost) apply(names, operation);
    }
    return names;
  };
}

/** Whether its folder was not synced since. */
function isPending(folder: FolderNode, operation: NameOperation): boolean {
  return (
    folder.pending.includes(operation) ||
    [...folder.names.values()].some((node) => node.kind === 'folder' && isPending(node, operation))
  );
}

/** Bytes that were not synced may all be there, none of them, the first of them, or zeros in the place of some. */
function contentAfter({ bytes, synced }: FileNode, chance: Chance): Buffer {
  if (bytes.equals(synced)) return bytes;
  switch (chance(4, 'perte')) {
    case 0:
      return synced;
    case 1:
      return bytes;
    case 2: {
      const low = Math.min(synced.length, bytes.length);
      const longer = bytes.length >= synced.length ? bytes : synced;
      return longer.subarray(0, low + chance(longer.length - low + 1, 'octets'));
    }
    default: {
      // The length went to the disk before the bytes did.
      const low = Math.min(synced.length, bytes.length);
      const from = low + chance(bytes.length - low + 1, 'octets');
      return Buffer.from(bytes).fill(0, from);
    }
  }
}

/** Every node made anew, hard links kept; more than a minute later by the clock, as after a restart. */
function copy(
  root: FolderNode,
  content: (file: FileNode) => Buffer,
  names: (folder: FolderNode) => ReadonlyMap<string, Node>,
): FolderNode {
  const done = new Map<FileNode, FileNode>();
  const one = (node: Node): Node => {
    if (node.kind === 'folder') return folderCopy(node);
    const seen = done.get(node);
    const made = seen ?? fileNode(Buffer.from(content(node)));
    if (seen) made.links++;
    made.mtimeMs = node.mtimeMs - 61_000;
    done.set(node, made);
    return made;
  };
  const folderCopy = (folder: FolderNode): FolderNode => {
    const made = folderNode();
    for (const [key, node] of names(folder)) {
      const child = one(node);
      made.names.set(key, child);
      made.synced.set(key, child);
    }
    return made;
  };
  return folderCopy(root);
}

function readOnly(bytes: Buffer): OpenFile {
  const refused = (): Promise<never> => Promise.reject(failure('EACCES'));
  return {
    write: refused,
    read: (buffer, position) => Promise.resolve(bytes.copy(buffer, 0, position)),
    datasync: refused,
    sync: refused,
    truncate: refused,
    state: () => Promise.resolve({ size: bytes.length, links: 1 }),
    close: () => Promise.resolve(),
  };
}
