import { createHash } from 'node:crypto';
import { expect, test } from './fixtures';
import { AtelierPage } from './pages/atelier';
import { violations } from './pages/axe';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * An annex that is a joined file, in the window: picked in the editor of a convention that nobody has signed, and in the
 * workspace of an avenant. The text names it by its fingerprint.
 */

const ID = 'convention-aura-2022-2028';
const CONTENU = 'Budget 2024 : 10 000 euros';
const MENTION = `(fichier budget.txt, 12 pages, SHA-256 ${createHash('sha256').update(CONTENU).digest('hex')})`;

test('an annex is a file picked among those that are joined', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-06-01' });
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  const atelier = new AtelierPage(page);
  const aller = async (suite: string): Promise<void> => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/conventions/${ID}/${suite}`);
  };
  await registre.chargerConventionReelle();

  await test.step('the file is joined to the convention', async () => {
    await aller('pieces/nouvelle');
    await registre.main.locator('input[type=file]').setInputFiles({
      name: 'budget.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(CONTENU),
    });
    await registre.main.getByLabel('Acte concerné').selectOption(`conventions/${ID}`);
    await registre.main.getByRole('combobox', { name: 'Nature de la pièce' }).selectOption('Autre pièce');
    await form.submit('Joindre la pièce');
    await registre.expectSaid('La pièce est jointe à l’acte.');
  });

  await test.step('the editor puts it in an annex of the convention', async () => {
    await aller('rediger');
    const main = registre.main;
    await main.getByRole('button', { name: /ARTICLE 7/u }).click();
    await main.getByRole('button', { name: 'Ajouter après' }).click();
    await main.getByRole('textbox', { name: 'Intitulé, comme l’acte l’imprime' }).fill('ANNEXE 1 : BUDGET');
    await main.getByRole('combobox', { name: 'Nature', exact: true }).selectOption('annexe');
    await main.getByRole('textbox', { name: 'Numéro' }).fill('1');
    await main.getByRole('combobox', { name: 'L’annexe est un fichier joint' }).selectOption({ index: 1 });
    await main.getByRole('textbox', { name: 'Pages (facultatif)' }).fill('12');
    await main.getByRole('button', { name: 'Mettre ce fichier' }).click();
    await expect(main.getByRole('textbox', { name: /alinéa/iu }).last()).toHaveValue(MENTION);
    expect(await violations(page)).toEqual([]);
    await main.getByRole('button', { name: 'Enregistrer le texte' }).click();
    await expect(registre.title).toHaveText(/Auvergne-Rhône-Alpes 2022-2028/u);
    await aller('texte');
    await expect(main).toContainText(MENTION);
  });

  await test.step('an avenant adds another one, and its sentence says so', async () => {
    await aller('signer');
    for (const nom of [/BUCCIO/, /DUGRIP/, /FERREIRA/, /WAUQUIEZ/]) await form.date(nom, '2023-07-10');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText('10 juillet 2023');
    await aller('avenants/nouveau');
    await form.check('La Région');
    await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
    await form.date('Date de la demande', '2026-05-04');
    await form.fill('Objet de l’avenant', 'Annexe budgétaire');
    await form.submit('Enregistrer la demande');
    await registre.action('Rédiger les modifications');
    await atelier.main.getByRole('button', { name: 'Ajouter une annexe' }).click();
    await atelier.ecrire('Intitulé', 'ANNEXE 2 : CARTE');
    await atelier.dialog
      .getByRole('combobox', { name: 'L’annexe est un fichier joint' })
      .selectOption({ index: 1 });
    await atelier.dialog.getByRole('textbox', { name: 'Pages (facultatif)' }).fill('12');
    await atelier.dialog.getByRole('button', { name: 'Mettre ce fichier' }).click();
    // Whole on the screen: what its foot covers while it scrolls is no target.
    await page.setViewportSize({ width: 1920, height: 1200 });
    await expect(atelier.apercu).toContainText(MENTION);
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await atelier.ajouter();
    await expect(atelier.modifications.first()).toContainText(MENTION);
  });

  await test.step('the file stays while the annexes stand on it', async () => {
    await aller('documents?acte=pieces');
    await registre.action(/^Supprimer.*budget/u);
    await expect(page.getByRole('dialog')).toContainText(/ne se supprime pas tant qu’elle y est/u);
  });
});
