import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GENESIS } from '../../src-main/store/entry';
import { emptyCollections } from '../../src-main/store/opening';
import { readSnapshot } from '../../src-main/store/snapshot';
import type { Instantane } from '../../src-main/store/snapshot';
import { SnapshotAdapter } from '../../src-main/store/snapshot-writer';
import { diskFiles } from '../../src-main/store/files';
import { FaultyDisk, freshFolder, recordedDisk } from './support';

const SNAPSHOT = 'instantane.json';
const TEMPORARY = `.${SNAPSHOT}.*.tmp`;

function snapshot(seq: number): Instantane {
  const collections = emptyCollections();
  collections.avis.set('a', { id: 'a', content: seq });
  return { seq, tete: GENESIS, collections: collections as unknown as Instantane['collections'] };
}

describe('a snapshot', () => {
  it('is written beside under a name of its own, synced, renamed, and its folder synced: in that order', async () => {
    const dossier = await freshFolder();
    const { files, steps, temporary } = recordedDisk(dossier);
    const adapter = new SnapshotAdapter(files, dossier);
    const whole = [
      `open wx ${TEMPORARY}`,
      `write ${TEMPORARY}`,
      `write ${TEMPORARY}`,
      `sync ${TEMPORARY}`,
      `rename ${TEMPORARY} ${SNAPSHOT}`,
      'sync folder .',
    ];
    await adapter.write(snapshot(1));
    expect(steps).toEqual(whole);
    await adapter.write(snapshot(2));
    expect(steps).toEqual([...whole, ...whole]);
    // Two writings never share a file, even when one was cut short.
    expect(temporary.size).toBe(2);
    expect(readdirSync(dossier)).toEqual([SNAPSHOT]);
    expect(statSync(join(dossier, SNAPSHOT)).mode & 0o777).toBe(0o600);
    expect((await readSnapshot(diskFiles, dossier))?.seq).toBe(2);
  });

  it('replaces what a link points to, beside it, and leaves the link', async () => {
    const [dossier, elsewhere] = [await freshFolder(), await freshFolder()];
    await new SnapshotAdapter(diskFiles, elsewhere).write(snapshot(1));
    symlinkSync(join(elsewhere, SNAPSHOT), join(dossier, SNAPSHOT));
    const { files, steps } = recordedDisk(elsewhere);
    await new SnapshotAdapter(files, dossier).write(snapshot(2));
    expect(steps.slice(-2)).toEqual([`rename ${TEMPORARY} ${SNAPSHOT}`, 'sync folder .']);
    expect((await readSnapshot(diskFiles, elsewhere))?.seq).toBe(2);
    expect((await readSnapshot(diskFiles, dossier))?.seq).toBe(2);
  });

  it('that the disk refuses half way leaves the one before whole, and nothing beside it', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const adapter = new SnapshotAdapter(disk.files, dossier);
    await adapter.write(snapshot(1));
    const before = readFileSync(join(dossier, SNAPSHOT));
    for (disk.free = 0; disk.free < before.length; disk.free += 50) {
      const { free } = disk;
      await expect(adapter.write(snapshot(2))).rejects.toMatchObject({ code: 'ENOSPC' });
      disk.free = free;
      expect(readFileSync(join(dossier, SNAPSHOT)).equals(before)).toBe(true);
      expect(readdirSync(dossier)).toEqual([SNAPSHOT]);
    }
    disk.free = Number.POSITIVE_INFINITY;
    const { size } = adapter;
    // Written whole, and refused its name only.
    disk.fails.set('rename', 'EIO');
    await expect(adapter.write(snapshot(20_000))).rejects.toMatchObject({ code: 'EIO' });
    expect(readFileSync(join(dossier, SNAPSHOT)).equals(before)).toBe(true);
    expect([readdirSync(dossier), adapter.size, size]).toEqual([[SNAPSHOT], before.length, before.length]);
  });
});
