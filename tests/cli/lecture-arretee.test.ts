import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lecteur } from '../../src-main/application/echanges/ports';
import { runCli } from '../../src-main/cli/run';
import { readInWorker } from '../../src-main/reading/reader';
import { newFolder, ouvrir } from '../support/application';
import { bundleLecteur } from '../support/bundle';
import { docx, p } from '../support/office';

let lecteur: Lecteur;
let dossier = '';
let fichier = '';
beforeAll(async () => {
  lecteur = readInWorker(await bundleLecteur());
  dossier = await newFolder();
  fichier = join(await newFolder(), 'longue.docx');
  await writeFile(fichier, docx({ corps: p('Le texte de la convention.').repeat(40_000) }));
});

/** Runs a command and presses Ctrl + C as soon as it is listened to. */
async function interrompre(...args: readonly string[]) {
  let [out, err, held] = ['', '', 0];
  const code = await runCli(args, {
    stdin: Readable.from([]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    watched: true,
    env: {},
    lecteur,
    onInterrupt: (stop) => {
      held++;
      setImmediate(stop);
      return () => void held--;
    },
  });
  return { code, out, err, held };
}

describe('a long file read at the terminal', () => {
  it('is stopped by Ctrl + C, which says that nothing was recorded', async () => {
    const { code, out, err, held } = await interrompre('convention', 'importer', fichier);
    expect([code, out, held]).toEqual([1, '', 0]);
    expect(err).toMatch(
      /^La lecture de ce fichier a été arrêtée à votre demande\. Rien n’a été enregistré\./u,
    );
  });

  it('lets go of the registry it was read for', async () => {
    const { code, err, held } = await interrompre(
      'convention',
      'importer',
      fichier,
      '--confirmer',
      '--registre',
      dossier,
    );
    expect([code, held]).toEqual([1, 0]);
    expect(err).toContain('arrêtée à votre demande');
    const porte = await ouvrir(dossier, '2026-11-30');
    expect(porte.application.depot).toMatchObject({ lectureSeule: null, avertissements: [], seq: 0 });
    await porte.close();
  });
});
