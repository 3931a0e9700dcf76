import { execFileSync } from 'node:child_process';
import { mkdirSync, readlinkSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDepot } from '../../src-main/store/depot';
import { diskFiles } from '../../src-main/store/files';
import { verifyDossier } from '../../src-main/store/verify';
import { commit, freshFolder, image, later, now, open, refusal, stateOf } from './support';

/* Where the store expects one of its files, something that is no file. It would wait for ever for a pipe's other end. */

const KINDS: Readonly<Record<string, (path: string) => void | Promise<void>>> = {
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a folder': (path) => mkdirSync(path),
  'a folder with something in it': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'note.txt'), 'à moi');
  },
  'a link to a folder': (path) => symlinkSync('..', path),
  'a link to a pipe': (path) => {
    execFileSync('mkfifo', [`${path}.autre`]);
    symlinkSync(`${path}.autre`, path);
  },
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a link that leads nowhere': (path) => symlinkSync('/nulle/part', path),
  'a socket': async (path) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    later(() => new Promise((resolve) => server.close(resolve)));
  },
};

async function withActions(): Promise<string> {
  const dossier = await freshFolder();
  const depot = await openDepot({ dossier, now });
  await commit(depot, image('avis', 'a', 1));
  await commit(depot, image('avis', 'b', 2));
  await depot.close();
  return dossier;
}

describe.runIf(process.platform === 'linux')('a name of the registry that is not that of a file', () => {
  it.each(Object.entries(KINDS))(
    'the lock, %s: the registry is read at once, and writing is refused with what to do',
    async (_kind, make) => {
      const dossier = await withActions();
      const lock = join(dossier, 'verrou.json');
      await make(lock);
      const before = await lstat(lock);
      const reader = await open(dossier, { mode: 'lecture' });
      expect(reader.registre.avis.size).toBe(2);
      const error = await refusal(openDepot({ dossier, now }));
      expect(error.code).toBe('VERROU_ETRANGER');
      expect(error.message).toContain('« verrou.json » n’est pas un fichier que Registre CREFOP a écrit');
      expect(error.remede).toContain('déplacez « verrou.json » hors du dossier');
      const waiting = await open(dossier, { mode: 'si-libre' });
      expect(waiting.lectureSeule?.raison).toBe(error.message);
      expect(stateOf(waiting.registre)).toEqual(stateOf(reader.registre));
      // It is somebody's, and stays as it was.
      expect((await lstat(lock)).ino).toBe(before.ino);
      renameSync(lock, join(await freshFolder(), 'ailleurs'));
      expect(await commit(await open(dossier), image('avis', 'c', 3))).toBe(3);
    },
  );

  it('the lock, while it is held: nothing more is written under it', async () => {
    const dossier = await withActions();
    const depot = await open(dossier);
    renameSync(join(dossier, 'verrou.json'), join(dossier, 'verrou.ancien'));
    execFileSync('mkfifo', [join(dossier, 'verrou.json')]);
    const real = Date.now;
    Date.now = () => real() + 60_000;
    later(() => Promise.resolve(void (Date.now = real)));
    await expect(commit(depot, image('avis', 'c', 3))).rejects.toMatchObject({ code: 'VERROUILLE' });
  });

  it.each(Object.entries(KINDS).filter(([kind]) => kind !== 'a link that leads nowhere'))(
    'the snapshot or the journal, %s: refused in French by its name, at once',
    async (_kind, make) => {
      for (const name of ['instantane.json', 'journal/000000000001.jsonl']) {
        const dossier = await withActions();
        renameSync(join(dossier, name), join(await freshFolder(), 'ailleurs'));
        await make(join(dossier, name));
        for (const act of [() => openDepot({ dossier, now }), () => verifyDossier(dossier)]) {
          const { code, message, remede } = await refusal(act());
          expect([name, code]).toEqual([name, 'DOSSIER_INACCESSIBLE']);
          expect(message).toMatch(/« [\w.]+ » n’est pas un fichier \(c’est/);
          expect(remede).toContain('Déplacez-le');
        }
      }
    },
  );

  it('no file is opened that would make wait, in whatever way', async () => {
    const folder = await freshFolder();
    for (const [kind, make] of Object.entries(KINDS)) {
      const path = join(folder, kind.replaceAll(' ', '-'));
      await make(path);
      for (const flags of ['r', 'r+', 'a'] as const) {
        const opened = diskFiles.open(path, flags);
        const nowhere = kind === 'a link that leads nowhere';
        await expect(opened, `${kind} ${flags}`).rejects.toMatchObject({
          code: nowhere ? 'ENOENT' : 'NOT_A_FILE',
        });
      }
    }
    expect(readlinkSync(join(folder, 'a-link-to-a-device'))).toBe('/dev/zero');
    expect(statSync(join(folder, 'a-pipe')).isFIFO()).toBe(true);
  });
});
