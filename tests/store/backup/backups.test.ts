import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { put } from '#domain/registre';
import type { Piece } from '#domain/fiches/piece';
import { diskFiles } from '../../../src-main/store/files';
import type { Files } from '../../../src-main/store/files';
import { PieceStore } from '../../../src-main/store/pieces';
import { verifyDossier } from '../../../src-main/store/verify';
import { commit, FaultyDisk, freshFolder, image, open, refusal, stateOf } from '../support';
import { backupsOf, Clock, HOUR, namesIn, places, registry } from './support';

const inode = (path: string): number => statSync(path).ino;

/** A disk that keeps one byte otherwise than it was given, in the new files of that name. */
function alteringDisk(name: string): { readonly files: Files; at: number | null; size: number } {
  const disk = {
    at: null as number | null,
    size: 0,
    files: {
      ...diskFiles,
      open: async (path, flags) => {
        const file = await diskFiles.open(path, flags);
        if (flags !== 'wx' || !path.includes(name)) return file;
        let written = 0;
        return {
          ...file,
          write: async (bytes) => {
            const kept = Buffer.from(bytes);
            const at = (disk.at ?? -1) - written;
            if (at >= 0 && at < kept.length) kept[at] = (kept[at] ?? 0) ^ 1;
            written += kept.length;
            disk.size = Math.max(disk.size, written);
            await file.write(kept);
          },
        };
      },
    } satisfies Files,
  };
  return disk;
}

/** A disk that takes what is written, and no longer gives back the files of that name in a backup. */
function leavingDisk(name: string, code: string): Files {
  return {
    ...diskFiles,
    open: async (path, flags) => {
      const file = await diskFiles.open(path, flags);
      if (flags !== 'r' || !path.includes('/sauvegardes/') || !path.includes(name)) return file;
      return { ...file, read: () => Promise.reject(Object.assign(new Error(code), { code })) };
    },
  };
}

function piece(bytes: Buffer, id: string): Piece {
  return {
    id,
    conventionId: 'c',
    objet: { collection: 'conventions', id: 'c' },
    nature: 'lettre',
    nom: `${id}.pdf`,
    type: 'application/pdf',
    taille: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ajouteeLe: '2026-11-24' as Piece['ajouteeLe'],
  };
}

