import { expect, test } from './fixtures';
import { violations } from './pages/axe';
import { PALETTE, PalettePage } from './pages/palette';
import { RegistrePage } from './pages/registre';

/* Ctrl + K, from anywhere: what is found, what is done, by the keyboard alone. */

test('anything is found by its words, from a field too, and a command asks what it is about', async ({
  rejoindre,
}) => {
  const page = await rejoindre('demonstration');
  const registre = new RegistrePage(page);
  const palette = new PalettePage(page);

  await palette.ouvrir();
  expect(await violations(page, PALETTE)).toEqual([]);
  // A typo, accents left out, parts of words.
  await palette.taper('avnant groupe');
  await expect(palette.lignes.first()).toContainText('Création d’un groupe technique');
  await palette.taper('prefete');
  await expect(palette.lignes.first()).toContainText('Claire EXEMPLE, Préfète de région');
  await palette.taper('bilan 2024');
  await expect(palette.lignes.first()).toContainText('Mise en demeure');
  expect(await violations(page, PALETTE)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/resiliation/u);

  // From a field of a form: the caret comes back to it, and what was typed is there.
  await palette.ouvrir();
  await palette.taper('demander un avenant');
  await page.keyboard.press('Enter');
  await expect(palette.champ).toHaveAccessibleName('Sur quelle convention\u00a0?');
  await expect(palette.lignes.first()).toContainText('Démonstration');
  await page.keyboard.press('Enter');
  await expect(registre.title).toContainText('Demander un avenant');
  const objet = registre.main.getByRole('textbox', { name: /Objet/u }).first();
  await objet.fill('Un objet');
  await palette.ouvrir();
  await palette.taper('xylophone');
  await expect(page.getByText(/Rien ne répond à ces mots/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette.champ).toHaveCount(0);
  await expect(objet).toBeFocused();
  await expect(objet).toHaveValue('Un objet');
  await objet.fill('');
});

test('what was just recorded is found at once', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  await registre.chargerDemonstration();
  const palette = new PalettePage(page);
  await palette.ouvrir();
  await palette.taper('enregistrer une deliberation');
  await page.keyboard.press('Enter');
  await expect(palette.lignes.first()).toContainText('Démonstration');
  await page.keyboard.press('Enter');
  await expect(registre.title).toContainText('Enregistrer une délibération');
  await palette.ouvrir();
  await palette.taper('journal');
  await expect(palette.lignes.first()).toContainText('Journal du registre');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/journal/u);
});
