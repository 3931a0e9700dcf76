import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';

/* A file given as evidence, through the real windows: chosen, sent in parts, kept, given back, taken away. */

const CONVENTION = 'convention-demonstration-2022-2028';
const main = (page: Page) => page.getByRole('main');

async function aller(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

test('a piece goes in and comes out byte for byte, and its loss is told', async ({
  ouvrir,
  dossier,
  fermer,
  enregistrerDocument,
}) => {
  const horloge = '2026-11-23';
  let page = await ouvrir({ horloge });
  await new RegistrePage(page).chargerDemonstration();
  await aller(page, `/conventions/${CONVENTION}/documents?acte=pieces`);
  await expect(main(page)).toContainText('Aucune pièce jointe');

  await main(page).getByRole('link', { name: 'Joindre une pièce' }).click();
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_500_000)]);
  // A program first: refused for what it is, everything chosen stays.
  const input = main(page).locator('input[type=file]');
  await input.setInputFiles({
    name: 'acte.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\0\0'),
  });
  await expect(main(page).getByText('acte.pdf', { exact: true })).toBeVisible();
  await main(page).getByLabel('Acte concerné').selectOption(`conventions/${CONVENTION}`);
  await main(page).getByRole('combobox', { name: 'Nature de la pièce' }).selectOption('Acte signé');
  const joindre = main(page).getByRole('button', { name: 'Joindre la pièce' });
  await joindre.click();
  await expect(main(page).getByTestId('refus')).toContainText('n’est pas d’un type accepté');
  await input.setInputFiles({ name: 'Acte signé.jpg', mimeType: 'image/jpeg', buffer: content });
  await expect(main(page).getByText('Fichier reçu : Acte signé.jpg')).toBeAttached();
  await expect(main(page).getByRole('combobox', { name: 'Nature de la pièce' })).toHaveValue('acte_signe');
  await joindre.click();

  await new RegistrePage(page).expectSaid('La pièce est jointe à l’acte.');
  await expect(main(page)).toContainText('Acte signé (jpg).pdf');
  await expect(main(page)).toContainText('Fichier intact');
  const copie = await enregistrerDocument(() =>
    main(page)
      .getByRole('button', { name: /Enregistrer une copie de Acte signé/ })
      .click(),
  );
  expect(copie.equals(content)).toBe(true);

  await fermer();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const shelf = join(dossier, 'pieces', sha256.slice(0, 2));
  expect(await readdir(shelf)).toEqual([sha256]);
  await rm(join(shelf, sha256));
  page = await ouvrir({ horloge });
  await aller(page, `/conventions/${CONVENTION}/documents?acte=pieces`);
  await expect(main(page)).toContainText('Fichier manquant', { timeout: 30_000 });
  await expect(page.getByText(/Acte signé \(jpg\)\.pdf.*n’a plus son fichier/)).toBeVisible();
  await main(page)
    .getByRole('button', { name: /Enregistrer une copie de Acte signé/ })
    .click();
  await expect(main(page).getByRole('alert')).toContainText('n’est plus dans le dossier du registre');
});
