import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src-main/store/files';
import type { Files } from '../../src-main/store/files';
import { PieceStore } from '../../src-main/store/pieces';
import { commit, freshFolder, image, now, open } from './support';
import { writeSettings } from '../../src-main/store/settings';

/** The settings being written when the process was killed. */
const TEMPORARY = '.reglages.json.0d9b1f4e-1111-4222-8333-123456789abc.tmp';

/** What was done, what it changes for the others, and the way out. */
const told: unknown = expect.stringMatching(
  /ouvert à d’autres comptes.* il vient d’être réservé au vôtre.* si un collègue .*remettez-lui un export/,
);

const rightsOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A folder made by hand, as a file manager does. */
async function madeByHand(mode = 0o755): Promise<string> {
  const dossier = join(await freshFolder(), 'registre');
  mkdirSync(dossier);
  chmodSync(dossier, mode);
  return dossier;
}

describe('the folder of a registry', () => {
  it.each(['755', '750', '777', '711'])(
    'made by hand (%s) is closed to others once written to',
    async (rights) => {
      const mode = Number.parseInt(rights, 8);
      const dossier = await madeByHand(mode);
      const depot = await open(dossier);
      expect([rightsOf(dossier), depot.avertissements]).toEqual(['700', [told]]);
      await commit(depot, image('avis', 'a', 1));
      await depot.close();
      // With everything the application ever lays there, it is still its own.
      await new PieceStore(dossier).put(Buffer.from('scan'));
      await writeSettings(diskFiles, dossier, { secondaire: null }, now);
      for (const name of ['sauvegardes', 'quarantaine', 'electron']) mkdirSync(join(dossier, name));
      for (const name of ['erreurs.log', 'erreurs.log.1', '.DS_Store', 'verrou.json.x.reprise', TEMPORARY])
        writeFileSync(join(dossier, name), '');
      chmodSync(dossier, mode);
      const again = await open(dossier);
      expect([rightsOf(dossier), again.avertissements]).toEqual(['700', [told]]);
      await again.close();
      expect((await open(dossier)).avertissements).toEqual([]);
    },
  );

  it('is left as it is by a reader', async () => {
    const dossier = await madeByHand();
    await (await open(dossier)).close();
    chmodSync(dossier, 0o755);
    await open(dossier, { mode: 'lecture' });
    expect(rightsOf(dossier)).toBe('755');
  });

  // A home may hold hidden names only.
  it.each(['planning partagé.ods', '.bashrc', '.instantane.json', '.x.tmp'])(
    'that holds something else (%s) is told, and not touched: others may need it',
    async (name) => {
      const dossier = await madeByHand();
      writeFileSync(join(dossier, name), '');
      const depot = await open(dossier);
      expect(rightsOf(dossier)).toBe('755');
      expect(depot.avertissements).toEqual([
        expect.stringContaining('contient aussi autre chose que le registre'),
      ]);
      expect(depot.avertissements.join()).toContain('Réservez-le à votre compte');
      expect(await commit(depot, image('avis', 'a', 1))).toBe(1);
    },
  );

  it('of another account is told, with what each can do, and not touched', async () => {
    const dossier = await madeByHand(0o777);
    const files: Files = { ...diskFiles, rights: () => Promise.resolve({ others: 0o077, ours: false }) };
    const depot = await open(dossier, { reglages: { files } });
    expect(rightsOf(dossier)).toBe('777');
    expect(depot.avertissements).toEqual([expect.stringContaining('appartient à l’un d’eux')]);
    expect(depot.avertissements.join()).not.toContain('Réservez-le');
    expect(depot.avertissements.join()).toContain('dans un dossier que vous aurez créé');
  });

  it.each<[string, Files['reserve']]>([
    ['refuses', () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))],
    ['forgets', () => Promise.resolve()],
  ])(
    'opens all the same, and nothing is said, where the disk %s the rights it is given',
    async (_how, reserve) => {
      const dossier = await madeByHand();
      const depot = await open(dossier, { reglages: { files: { ...diskFiles, reserve } } });
      expect(depot.avertissements).toEqual([]);
      expect(await commit(depot, image('avis', 'a', 1))).toBe(1);
      expect(existsSync(join(dossier, 'journal'))).toBe(true);
    },
  );
});
