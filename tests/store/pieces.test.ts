import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src-main/store/files';
import type { Files } from '../../src-main/store/files';
import { PieceStore } from '../../src-main/store/pieces';
import { FaultyDisk, freshFolder, recordedDisk, refusal } from './support';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const place = (dossier: string, empreinte: string): string =>
  join(dossier, 'pieces', empreinte.slice(0, 2), empreinte);

async function filesUnder(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((one) => one.isFile()).map((one) => one.name);
}

describe('keeping', () => {
  it('names each file by the SHA-256 of its bytes, for its owner alone, and gives the same bytes back', async () => {
    const dossier = await freshFolder();
    const store = new PieceStore(dossier);
    const bytes = randomBytes(300_000);
    expect(await store.put(bytes)).toEqual({ sha256: digest(bytes), taille: 300_000 });
    const path = place(dossier, digest(bytes));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    for (const folder of [dirname(path), join(dossier, 'pieces')])
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(digest(await new PieceStore(dossier).read(digest(bytes)))).toBe(digest(bytes));
    expect(await filesUnder(join(dossier, 'pieces'))).toEqual([digest(bytes)]);
  });

  it('writes the same bytes once, and never touches the file again', async () => {
    const dossier = await freshFolder();
    const opened: string[] = [];
    const files: Files = {
      ...diskFiles,
      open: (path, flags) => {
        if (flags !== 'r') opened.push(path);
        return diskFiles.open(path, flags);
      },
    };
    const store = new PieceStore(dossier, files);
    const bytes = randomBytes(1000);
    await store.put(bytes);
    await store.put(bytes);
    await new PieceStore(dossier, files).put(bytes);
    expect(opened).toHaveLength(1);
  });

  it('syncs the file before it has its name, then every folder that holds a new name', async () => {
    const dossier = await freshFolder();
    const { files, steps } = recordedDisk(dossier);
    const bytes = randomBytes(10);
    await new PieceStore(dossier, files).put(bytes);
    const [shelf, name] = [join('pieces', digest(bytes).slice(0, 2)), digest(bytes)];
    const temporary = join(shelf, `.${name}.*.tmp`);
    expect(steps).toEqual([
      `open wx ${temporary}`,
      `write ${temporary}`,
      `sync ${temporary}`,
      `rename ${temporary} ${join(shelf, name)}`,
      `sync folder ${shelf}`,
      'sync folder pieces',
      'sync folder .',
    ]);
  });

  it('makes no path of anything but a hash', async () => {
    const store = new PieceStore(await freshFolder());
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`])
      await expect(store.read(name)).rejects.toThrow();
  });
});

describe('a full disk', () => {
  it('is told, leaves no file behind, and the same piece is kept once there is room', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    disk.free = 500;
    const store = new PieceStore(dossier, disk.files);
    const bytes = randomBytes(1000);
    const error = await refusal(store.put(bytes));
    expect(error.code).toBe('DISQUE_PLEIN');
    expect(await filesUnder(join(dossier, 'pieces'))).toEqual([]);
    expect(store.etat(digest(bytes))).toBe('non_verifiee');
    disk.free = Number.POSITIVE_INFINITY;
    await store.put(bytes);
    expect(digest(await store.read(digest(bytes)))).toBe(digest(bytes));
  });

  it('is told too when the name cannot be given', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    disk.fails.set('rename', 'ENOSPC');
    expect((await refusal(new PieceStore(dossier, disk.files).put(randomBytes(10)))).code).toBe(
      'DISQUE_PLEIN',
    );
    expect(await filesUnder(join(dossier, 'pieces'))).toEqual([]);
  });
});

describe('damage', () => {
  it('any flipped bit, cut or added byte is seen: the bytes are not handed out', async () => {
    const dossier = await freshFolder();
    const bytes = randomBytes(200);
    const sha256 = digest(bytes);
    await new PieceStore(dossier).put(bytes);
    const damage = fc.oneof(
      fc.record({ at: fc.nat(199), mask: fc.integer({ min: 1, max: 255 }) }).map(({ at, mask }) => {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ mask;
        return copy;
      }),
      fc.nat(199).map((length) => bytes.subarray(0, length)),
      fc.uint8Array({ minLength: 1 }).map((more) => Buffer.concat([bytes, more])),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (damaged) => {
        await writeFile(place(dossier, sha256), damaged);
        const store = new PieceStore(dossier);
        const error = await refusal(store.read(sha256));
        expect(error.code).toBe('PIECE_ALTEREE');
        expect(error.remede).toMatch(/sauvegarde/);
        expect(store.etat(sha256)).toBe('alteree');
      }),
      { numRuns: 60 },
    );
  });

  it('a piece whose file is gone is said to be missing', async () => {
    const dossier = await freshFolder();
    const store = new PieceStore(dossier);
    const { sha256 } = await store.put(randomBytes(20));
    await rm(place(dossier, sha256));
    expect((await refusal(store.read(sha256))).code).toBe('PIECE_MANQUANTE');
    expect(store.etat(sha256)).toBe('manquante');
  });

  it('joining the original again repairs it, and keeps the damaged bytes in quarantine', async () => {
    const dossier = await freshFolder();
    const bytes = randomBytes(50);
    const store = new PieceStore(dossier);
    const { sha256 } = await store.put(bytes);
    await writeFile(place(dossier, sha256), 'autre chose');
    await store.put(bytes);
    expect(store.etat(sha256)).toBe('intacte');
    expect(digest(await store.read(sha256))).toBe(sha256);
    const [kept = ''] = await readdir(join(dossier, 'quarantaine'));
    expect(kept.startsWith(`piece-${sha256}`)).toBe(true);
    expect(await readFile(join(dossier, 'quarantaine', kept), 'utf8')).toBe('autre chose');
  });

  it('a disk that does not answer proves nothing: the file is neither condemned nor handed out', async () => {
    const dossier = await freshFolder();
    const { sha256 } = await new PieceStore(dossier).put(randomBytes(20));
    const disk = new FaultyDisk();
    disk.fails.set('open', 'EIO');
    const store = new PieceStore(dossier, disk.files);
    expect((await refusal(store.read(sha256))).code).toBe('PIECE_ILLISIBLE');
    await store.check([sha256]);
    expect(store.etat(sha256)).toBe('non_verifiee');
  });
});

describe('the look at every piece', () => {
  it('tells the sound, the missing and the changed apart', async () => {
    const dossier = await freshFolder();
    const first = new PieceStore(dossier);
    const [sound, gone, changed] = await Promise.all(
      [700_000, 20, 30].map(async (length) => (await first.put(randomBytes(length))).sha256),
    );
    await rm(place(dossier, gone ?? ''));
    await writeFile(place(dossier, changed ?? ''), 'x');
    const store = new PieceStore(dossier);
    expect(store.etat(sound ?? '')).toBe('non_verifiee');
    await store.check([sound ?? '', gone ?? '', changed ?? '']);
    expect([sound, gone, changed].map((one) => store.etat(one ?? ''))).toEqual([
      'intacte',
      'manquante',
      'alteree',
    ]);
  });

  it('stops when it is told to, in the middle of a file', async () => {
    const dossier = await freshFolder();
    const { sha256 } = await new PieceStore(dossier).put(randomBytes(2_000_000));
    const stop = new AbortController();
    let reads = 0;
    const files: Files = {
      ...diskFiles,
      open: async (path, flags) => {
        const file = await diskFiles.open(path, flags);
        return {
          ...file,
          read: (buffer, position) => {
            reads += 1;
            stop.abort();
            return file.read(buffer, position);
          },
        };
      },
    };
    const store = new PieceStore(dossier, files);
    await store.check([sha256], stop.signal);
    expect(reads).toBe(1);
    expect(store.etat(sha256)).toBe('non_verifiee');
  });

  it('clears nothing that is being written meanwhile', async () => {
    const dossier = await freshFolder();
    const files: Files = {
      ...diskFiles,
      rename: async (from, to) => {
        await store.sweep();
        await diskFiles.rename(from, to);
      },
    };
    const store: PieceStore = new PieceStore(dossier, files);
    const { sha256 } = await store.put(randomBytes(5));
    expect(store.etat(sha256)).toBe('intacte');
    expect(await filesUnder(join(dossier, 'pieces'))).toEqual([sha256]);
  });

  it('clears what an interrupted writing left, and nothing else', async () => {
    const dossier = await freshFolder();
    const store = new PieceStore(dossier);
    await store.sweep();
    const { sha256 } = await store.put(randomBytes(5));
    const shelf = join(dossier, 'pieces', sha256.slice(0, 2));
    await writeFile(join(shelf, `.${sha256}.0f8fad5b-d9cb-469f-a165-70867728950e.tmp`), 'moitié');
    await writeFile(join(shelf, 'note.txt'), 'à quelqu’un');
    await mkdir(join(dossier, 'pieces', 'autre'));
    await store.sweep();
    expect([...(await filesUnder(join(dossier, 'pieces')))].sort()).toEqual([sha256, 'note.txt'].sort());
  });
});
