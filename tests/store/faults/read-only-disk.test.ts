import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, FaultyDisk, freshFolder, image, later, open, refusal, stateOf, treeOf } from '../support';
import { DISKS_TRIED, mountTmpfs, NO_TMPFS, remount, unmount } from './mounts';

const journalOf = (dossier: string): string =>
  readFileSync(join(dossier, 'journal', '000000000001.jsonl'), 'utf8');

/** What the person at the screen is told of a disk that takes no writing. */
async function refused(promise: Promise<unknown>, code: string): Promise<void> {
  const error = await refusal(promise);
  expect([error.code, error.message]).toEqual([
    'ECRITURE_IMPOSSIBLE',
    `L’écriture du registre a échoué (${code}) : l’action n’est pas confirmée.`,
  ]);
  expect(error.remede).toContain('accessible en écriture');
}

describe(`a disk that stops taking writing (${DISKS_TRIED})`, () => {
  it.each(
    (['EROFS', 'EACCES'] as const).flatMap((code) =>
      (['open', 'datasync'] as const).map((operation) => [code, operation] as const),
    ),
  )(
    '%s at %s: the action is refused, memory stays where the disk is, and work goes on when it takes it again',
    async (code, operation) => {
      const dossier = await freshFolder();
      const before = await open(dossier);
      await commit(before, image('avis', 'a', 1));
      await before.close();

      const disk = new FaultyDisk();
      const depot = await open(dossier, { reglages: { files: disk.files } });
      const [state, journal] = [stateOf(depot.registre), journalOf(dossier)];
      disk.fails.set(operation, code);
      for (let attempt = 0; attempt < 3; attempt++) {
        await refused(commit(depot, image('avis', 'refusé', attempt)), code);
        expect([depot.seq, stateOf(depot.registre)]).toEqual([1, state]);
        expect(journalOf(dossier)).toBe(journal);
      }
      // Nothing can be cut back either: what was half recorded waits, and is never built upon.
      if (operation === 'datasync') {
        disk.fails.set('open', code);
        await refused(commit(depot, image('avis', 'refusé', 3)), code);
        expect([depot.seq, stateOf(depot.registre)]).toEqual([1, state]);
      }
      disk.fails.clear();
      expect(await commit(depot, image('avis', 'b', 2))).toBe(2);
      expect(journalOf(dossier)).not.toContain('refusé');
      expect(await depot.verify()).toMatchObject({ intact: true, entrees: 2 });
      const after = stateOf(depot.registre);
      await depot.close();

      rmSync(join(dossier, 'instantane.json'));
      const replayed = await open(dossier);
      expect([replayed.seq, stateOf(replayed.registre), replayed.avertissements]).toEqual([2, after, []]);
    },
  );

  // Declared where it can be tried; the title says where it cannot.
  if (NO_TMPFS !== null) return;

  it('on a real tmpfs made read only: what is being recorded is refused, it opens to be read, then is written again', async () => {
    const root = join(await freshFolder(), 'disque');
    await mountTmpfs(root, 1024);
    later(() => unmount(root));
    const dossier = join(root, 'registre');
    const before = await open(dossier);
    await commit(before, image('avis', 'a', 1));
    await before.close();

    const depot = await open(dossier);
    await remount(root, 'ro');
    await refused(commit(depot, image('avis', 'refusé', 1)), 'EROFS');
    expect(depot.seq).toBe(1);
    await remount(root, 'rw');
    expect(await commit(depot, image('avis', 'b', 2))).toBe(2);
    const state = stateOf(depot.registre);
    await depot.close();

    await remount(root, 'ro');
    const tree = treeOf(dossier);
    expect(await refusal(open(dossier))).toMatchObject({ code: 'DOSSIER_INACCESSIBLE' });
    const reader = await open(dossier, { mode: 'si-libre' });
    expect(stateOf(reader.registre)).toEqual(state);
    expect(reader.lectureSeule).toMatchObject({ cause: 'inaccessible', code: 'DOSSIER_INACCESSIBLE' });
    expect(reader.lectureSeule?.raison).toContain('EROFS');
    expect(reader.lectureSeule?.remede).toContain('le droit de le lire et d’y écrire');
    expect(await refusal(commit(reader, image('avis', 'refusé', 2)))).toMatchObject({
      code: 'LECTURE_SEULE',
    });
    expect(await refusal(reader.reprendre())).toMatchObject({ code: 'DOSSIER_INACCESSIBLE' });
    expect(treeOf(dossier)).toEqual(tree);

    await remount(root, 'rw');
    await reader.reprendre();
    expect(reader.lectureSeule).toBeNull();
    expect(await commit(reader, image('avis', 'c', 3))).toBe(3);
    expect(await reader.verify()).toMatchObject({ intact: true, entrees: 3 });
  });
});
