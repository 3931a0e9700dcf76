import { mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../../src-main/store/files';
import { readSettings, writeSettings } from '../../../src-main/store/settings';
import { commit, freshFolder, image, now, open, refusal, stateOf } from '../support';
import { HOUR, namesIn, places, registry } from './support';

const SUB = 'sauvegardes-registre-crefop';

describe('the second folder', () => {
  it('receives each backup, independently of the first one', async () => {
    const { dossier, depot, backups, clock } = await registry(6);
    const key = await freshFolder();
    await backups.chooseSecond(key);
    const made = await backups.create('manuelle');
    expect(made.lieux).toEqual(['principal', 'secondaire']);
    expect(statSync(join(places(dossier), made.id, 'sauvegarde.json')).ino).not.toBe(
      statSync(join(key, SUB, made.id, 'sauvegarde.json')).ino,
    );
    const reopened = await open(join(key, SUB, made.id), { mode: 'lecture' });
    expect(stateOf(reopened.registre)).toEqual(stateOf(depot.registre));

    // The registry's own copy is damaged, then all of them are gone: the other one serves.
    const path = join(places(dossier), made.id, 'journal', '000000000001.jsonl');
    writeFileSync(path, readFileSync(path).subarray(0, 100));
    expect((await backups.open(made.id)).sauvegarde.seq).toBe(6);
    rmSync(places(dossier), { recursive: true });
    expect((await backups.list()).sauvegardes).toMatchObject([{ id: made.id, lieux: ['secondaire'] }]);
    clock.advance(HOUR);
    await commit(depot, image('avis', 'z', 1));
    await backups.createIfDue(HOUR);
    expect(namesIn(places(dossier))).toHaveLength(1);
  });

  it('two in the same second: one name is one backup, in both places', async () => {
    const { backups } = await registry(3);
    const first = await backups.create('manuelle');
    await backups.chooseSecond(await freshFolder());
    const second = await backups.create('manuelle');
    const third = await backups.create('manuelle');
    const listed = (await backups.list()).sauvegardes.map(({ id, lieux }) => [id, lieux.length]);
    expect(listed).toEqual([
      [third.id, 2],
      [second.id, 2],
      [first.id, 1],
    ]);
  });

  it('away: told with since when, nothing is written in its place, and it is served again once back', async () => {
    const { dossier, depot, backups, clock } = await registry(4);
    const media = await freshFolder();
    const key = join(media, 'CLE');
    mkdirSync(key);
    await backups.chooseSecond(key);
    await backups.create('manuelle');
    const seen = clock.at;

    renameSync(key, join(media, 'poche'));
    clock.advance(HOUR);
    await commit(depot, image('avis', 'z', 1));
    await backups.createIfDue(HOUR);
    const away = await backups.list();
    expect(away.secondaire).toMatchObject({ vuLe: seen, echec: null });
    expect(away.secondaire?.absence).toContain('n’est pas là');
    expect(away.sauvegardes).toHaveLength(2);
    expect(namesIn(media)).toEqual(['poche']);

    // What a system leaves at the mount point, or another key: not the one that was chosen.
    mkdirSync(key);
    await backups.createIfDue(0);
    expect((await backups.list()).secondaire?.absence).toContain('pas celui qui a été choisi');
    expect(namesIn(key)).toEqual([]);
    mkdirSync(join(key, SUB));
    writeFileSync(join(key, SUB, '.lieu.json'), '{"marque":"autre"}');
    expect((await backups.list()).secondaire?.absence).toContain('pas celui qui a été choisi');

    rmSync(key, { recursive: true });
    renameSync(join(media, 'poche'), key);
    await backups.createIfDue(HOUR);
    const back = await backups.list();
    expect(back.secondaire).toMatchObject({ absence: null, vuLe: clock.at });
    expect(back.sauvegardes[0]?.lieux).toContain('secondaire');
    expect(namesIn(places(dossier)).length).toBeGreaterThan(1);
  });

  it('that does not answer delays nothing, and is not asked again meanwhile', async () => {
    let asked = 0;
    let release = (): void => undefined;
    const key = await freshFolder();
    const { backups } = await registry(3, {
      patienceMs: 20,
      files: {
        ...diskFiles,
        stat: async (path) => {
          if (path.startsWith(key) && asked++ > 2) await new Promise<void>((resolve) => (release = resolve));
          return diskFiles.stat(path);
        },
      },
    });
    await backups.chooseSecond(key);
    asked = 3;
    const made = await backups.create('manuelle');
    expect(made.lieux).toEqual(['principal']);
    const before = asked;
    expect((await backups.list()).secondaire?.absence).toContain('ne répond pas');
    expect((await backups.list()).secondaire?.absence).toContain('ne répond pas');
    expect(asked).toBe(before);
    release();
    // Back, and asked by several at once.
    asked = -1000;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const answers = await Promise.all([backups.list(), backups.list(), backups.list()]);
    expect(answers.map(({ secondaire }) => secondaire?.absence)).toEqual([null, null, null]);
  });

  it('is refused where it would be lost with the registry, where it is not, and where it cannot be written', async () => {
    const { dossier, backups } = await registry(1);
    const elsewhere = await freshFolder();
    symlinkSync(dossier, join(elsewhere, 'lien'));
    writeFileSync(join(elsewhere, 'fichier'), '');
    for (const path of [dossier, join(dossier, 'sauvegardes', '..', '.'), join(elsewhere, 'lien')]) {
      expect((await refusal(backups.chooseSecond(path))).message).toContain('une panne de disque');
    }
    for (const path of [join(elsewhere, 'absent'), join(elsewhere, 'fichier')]) {
      expect((await refusal(backups.chooseSecond(path))).message).toContain('n’existe pas');
    }
    expect((await backups.list()).secondaire).toBeNull();
    await backups.chooseSecond(elsewhere);
    // The folder made inside, chosen by mistake, is the same place.
    await backups.chooseSecond(join(elsewhere, SUB));
    expect((await backups.list()).secondaire?.dossier).toMatch(new RegExp(`^${elsewhere}/${SUB}$`));
    await backups.chooseSecond(null);
    expect((await backups.list()).secondaire).toBeNull();
  });
});

describe('the settings of this computer', () => {
  it('are whole, for their owner alone, and damaged ones are told and set aside', async () => {
    const dossier = await freshFolder();
    expect(await readSettings(diskFiles, dossier)).toEqual({
      reglages: { secondaire: null },
      avertissement: null,
    });
    const secondaire = { dossier: '/media/cle', marque: 'm', vuLe: null };
    await writeSettings(diskFiles, dossier, { secondaire }, now);
    const path = join(dossier, 'reglages.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(namesIn(dossier)).toEqual(['reglages.json']);
    expect((await readSettings(diskFiles, dossier)).reglages).toEqual({ secondaire });
    for (const damage of [
      '',
      '{"format":"registre-crefop/reglages"',
      '\0\0\0\0',
      '[]',
      'null',
      '{"version":1}',
    ]) {
      writeFileSync(path, damage);
      const read = await readSettings(diskFiles, dossier);
      expect(read.reglages.secondaire).toBeNull();
      expect(read.avertissement).toContain('reglages.json');
    }
    await writeSettings(diskFiles, dossier, { secondaire }, now);
    expect(namesIn(join(dossier, 'quarantaine'))).toHaveLength(1);
    expect((await readSettings(diskFiles, dossier)).avertissement).toBeNull();
  });
});