describe('a backup', () => {
  it('is a registry that opens by itself, in the very state, and that nothing may write', async () => {
    const { dossier, depot, backups } = await registry(12);
    const made = await backups.create('manuelle');
    expect(made).toMatchObject({ seq: 12, tete: depot.tete, genre: 'manuelle', lieux: ['principal'] });
    expect(made.empreinte).toBe(await depot.empreinte());
    const folder = join(places(dossier), made.id);
    expect(namesIn(folder)).toEqual(['instantane.json', 'journal', 'sauvegarde.json']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'sauvegarde.json')).mode & 0o777).toBe(0o600);
    expect(await verifyDossier(folder)).toMatchObject({ intact: true, entrees: 12, tete: depot.tete });

    const reopened = await open(folder, { mode: 'si-libre' });
    expect(stateOf(reopened.registre)).toEqual(stateOf(depot.registre));
    expect(await reopened.empreinte()).toBe(made.empreinte);
    expect(reopened.lectureSeule?.raison).toContain('sauvegarde');
    await expect(commit(reopened, image('avis', 'x', 1))).rejects.toMatchObject({ code: 'LECTURE_SEULE' });
    expect(await refusal(open(folder))).toMatchObject({ code: 'LECTURE_SEULE' });
    expect(namesIn(folder)).toEqual(['instantane.json', 'journal', 'sauvegarde.json']);
  });

  it('opens from its journal alone, without its snapshot', async () => {
    const { dossier, depot, backups } = await registry(9);
    const { id } = await backups.create('manuelle');
    rmSync(join(places(dossier), id, 'instantane.json'));
    const reopened = await open(join(places(dossier), id), { mode: 'lecture' });
    expect(stateOf(reopened.registre)).toEqual(stateOf(depot.registre));
  });

  it('gives a second name to what the one before holds already, never to the registry’s own files', async () => {
    const { dossier, depot, clock, backups } = await registry(30);
    const first = await backups.create('manuelle');
    await commit(depot, image('avis', 'nouveau', 1));
    clock.advance(HOUR);
    const second = await backups.create('manuelle');
    const segments = namesIn(join(dossier, 'journal'));
    expect(segments.length).toBeGreaterThan(3);
    const closed = segments.slice(0, -2);
    for (const name of closed) {
      const [one, two] = [first, second].map(({ id }) => inode(join(places(dossier), id, 'journal', name)));
      expect(one).toBe(two);
      expect(one).not.toBe(inode(join(dossier, 'journal', name)));
    }
  });

  it('copies afresh a file whose twin was altered: damage does not pass from one backup to the next', async () => {
    const { dossier, depot, clock, backups } = await registry(30);
    const first = await backups.create('manuelle');
    const [name = ''] = namesIn(join(dossier, 'journal'));
    const twin = join(places(dossier), first.id, 'journal', name);
    const bytes = readFileSync(twin);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(twin, bytes);
    await commit(depot, image('avis', 'nouveau', 1));
    clock.advance(HOUR);
    const second = await backups.create('manuelle');
    expect((await backups.open(second.id)).sauvegarde.seq).toBe(31);
    expect(await refusal(backups.open(first.id))).toMatchObject({ code: 'SAUVEGARDE_ENDOMMAGEE' });
  });

  it('keeps the state of its instant while the registry goes on', async () => {
    const { depot, backups } = await registry(20);
    const making = backups.create('automatique');
    for (let n = 0; n < 15; n++) await commit(depot, image('avis', `b${n}`, n));
    const made = await making;
    const { registre } = await backups.open(made.id);
    expect(made.seq).toBeGreaterThanOrEqual(20);
    expect(stateOf(registre)).toEqual(stateOf(await depot.registreAt(made.seq)));
  });

  it('is refused of a registry with nothing in it, and of a damaged one', async () => {
    const { backups } = await registry(0);
    expect(await refusal(backups.create('manuelle'))).toMatchObject({ code: 'SAUVEGARDE_IMPOSSIBLE' });
    const { dossier, depot, clock } = await registry(5);
    await depot.close();
    const journal = join(dossier, 'journal', '000000000001.jsonl');
    const bytes = readFileSync(journal);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    writeFileSync(journal, bytes);
    rmSync(join(dossier, 'instantane.json'));
    const damaged = await open(dossier, { mode: 'si-libre' });
    expect((await refusal(backupsOf(dossier, damaged, clock).create('manuelle'))).message).toContain(
      'endommagé',
    );
  });

  it.each(['instantane.json', 'journal/000000000001.jsonl'])(
    'with one byte of %s flipped is refused',
    async (name) => {
      const { dossier, backups } = await registry(6, {}, 1 << 20);
      const { id } = await backups.create('manuelle');
      const path = join(places(dossier), id, name);
      const sound = readFileSync(path);
      for (let at = 0; at < sound.length; at += 13) {
        const bytes = Buffer.from(sound);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path, bytes);
        expect(await refusal(backups.open(id))).toMatchObject({ code: 'SAUVEGARDE_ENDOMMAGEE' });
      }
      writeFileSync(path, sound);
      expect((await backups.open(id)).sauvegarde.id).toBe(id);
    },
  );

  it.each(['000000000001.jsonl', 'instantane.json', 'sauvegarde.json', 'pieces'])(
    'is not made where the disk alters a byte of %s as it is written: the test restore tells',
    async (name) => {
      const disk = alteringDisk(name);
      const { dossier, depot, backups } = await registry(6, { files: disk.files }, 1 << 20);
      const scan = Buffer.from('Accusé de réception scanné. '.repeat(8));
      await new PieceStore(dossier).put(scan);
      await commit(depot, put('pieces', piece(scan, 'p1')));
      await backups.create('manuelle');
      const { size } = disk;
      expect(size).toBeGreaterThan(100);
      rmSync(places(dossier), { recursive: true });
      for (disk.at = 0; disk.at < size; disk.at += 29) {
        const refused = await refusal(backups.create('manuelle'));
        expect(refused).toMatchObject({ code: 'SAUVEGARDE_IMPOSSIBLE' });
        expect(refused.message).toContain('restaurée pour essai');
        expect(refused.remede).toContain('Vérifiez l’intégrité');
        expect(namesIn(places(dossier))).toEqual([]);
      }
      disk.at = null;
      const { id } = await backups.create('manuelle');
      expect((await backups.list()).sauvegardes).toMatchObject([{ id, pieces: { presentes: 1 } }]);
    },
  );

  it.each([
    ['instantane.json', 'EIO'],
    ['000000000001.jsonl', 'ENODEV'],
    ['sauvegarde.json', 'EIO'],
    ['pieces', 'EIO'],
  ])('is not said to be unfaithful where the disk goes away as %s is read back (%s)', async (name, code) => {
    const { dossier, depot, backups } = await registry(6, { files: leavingDisk(name, code) }, 1 << 20);
    const scan = Buffer.from('Accusé de réception scanné.');
    await new PieceStore(dossier).put(scan);
    await commit(depot, put('pieces', piece(scan, 'p1')));
    const refused = await refusal(backups.create('manuelle'));
    expect(refused).toMatchObject({ code: 'SAUVEGARDE_IMPOSSIBLE' });
    expect(refused.message).toBe(`La sauvegarde n’a pas pu être faite (${code}).`);
    expect(refused.remede).toContain('Le registre, lui, est intact');
    expect(namesIn(places(dossier))).toEqual([]);
  });

  it('whose folder is gone when its test restore begins is not said to be unfaithful', async () => {
    const files: Files = {
      ...diskFiles,
      stat: (path) => {
        if (path.includes('/sauvegardes/') && path.endsWith('/journal'))
          rmSync(dirname(dirname(path)), { recursive: true });
        return diskFiles.stat(path);
      },
    };
    const { backups } = await registry(3, { files });
    expect((await refusal(backups.create('manuelle'))).message).toContain('(ENOENT)');
  });

  it('with a damaged manifest is told and never offered; a foreign name is nothing', async () => {
    const { dossier, backups } = await registry(3);
    const { id } = await backups.create('manuelle');
    const path = join(places(dossier), id, 'sauvegarde.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"seq": 3', '"seq": 4'));
    mkdirSync(join(places(dossier), 'notes'));
    const { sauvegardes, principal } = await backups.list();
    expect(sauvegardes).toEqual([]);
    expect(principal.illisibles).toBe(1);
    for (const strange of [id, '../journal', 'notes']) {
      expect(await refusal(backups.open(strange))).toMatchObject({ code: 'SAUVEGARDE_INCONNUE' });
    }
  });

  it('that cannot be finished leaves nothing, is told, and the next one is made', async () => {
    const disk = new FaultyDisk();
    const told: string[] = [];
    const avertir = (message: string): void => void told.push(message);
    const { dossier, depot, backups } = await registry(8, { files: disk.files, avertir });
    const sizes: number[] = [];
    for (let free = 0; free < 6000; free += 257) {
      disk.free = free;
      const made = await backups.create('manuelle').catch((error: unknown) => error);
      if (made instanceof Error) {
        expect(made).toMatchObject({ code: 'SAUVEGARDE_IMPOSSIBLE' });
        expect(made.message).toContain('plein');
        expect(namesIn(places(dossier))).toEqual([]);
        sizes.push(free);
      } else break;
    }
    expect(sizes.length).toBeGreaterThan(5);
    disk.free = 10;
    await commit(depot, image('avis', 'z', 1));
    expect(told).toEqual([]);
    await backups.createIfDue(0);
    await backups.createIfDue(0);
    expect(told).toHaveLength(1);
    expect(told.join()).toContain('plein');
    expect((await backups.list()).principal.echec?.message).toContain('plein');
    disk.free = Infinity;
    await backups.create('manuelle');
    expect((await backups.list()).principal.echec).toBeNull();
  });

  it('left unfinished by a crash is never offered, and swept once nobody works at it', async () => {
    const { dossier, clock, depot, backups } = await registry(4);
    const { id } = await backups.create('manuelle');
    const orphan = join(places(dossier), '2026-11-20T010101Z-000000000002');
    renameSync(join(places(dossier), id), orphan);
    rmSync(join(orphan, 'sauvegarde.json'));
    // The registry's clock is imposed, the disk's is not.
    const just = new Date(clock.at);
    utimesSync(orphan, just, just);
    expect((await backups.list()).sauvegardes).toEqual([]);
    await backups.create('manuelle');
    expect(namesIn(places(dossier))).toHaveLength(2);
    const old = new Date(Date.parse(clock.at) - 7 * HOUR);
    utimesSync(orphan, old, old);
    await commit(depot, image('avis', 'z', 1));
    clock.advance(1000);
    await backups.create('manuelle');
    expect(namesIn(places(dossier))).toHaveLength(2);
  });

  it('of another registry in the same second folder is neither listed nor removed', async () => {
    const shared = await freshFolder();
    const one = await registry(3);
    // Their first entries differ by their instant.
    const clock = new Clock('2026-11-24T04:00:00.000Z');
    const other = await freshFolder();
    const depot = await open(other, { now: clock.now });
    await commit(depot, image('avis', 'a', 'autre registre'));
    const three = backupsOf(other, depot, clock);
    for (const { backups } of [one, { backups: three }]) {
      await backups.chooseSecond(shared);
      await backups.create('manuelle');
    }
    expect((await three.list()).sauvegardes.map(({ seq }) => seq)).toEqual([1]);
    expect((await one.backups.list()).sauvegardes.map(({ seq }) => seq)).toEqual([3]);
    expect(namesIn(join(shared, 'sauvegardes-registre-crefop'))).toHaveLength(3);
  });
});

