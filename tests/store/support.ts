import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { COLLECTIONS } from '#domain/registre';
import type { Changement, NomCollection, Registre } from '#domain/registre';
import type { LectureSeule } from '../../src-main/application/ports';
import { openDepot } from '../../src-main/store/depot';
import type { DepotOuvert, OpenOptions } from '../../src-main/store/depot';
import { StoreError } from '../../src-main/store/errors';
import { diskFiles } from '../../src-main/store/files';
import type { Files, OpenFile } from '../../src-main/store/files';
import type { Verrou } from '../../src-main/store/lock-holder';
import { later } from '../support/apres';

export { later };

export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crefop-store-'));
  later(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const now = (): string => '2026-11-23T14:05:06.789Z';

/** Opens, and closes after the test whatever happened. */
export async function open(dossier: string, options: Partial<OpenOptions> = {}): Promise<DepotOuvert> {
  const depot = await openDepot({ dossier, now, ...options });
  later(() => depot.close());
  return depot;
}

/** The store keeps images of any shape: what it must know of them is their id. */
export function image(collection: NomCollection, id: string, content: unknown): Changement {
  return { collection, id, after: { id, content } } as unknown as Changement;
}

export function removal(collection: NomCollection, id: string): Changement {
  return { collection, id, after: null };
}

export async function commit(depot: DepotOuvert, ...changes: Changement[]): Promise<number> {
  const done = await depot.transact(() => ({ ok: true, value: null, changes }), {
    action: 'essai',
    by: 'test',
  });
  if (!done.ok || !done.commit) throw new Error('commit attendu');
  return done.commit.seq;
}

/** The state as plain data, independent of the order of insertion. */
export function stateOf(registre: Registre): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    COLLECTIONS.map((name) => [
      name,
      Object.fromEntries([...registre[name].entries()].sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}

/** Every file of a folder, by its path in it, with its bytes: to prove that not one of them changed. */
export function treeOf(dossier: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dossier, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(dossier, path), readFileSync(path).toString('latin1')]),
  );
}

/**
 * Opens a damaged folder and checks all that is promised of it: looked at, never written, not a byte of it changed.
 * Returns what is shown and why.
 */
export async function openDamaged(
  dossier: string,
): Promise<{ readonly lectureSeule: LectureSeule; readonly depot: DepotOuvert; readonly state: unknown }> {
  const before = treeOf(dossier);
  const depot = await openDepot({ dossier, now });
  const { lectureSeule } = depot;
  if (lectureSeule === null) throw new Error('lecture seule attendue');
  expect([lectureSeule.cause, lectureSeule.code, lectureSeule.detenteur]).toEqual([
    'endommagee',
    'JOURNAL_CORROMPU',
    null,
  ]);
  expect(lectureSeule.remede).toContain('« Sauvegardes »');
  expect(lectureSeule.raison).toContain(
    depot.seq === 0 ? 'Aucune action n’a pu être relue' : `après l’entrée n° ${depot.seq}`,
  );
  const refused = await refusal(commit(depot, image('avis', 'refusé', 1)));
  expect([refused.code, refused.message, refused.lieu]).toEqual([
    'LECTURE_SEULE',
    lectureSeule.raison,
    lectureSeule.lieu,
  ]);
  const state = stateOf(depot.registre);
  await depot.close();
  expect(treeOf(dossier)).toEqual(before);
  return { lectureSeule, depot, state };
}

/** The StoreError a promise rejects with; fails when it does not. */
export async function refusal(promise: Promise<unknown>): Promise<StoreError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('un refus était attendu');
}

/** The text of a lock file: that of a session of this machine that died, but for what is said otherwise. */
export function lockText(over: Partial<Verrou> = {}): string {
  const dead: Verrou = {
    v: 1,
    nonce: 'mort',
    pid: 1,
    host: hostname(),
    user: 'Camille',
    startedAt: '2001-01-01T00:00:00.000Z',
    processStart: 'x:1',
  };
  return JSON.stringify({ ...dead, ...over });
}

/** A real disk that tells, in order, what makes a file last; the names of temporary files are kept aside. */
export function recordedDisk(folder: string): {
  readonly files: Files;
  readonly steps: string[];
  readonly temporary: Set<string>;
} {
  const [steps, temporary] = [[] as string[], new Set<string>()];
  const name = (path: string): string => {
    const short = relative(folder, path);
    if (!short.endsWith('.tmp')) return short === '' ? '.' : short;
    temporary.add(short);
    return short.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '*');
  };
  const tell = async <T>(step: string, done: Promise<T>): Promise<T> => {
    const value = await done;
    steps.push(step);
    return value;
  };
  const files: Files = {
    ...diskFiles,
    open: async (path, flags) => {
      const file = await diskFiles.open(path, flags);
      if (flags === 'r') return file;
      const short = name(path);
      steps.push(`open ${flags} ${short}`);
      return {
        ...file,
        write: (bytes) => tell(`write ${short}`, file.write(bytes)),
        sync: () => tell(`sync ${short}`, file.sync()),
        datasync: () => tell(`datasync ${short}`, file.datasync()),
      };
    },
    rename: (from, to) => tell(`rename ${name(from)} ${name(to)}`, diskFiles.rename(from, to)),
    syncFolder: (path) => tell(`sync folder ${name(path)}`, diskFiles.syncFolder(path)),
  };
  return { files, steps, temporary };
}

/** A disk whose faults the test decides. */
export class FaultyDisk {
  /** Bytes still free for appended data; the write that passes it stops half way with ENOSPC. */
  free = Number.POSITIVE_INFINITY;
  /** The error code of the next calls of these operations, until removed. */
  readonly fails = new Map<'datasync' | 'truncate' | 'rename' | 'open', string>();

  readonly files: Files = {
    ...diskFiles,
    open: async (path, flags) => {
      this.#maybe('open');
      const file = await diskFiles.open(path, flags);
      return flags === 'a' || flags === 'wx' || flags === 'r+' ? this.#wrap(file) : file;
    },
    rename: async (from, to) => {
      this.#maybe('rename');
      await diskFiles.rename(from, to);
    },
  };

  #maybe(operation: 'datasync' | 'truncate' | 'rename' | 'open'): void {
    const code = this.fails.get(operation);
    if (code) throw Object.assign(new Error(code), { code });
  }

  #wrap(file: OpenFile): OpenFile {
    return {
      write: async (bytes) => {
        if (bytes.length <= this.free) {
          this.free -= bytes.length;
          return file.write(bytes);
        }
        const part = this.free;
        this.free = 0;
        await file.write(bytes.subarray(0, part));
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      },
      read: (buffer, position) => file.read(buffer, position),
      datasync: async () => {
        this.#maybe('datasync');
        await file.datasync();
      },
      sync: () => file.sync(),
      truncate: async (length) => {
        this.#maybe('truncate');
        await file.truncate(length);
      },
      state: () => file.state(),
      close: () => file.close(),
    };
  }
}
