import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launchLoopback, test } from './fixtures';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * What keeps the registry, as its users meet it: backups, their restoration and the repair of a damaged journal, the
 * journal read in words and verified, the registry seen as it was, a second session beside the first.
 */

const CONVENTION = /Auvergne-Rhône-Alpes 2022-2028/;
const OBJET = 'Préciser le calendrier des bilans annuels';

async function signedConvention(page: Page): Promise<RegistrePage> {
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  await registre.chargerConventionReelle();
  await registre.ouvrirConvention(CONVENTION);
  await registre.onglet('Parties et signataires');
  await registre.action('Enregistrer des signatures');
  for (const name of [/BUCCIO/, /DUGRIP/, /FERREIRA/, /WAUQUIEZ/]) await form.date(name, '2023-09-14');
  await form.submit('Enregistrer les signatures');
  await expect(registre.main).toContainText('14 septembre 2023');
  return registre;
}

async function demanderAvenant(registre: RegistrePage): Promise<void> {
  const form = new FormulairePage(registre.page);
  await registre.onglet('Avenants');
  await registre.action('Demander un avenant');
  await form.check('La Région');
  await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
  await form.date('Date de la demande', '2026-02-02');
  await form.fill('Objet de l’avenant', OBJET);
  await registre.main.getByRole('button', { name: 'Ajouter un article' }).click();
  await form.fill('Intitulé', 'Article 1er – Calendrier');
  await form.fill('Alinéas', 'Le bilan annuel est remis avant le 31 mars.');
  await form.submit('Enregistrer la demande');
  await expect(registre.main).toContainText(OBJET);
}

test('a backup is verified, previewed, restored with a reason, and the restoration is undone', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = await signedConvention(page);
  await registre.allerA('Sauvegardes');
  await registre.main.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await expect(registre.main).toContainText(/Sauvegarde faite et vérifiée/);
  await registre.ouvrirConvention(CONVENTION);
  await demanderAvenant(registre);

  await registre.allerA('Sauvegardes');
  await registre.main
    .getByRole('link', { name: /Voir ce qui changerait/ })
    .filter({ hasText: 'Demandée' })
    .first()
    .click();
  await expect(registre.title).toHaveText('Revenir à une sauvegarde');
  await expect(registre.main).toContainText('1 élément disparaît');
  await expect(registre.main).toContainText(OBJET);
  await registre.main.getByRole('textbox').fill('Demande saisie dans la mauvaise convention');
  await registre.main.getByRole('button', { name: 'Revenir à cette sauvegarde' }).click();
  await expect(registre.main.getByRole('status')).toContainText('Le registre est revenu à la sauvegarde du');
  await registre.main.getByRole('link', { name: 'Revenir à l’accueil' }).click();
  await expect(registre.title).toHaveText('Accueil');
  await registre.ouvrirConvention(CONVENTION);
  await registre.onglet('Avenants');
  await expect(registre.main).not.toContainText(OBJET);
  await page.keyboard.press('Control+z');
  await expect(registre.main).toContainText(OBJET);
});

