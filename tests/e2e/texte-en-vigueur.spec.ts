import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';
import { ComparaisonPage, TextePage } from './pages/texte';

/*
 * The text in force on the demonstration, in Electron and in a browser: the day before avenant n° 1 and the day it
 * takes effect, where a passage comes from, a draft taken in, two versions compared in the text and side by side.
 */

/** A DOCX is a ZIP: its first bytes, and a size that a whole act has. */
function expectDocx(content: Buffer): void {
  expect(content.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(content.length).toBeGreaterThan(8_000);
}

const INSERTED = /ARTICLE\s5-1/;
const NOTE = /\(inséré par l’avenant n°\s1 du 1er juillet 2024\)/;

test('the text before and after an avenant, its origin, a draft, and the comparison of the two days', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  const texte = new TextePage(page);
  const comparaison = new ComparaisonPage(page);
  await registre.chargerDemonstration();
  await registre.ouvrirConvention(/Démonstration/);
  await registre.onglet('Texte');

  await test.step('today: a consolidated version, and only the signed originals are authentic', async () => {
    await expect(texte.status).toContainText('1 avenant appliqué');
    await expect(texte.text).toContainText('Version consolidée au 23 novembre 2026');
    await expect(texte.text).toContainText('seuls les originaux signés font foi');
    await expect(texte.article(INSERTED)).toContainText(NOTE);
  });

  await test.step('the day before: the text as it was signed; the address keeps the day', async () => {
    await texte.readOn('2024-06-30', 'celui de la convention signée');
    await expect(texte.article(INSERTED)).toHaveCount(0);
    await expect(texte.text).not.toContainText('Version consolidée');
    await expect(registre.main).toContainText(/L’avenant n°\s1 prend effet le 1er juillet 2024/);
    expect(page.url()).toContain('au=2024-06-30');
    await page.reload();
    await expect(texte.day).toHaveValue('30/06/2024');
    await expect(texte.status).toContainText('celui de la convention signée');
  });

  await test.step('an impossible day is said, and the text stays', async () => {
    await texte.day.fill('31/02/2024');
    await expect(texte.day).toHaveAttribute('aria-invalid', 'true');
    await expect(registre.main).toContainText('Cette date n’existe pas');
    await expect(texte.status).toContainText('30 juin 2024');
  });

  await test.step('the day it takes effect: the article, its note, and its origin by the keyboard', async () => {
    await texte.goTo(/^1er juillet 2024/);
    await expect(texte.status).toContainText('1 avenant appliqué');
    await expect(texte.article(INSERTED)).toContainText(NOTE);
    await texte.article(INSERTED).getByRole('heading').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('tooltip')).toContainText(/Avenant n°\s1, en vigueur le 1er juillet 2024/);
    await page.keyboard.press('Escape');
    await texte.unfold();
    await texte.origins.click();
    await expect(texte.text.locator('[data-origine]')).toHaveCount(0);
    await expect(texte.article(INSERTED)).toContainText(NOTE);
    await texte.origins.click();
  });

  await test.step('a draft is read as a draft', async () => {
    await texte.takeIn('Précision des modalités de professionnalisation');
    await expect(texte.text).toContainText('PROJET');
    await expect(texte.text).toContainText('selon un calendrier arrêté chaque année');
    await expect(texte.text.locator('[data-origine][data-projet]').first()).toBeVisible();
    expect(page.url()).toContain('projets=');
  });

  await test.step('the consolidated version as a file', async () => {
    const file = await enregistrerDocument(() =>
      registre.main.getByRole('button', { name: 'Enregistrer la version consolidée (DOCX)' }).click(),
    );
    expectDocx(file);
  });

  await test.step('compare the two days in the text', async () => {
    await registre.main.getByRole('link', { name: 'Comparer deux versions' }).click();
    await expect(registre.title).toHaveText('Comparer deux versions');
    await comparaison.quick(/^Avant et après/);
    await expect(comparaison.status).toContainText('Entre le 30 juin 2024 et le 1er juillet 2024');
    await expect(comparaison.status).toContainText('3 changements');
    await expect(
      comparaison.sheet.locator('ins').filter({ hasText: 'groupe technique' }).first(),
    ).toBeVisible();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(comparaison.where).toContainText(/Passage modifié 1 sur 3\s: Avenant n°\s1/);
    await page.keyboard.press('Alt+ArrowUp');
    await expect(comparaison.where).toContainText('Passage modifié 3 sur 3');
  });

  await test.step('then side by side; what did not change is put away; turned round, it is a deletion', async () => {
    await comparaison.show('Côte à côte');
    await expect(comparaison.sides).toContainText(/\d+\u00a0alinéas inchangés/);
    await expect(comparaison.sides.locator('ins').first()).toContainText('ARTICLE 5-1');
    await expect(comparaison.sides).toContainText('N’existe pas dans cette version');
    await registre.main.getByRole('button', { name: 'Échanger les deux versions' }).click();
    await expect(comparaison.sides.locator('del').first()).toContainText('ARTICLE 5-1');
    await registre.main.getByRole('button', { name: 'Échanger les deux versions' }).click();
    await expect(comparaison.sides.locator('ins').first()).toContainText('ARTICLE 5-1');
  });

  await test.step('the redline as a file', async () => {
    const file = await enregistrerDocument(() =>
      registre.main.getByRole('button', { name: 'Enregistrer avec marques de révision (DOCX)' }).click(),
    );
    expectDocx(file);
  });
});
