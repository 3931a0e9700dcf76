import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import JSZip from 'jszip';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';

/* What leaves the application must be read without it, and come back the same. */

const HORLOGE = '2026-11-23';
const main = (page: Page) => page.getByRole('main');

/** Unpacks an archive in a folder of its own. */
async function unpack(archive: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crefop-dossier-'));
  const zip = await JSZip.loadAsync(archive);
  for (const { name, dir } of Object.values(zip.files)) {
    if (dir) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), (await zip.file(name)?.async('nodebuffer')) ?? '');
  }
  return folder;
}

test('the dossier de continuité is read in a browser without JavaScript, and re-imported to the same hash', async ({
  ouvrir,
  dossier,
  enregistrerDocument,
  playwright,
  launchOptions,
}) => {
  const page = await ouvrir({ horloge: HORLOGE });
  const registre = new RegistrePage(page);
  await registre.chargerDemonstration();
  await registre.allerA('Import et export');
  const archive = await enregistrerDocument(() =>
    main(page).getByRole('button', { name: 'Produire le dossier' }).click(),
  );
  const folder = await unpack(archive);
  const browser = await playwright.chromium.launch(launchOptions);
  try {
    const bare = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const reader = await bare.newPage();
    await reader.goto(pathToFileURL(join(folder, 'index.html')).href);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/Démonstration/);
    await reader.getByRole('table').getByRole('link').first().click();
    await expect(reader.getByRole('heading', { level: 1 })).toContainText('CONVENTION ENTRE');
    for (const section of ['Texte signé de la convention', 'Avenants', 'Chronologie', 'Extrait du journal'])
      await expect(reader.getByRole('heading', { level: 2, name: section, exact: true })).toBeVisible();
    await reader.getByRole('link', { name: 'Mises en demeure et résiliation' }).click();
    await expect(reader.getByRole('heading', { name: /^Mise en demeure du/ }).first()).toBeInViewport();

    const rich = await browser.newContext({ offline: true });
    const checker = await rich.newPage();
    for (const path of [
      'index.html',
      `conventions/${(await readdir(join(folder, 'conventions')))[0] ?? ''}`,
    ]) {
      await checker.goto(pathToFileURL(join(folder, path)).href);
      expect((await new AxeBuilder({ page: checker }).setLegacyMode().analyze()).violations).toEqual([]);
    }

    // The verifier of the dossier, on its journal, then on one that was tampered with.
    await checker.goto(pathToFileURL(join(folder, 'verifier.html')).href);
    const segments = (await readdir(join(folder, 'journal'))).map((name) => join(folder, 'journal', name));
    await checker.getByLabel('Fichiers du journal').setInputFiles(segments);
    await expect(checker.getByRole('status')).toHaveText(/^OK : 21 entrées enchaînées/);
    const journal = await readFile(segments[0] ?? '', 'utf8');
    await checker.getByLabel('Fichiers du journal').setInputFiles({
      name: '000000000001.jsonl',
      mimeType: 'application/json',
      buffer: Buffer.from(journal.replace('2023-10-02', '2023-10-03')),
    });
    await expect(checker.getByRole('status')).toHaveText(/^DÉFAUT : .* a été altérée\.$/);
  } finally {
    await browser.close();
  }

  // Into an empty registry: chosen, shown, given a reason, confirmed.
  const empreinte = /"empreinte":"([0-9a-f]{64})"/.exec(
    await readFile(join(folder, 'registre.json'), 'utf8'),
  )?.[1];
  await rm(folder, { recursive: true });
  const fresh = await ouvrir({ horloge: HORLOGE, dossier: `${dossier}-repris` });
  await expect(main(fresh).getByRole('heading', { level: 1 })).toBeVisible();
  await fresh.evaluate(() => {
    window.location.hash = '/echanges';
  });
  const input = main(fresh).locator('input[type=file]');
  await input.setInputFiles({
    name: 'registre.zip',
    mimeType: 'application/zip',
    buffer: archive.subarray(0, 5000),
  });
  await expect(main(fresh).getByTestId('refus')).toContainText('n’a pas été accepté');
  await input.setInputFiles({ name: 'registre.zip', mimeType: 'application/zip', buffer: archive });
  await expect(main(fresh)).toContainText('éléments seraient ajoutés');
  expect((await new AxeBuilder({ page: fresh }).setLegacyMode().analyze()).violations).toEqual([]);
  await main(fresh).getByRole('button', { name: 'Importer' }).click();
  await expect(main(fresh)).toContainText('Indiquez un motif.');
  await main(fresh).getByLabel('Motif').fill('Reprise sur un nouveau poste');
  await main(fresh).getByRole('button', { name: 'Importer' }).click();
  await expect(fresh.getByText('Le contenu de registre.zip a été importé.')).toBeVisible();
  await new RegistrePage(fresh).allerA('Import et export');
  const again = await enregistrerDocument(() =>
    main(fresh).getByRole('button', { name: 'Exporter' }).click(),
  );
  expect(again.toString('utf8')).toContain(`"empreinte":"${empreinte ?? '?'}"`);
});