test('a damaged journal opens read only, names the entry, and is repaired from a backup on the page', async ({
  ouvrir,
  fermer,
  dossier,
}) => {
  let page = await ouvrir({ horloge: '2026-11-23' });
  let registre = await signedConvention(page);
  await registre.allerA('Sauvegardes');
  await registre.main.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await expect(registre.main).toContainText(/Sauvegarde faite et vérifiée/);
  await registre.ouvrirConvention(CONVENTION);
  await demanderAvenant(registre);
  await fermer();

  const segment = join(dossier, 'journal', '000000000001.jsonl');
  const lines = (await readFile(segment, 'utf8')).split('\n');
  // The second entry, the signatures: one day is changed in it.
  lines[1] = (lines[1] ?? '').replace('2023-09-14', '2023-09-15');
  await writeFile(segment, lines.join('\n'));
  await rm(join(dossier, 'instantane.json'));

  page = await ouvrir({ horloge: '2026-11-23' });
  registre = new RegistrePage(page);
  await expect(page.getByText('Registre endommagé, ouvert en lecture seule')).toBeVisible();
  await expect(page.getByText(/entrée 2 du journal est altérée/i).first()).toBeVisible();
  await page
    .getByRole('link', { name: /Sauvegardes/ })
    .first()
    .click();
  await registre.main
    .getByRole('link', { name: /Voir ce qui changerait/ })
    .first()
    .click();
  await expect(registre.title).toHaveText('Réparer le registre');
  await expect(registre.main).toContainText('Aucune entrée ne serait perdue.');
  await registre.main.getByRole('textbox').fill('Ligne du journal modifiée à la main');
  await registre.main.getByRole('button', { name: 'Réparer le registre' }).click();
  await expect(registre.main).toContainText('Le registre est réparé');
  await expect(page.getByText('Registre endommagé, ouvert en lecture seule')).toHaveCount(0);
  await registre.ouvrirConvention(CONVENTION);
  await registre.onglet('Avenants');
  await expect(registre.main).toContainText(OBJET);
});

test('the journal says what changed, in words; its integrity is verified, with a printed head', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = await signedConvention(page);
  await registre.allerA('Journal du registre');
  await registre.main.getByRole('button', { name: 'Détail de l’entrée n° 2' }).click();
  await expect(registre.main.getByRole('region', { name: /Ce que l’entrée n° 2 a changé/ })).toContainText(
    '14 septembre 2023',
  );
  await registre.main.getByRole('button', { name: 'Intégrité du journal' }).click();
  await registre.main.getByRole('button', { name: 'Vérifier l’intégrité' }).click();
  await expect(registre.main).toContainText('Le journal est intact : 2 entrées relues');
  await registre.main
    .getByLabel('Repère imprimé sur un document')
    .fill('entrée n° 7, empreinte 8f3a 01bc 77de 2a90');
  await registre.main.getByRole('button', { name: 'Vérifier l’intégrité' }).click();
  await expect(registre.main).toContainText('Le journal ne contient pas ce qu’atteste le document imprimé');
});

test('the registry as it was: everything read only, and back to the present', async ({ ouvrir }) => {
  const page = await ouvrir();
  const registre = new RegistrePage(page);
  await registre.chargerConventionReelle();
  await registre.allerA('Journal du registre');
  await registre.main.getByRole('button', { name: 'Détail de l’entrée n° 1' }).click();
  await registre.main.getByRole('button', { name: 'Voir le registre après cette action' }).click();
  await expect(page.getByTestId('bandeau-passe')).toBeVisible();
  await registre.ouvrirConvention(CONVENTION);
  await registre.onglet('Parties et signataires');
  await expect(registre.main.getByRole('link', { name: 'Enregistrer des signatures' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Revenir au présent' }).click();
  await expect(page.getByTestId('bandeau-passe')).toHaveCount(0);
  await expect(registre.main.getByRole('link', { name: 'Enregistrer des signatures' })).toBeVisible();
});

test('a second session reads only, names the first, and follows it', async ({
  ouvrir,
  dossier,
  playwright,
  launchOptions,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  await registre.chargerConventionReelle();
  const second = await launchLoopback({ dossier, horloge: '2026-11-23' });
  const browser = await playwright.chromium.launch(launchOptions);
  try {
    const other = await browser.newPage({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    await other.goto(second.url);
    await expect(other.getByText('Registre en lecture seule')).toBeVisible();
    const reader = new RegistrePage(other);
    await reader.ouvrirConvention(CONVENTION);
    await reader.onglet('Parties et signataires');
    await registre.ouvrirConvention(CONVENTION);
    await registre.onglet('Parties et signataires');
    await registre.action('Enregistrer des signatures');
    const form = new FormulairePage(page);
    await form.date(/BUCCIO/, '2023-09-14');
    await form.submit('Enregistrer les signatures');
    await expect(reader.main).toContainText('signé le 14/09/2023');
  } finally {
    await browser.close();
    await second.stop();
  }
});
