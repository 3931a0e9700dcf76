import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDepot } from '../../../src-main/store/depot';
import type { DepotOuvert } from '../../../src-main/store/depot';
import { diskFiles } from '../../../src-main/store/files';
import type { Files } from '../../../src-main/store/files';
import { bundle } from '../../support/bundle';
import { lastConfirmed, startChild } from '../process';
import { commit, FaultyDisk, freshFolder, image, later, now, stateOf } from '../support';
import { DISKS_TRIED, mountTmpfs, NO_TMPFS, unmount } from './mounts';

/** Room enough for what a process writes while a busy machine keeps this one waiting. */
const KILOBYTES = 8192;

/** A disk that can be filled up to so many free bytes, and emptied again. */
type Disk = { readonly dossier: string; readonly files: Files; fill(free: number): void; empty(): void };

/** In memory: filled by another file, as a disk is in life. */
async function realDisk(): Promise<Disk> {
  const root = join(await freshFolder(), 'disque');
  await mountTmpfs(root, KILOBYTES);
  later(() => unmount(root));
  const ballast = join(root, 'autre.bin');
  const empty = (): void => {
    rmSync(ballast, { force: true });
  };
  return {
    dossier: join(root, 'registre'),
    files: diskFiles,
    empty,
    fill(free) {
      empty();
      const { bavail, bsize } = statfsSync(root);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free), 1));
    },
  };
}

async function failingDisk(): Promise<Disk> {
  const disk = new FaultyDisk();
  return {
    dossier: await freshFolder(),
    files: disk.files,
    empty: () => (disk.free = Number.POSITIVE_INFINITY),
    fill: (free) => (disk.free = free),
  };
}

const layers = [
  ['une couche de fichiers qui échoue', failingDisk],
  ...(NO_TMPFS === null ? ([['un vrai tmpfs', realDisk]] as const) : []),
] as const;

describe(`full disk (${DISKS_TRIED})`, () => {
  it.each(layers)(
    'on %s: what was confirmed stays, what does not fit is refused whole, and work goes on when there is room',
    async (_name, makeDisk) => {
      const disk = await makeDisk();
      const { dossier, files } = disk;
      const reglages = { files, snapshotEvery: 7, segmentBytes: 20_000 };
      const openIt = async (): Promise<DepotOuvert> => {
        const depot = await openDepot({ dossier, now, reglages });
        later(() => depot.close());
        return depot;
      };
      let depot = await openIt();
      let seq = 0;
      let refused = 0;
      for (let round = 0; round < 12; round++) {
        disk.fill(4096 * (1 + (round % 4)));
        for (let attempt = 0; attempt < 12; attempt++) {
          const before = stateOf(depot.registre);
          const size = 1 + ((attempt * 2777 + round * 911) % 9000);
          const change = image('avis', `a${(seq + attempt) % 5}`, `${round}.${attempt}`.padEnd(size, 'é'));
          try {
            seq = await commit(depot, change);
          } catch (error) {
            expect(error).toMatchObject({ name: 'StoreError', code: 'DISQUE_PLEIN' });
            expect(stateOf(depot.registre)).toEqual(before);
            refused++;
          }
          expect(depot.seq).toBe(seq);
        }
        if (round % 3 === 0) {
          // Killed or closed while the disk is full, and opened again: with room, or without.
          const state = stateOf(depot.registre);
          await depot.close();
          if (round % 2 === 0) disk.empty();
          const again = await openDepot({ dossier, now, mode: 'si-libre', reglages });
          expect([again.seq, stateOf(again.registre)]).toEqual([seq, state]);
          await again.close();
          disk.empty();
          depot = await openIt();
        }
        disk.empty();
        seq = await commit(depot, image('avis', `libre${round % 3}`, `de la place ${round}`));
        expect(await depot.verify()).toMatchObject({ intact: true, entrees: seq });
      }
      expect(refused).toBeGreaterThan(10);
      const state = stateOf(depot.registre);
      await depot.close();
      // From the journal alone: no line was torn on the way.
      rmSync(join(dossier, 'instantane.json'), { force: true });
      const replayed = await openIt();
      expect([replayed.seq, stateOf(replayed.registre), replayed.lectureSeule]).toEqual([seq, state, null]);
    },
  );

  // Declared where it can be tried; the title says where it cannot.
  if (NO_TMPFS !== null) return;

  it('in another process, killed while it is full or once there is room: what it said to be confirmed is there', async () => {
    const disk = await realDisk();
    const { dossier } = disk;
    const program = await bundle('tests/store/child.ts');
    let confirmed = 0;
    for (let round = 0; round < 6; round++) {
      disk.fill(12_000 + round * 9000);
      const child = startChild(program, 'commit', dossier, '300');
      await child.said('refus');
      if (round % 2 === 1) {
        const then = lastConfirmed(child, confirmed);
        disk.empty();
        await expect
          .poll(() => lastConfirmed(child, confirmed), { timeout: 25_000, interval: 5 })
          .toBeGreaterThan(then + 5);
      }
      child.process.kill('SIGKILL');
      await child.ended;
      confirmed = lastConfirmed(child, confirmed);
      // Opened as it was left, full or not, then with room.
      for (const mode of ['lecture', 'ecriture'] as const) {
        const depot = await openDepot({ dossier, now, mode });
        expect(depot.lectureSeule?.cause ?? null).toBe(mode === 'lecture' ? 'demandee' : null);
        expect(depot.seq).toBeGreaterThanOrEqual(confirmed);
        expect(depot.seq).toBeLessThanOrEqual(confirmed + 1);
        // A line cut short by the kill is mended by who writes.
        if (mode === 'ecriture')
          expect(await depot.verify()).toMatchObject({ entrees: depot.seq, intact: true });
        await depot.close();
        disk.empty();
      }
      // Room for the rounds to come.
      rmSync(join(dossier, 'quarantaine'), { recursive: true, force: true });
    }
    expect(confirmed).toBeGreaterThan(30);
  });
});