describe('automatic backups', () => {
  it('are made when something changed and the last is an hour old, then rotated', async () => {
    const { clock, depot, backups } = await registry(2);
    const ids = async () => (await backups.list()).sauvegardes.map(({ seq }) => seq);
    await backups.createIfDue(HOUR);
    expect(await ids()).toEqual([2]);
    await commit(depot, image('avis', 'z', 1));
    await backups.createIfDue(HOUR);
    expect(await ids()).toEqual([2]);
    clock.advance(HOUR);
    await backups.createIfDue(HOUR);
    expect(await ids()).toEqual([3, 2]);
    clock.advance(5 * HOUR);
    await backups.createIfDue(HOUR);
    expect(await ids()).toEqual([3, 2]);
    // The clock set back: its age says nothing, what changed is copied.
    clock.advance(-48 * HOUR);
    await commit(depot, image('avis', 'z', 2));
    await backups.createIfDue(HOUR);
    expect((await ids()).sort()).toEqual([2, 3, 4]);
    for (let n = 0; n < 6; n++) {
      clock.advance(10 * 60_000);
      await commit(depot, image('avis', 'z', n + 3));
      await backups.createIfDue(0);
    }
    expect((await ids()).length).toBeLessThan(8);
  });

  it('given up on the way out leave nothing and are not a failure', async () => {
    const { dossier, backups } = await registry(40);
    const stop = new AbortController();
    const making = backups.createIfDue(0, stop.signal);
    stop.abort();
    await making;
    expect(namesIn(places(dossier))).toEqual([]);
    expect((await backups.list()).principal.echec).toBeNull();
  });
});

