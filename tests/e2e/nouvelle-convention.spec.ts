import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { docx, p } from '../support/office';
import { expect, test, ROOT } from './fixtures';
import { violations } from './pages/axe';
import { RedactionPage } from './pages/redaction';
import { RegistrePage } from './pages/registre';

/* A convention of another Region, from its file to its record: by the keyboard alone. */

const FICHIER = join(ROOT, 'tests/fixtures/conventions/1-normandie-trois-signataires.docx');

test('from the file to the record by the keyboard alone, what was read beside what it was read from', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  const redaction = new RedactionPage(page);
  const { main } = redaction;
  const { keyboard } = page;
  await expect(registre.title).toHaveText('Premiers pas');
  await redaction.atteindre(main.getByRole('link', { name: 'Reprendre ma convention' }));
  await keyboard.press('Enter');
  await expect(registre.title).toHaveText('Reprendre ma convention');
  await redaction.choisirFichier(FICHIER);

  await expect(registre.title).toHaveText('Relire ma convention');
  await expect(redaction.source).toContainText("Vu le code de l'éducation");
  expect(await violations(page)).toEqual([]);

  // A name for the lists, that says the Region and the years.
  await redaction.atteindre(main.getByRole('textbox', { name: 'Nom dans les listes' }));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('Normandie 2026');

  // The file leads to the text: the first visa, where the focus then is.
  await redaction.ouvrir(/^Visas/);
  const visa = main.getByRole('textbox', { name: 'Visa 1', exact: true });
  await redaction.atteindre(visa);
  await expect(redaction.source.getByRole('option', { selected: true })).toContainText("code de l'éducation");

  // One clause is answered for; the others stay to be confirmed.
  await redaction.ouvrir(/^Clauses lues/);
  await redaction.atteindre(main.getByRole('radio', { name: 'Plus tard' }).first());
  await keyboard.press('ArrowRight');
  await expect(main.getByRole('radio', { name: 'Confirmer', exact: true }).first()).toBeChecked();
  expect(await violations(page)).toEqual([]);

  await redaction.ouvrir(/Objet/);
  expect(await violations(page)).toEqual([]);
  const { height } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight - document.documentElement.clientHeight,
  }));
  expect(height).toBeLessThanOrEqual(0);

  await main.getByRole('heading', { level: 1 }).focus();
  await redaction.atteindre(redaction.enregistrer);
  await keyboard.press('Enter');
  await expect(registre.title).toHaveText('Normandie 2026');
  await new RegistrePage(page).expectSaid('est entrée au registre');
  await expect(main.getByRole('heading', { name: /Article 1er – Objet/ })).toBeVisible();

  await registre.onglet('Documents');
  await main.getByRole('link', { name: /Pièces jointes/ }).click();
  await expect(main).toContainText('1-normandie-trois-signataires.docx');
  await expect(main).toContainText('Fichier intact');

  // Nobody signed: the text can be written anew.
  await registre.onglet('Texte');
  await main.getByRole('link', { name: 'Modifier le texte' }).click();
  await expect(registre.title).toHaveText('Modifier le texte');
});

test('a long file says how far its reading is, and is stopped', async ({ ouvrir }, info) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.evaluate(() => {
    window.location.hash = '/conventions/nouvelle';
  });
  const redaction = new RedactionPage(page);
  const fichier = info.outputPath('longue.docx');
  await mkdir(dirname(fichier), { recursive: true });
  await writeFile(fichier, docx({ corps: p('Le texte de la convention.').repeat(60_000) }));
  await redaction.choisirFichier(fichier);
  await expect(redaction.main.getByRole('progressbar', { name: 'Avancement de la lecture' })).toBeVisible();
  await expect(redaction.main).toContainText(/paragraphes? lus? sur 60\s000|Recherche du titre/u);
  expect(await violations(page)).toEqual([]);
  await redaction.main.getByRole('button', { name: 'Arrêter' }).click();
  await expect(redaction.main).toContainText('Lecture arrêtée. Rien n’a été enregistré.');
  // It can be read again, and Escape stops it too.
  await redaction.main.getByRole('button', { name: 'Lire de nouveau' }).click();
  await expect(redaction.main.getByRole('button', { name: 'Arrêter' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(redaction.main).toContainText('Lecture arrêtée. Rien n’a été enregistré.');
});