describe('pieces', () => {
  it('are kept with the backup, linked from one to the next, found missing, healed and put back', async () => {
    const { dossier, clock, depot, backups } = await registry(1);
    const store = new PieceStore(dossier);
    const bytes = [Buffer.from('premier scan'), Buffer.from('second scan')] as const;
    const [one, two] = [piece(bytes[0], 'p1'), piece(bytes[1], 'p2')];
    for (const file of bytes) await store.put(file);
    await commit(depot, put('pieces', one), put('pieces', two));
    const first = await backups.create('manuelle');
    expect(first.pieces).toEqual({ presentes: 2, manquantes: 0 });

    const path = (folder: string, { sha256 }: Piece) => join(folder, 'pieces', sha256.slice(0, 2), sha256);
    // One is altered in the registry, the other is gone: the backup before still has both.
    writeFileSync(path(dossier, one), 'autre chose!');
    rmSync(path(dossier, two));
    clock.advance(HOUR);
    await commit(depot, image('avis', 'z', 1));
    const second = await backups.create('manuelle');
    expect(second.pieces).toEqual({ presentes: 2, manquantes: 0 });
    const folders = [first, second].map(({ id }) => join(places(dossier), id));
    expect(inode(path(folders[0] ?? '', one))).toBe(inode(path(folders[1] ?? '', one)));
    expect(readFileSync(path(folders[1] ?? '', one))).toEqual(bytes[0]);

    // A day later nothing is taken on its word: the altered copy is seen, and told.
    writeFileSync(path(folders[1] ?? '', one), 'autre chose!');
    clock.advance(25 * HOUR);
    await commit(depot, image('avis', 'z', 2));
    const third = await backups.create('manuelle');
    expect(third.pieces).toEqual({ presentes: 1, manquantes: 1 });

    expect(await backups.putBackPieces(third.id, depot.registre)).toBe(1);
    const live = new PieceStore(dossier);
    expect(Buffer.from(await live.read(two.sha256))).toEqual(bytes[1]);
  });
});

it('the real disk knows how to remove an empty folder only', async () => {
  const folder = await freshFolder();
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'b'), '');
  await diskFiles.removeFolder(join(folder, 'a'));
  await expect(diskFiles.removeFolder(folder)).rejects.toMatchObject({ code: 'ENOTEMPTY' });
});
