import { expect, test } from './fixtures';
import { violations } from './pages/axe';
import { RegistrePage } from './pages/registre';

/* The dates not to miss, through both doors: seen three ways, each with its reasoning; reminded until they are read. */

test('a date is found in the list, on its month and in the agenda, and opens its reasoning', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  await registre.chargerDemonstration();
  await registre.allerA('Échéancier');
  const { main } = registre;

  await main.getByRole('link', { name: 'La convention pourra être dénoncée' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Raisonnement' }).getByRole('listitem')).not.toHaveCount(0);
  await expect(dialog).toContainText('rien n’est automatique');
  expect(await violations(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await main.getByText('Mois', { exact: true }).click();
  await expect(main.getByRole('table', { name: 'Novembre 2026' })).toBeVisible();
  await main.getByRole('button', { name: 'Mois suivant' }).click();
  const decembre = main.getByRole('table', { name: 'Décembre 2026' });
  await expect(decembre.getByRole('link')).toHaveCount(3);
  await decembre.getByRole('link', { name: 'Avis à rendre public' }).press('Enter');
  await expect(dialog).toContainText('Le code ne fixe aucun délai');
  await page.keyboard.press('Escape');

  await main.getByText('Agenda', { exact: true }).click();
  await expect(main.getByRole('heading', { name: 'À venir (4)' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('after an absence, reminders wait above every screen, and once read leave a dated line', async ({
  ouvrir,
}) => {
  let page = await ouvrir({ horloge: '2026-11-23' });
  await new RegistrePage(page).chargerDemonstration();
  await page.getByRole('button', { name: /rappels? à lire$/u }).click();
  await page.getByRole('button', { name: 'Tout est lu' }).click();
  await expect(page.getByRole('button', { name: /rappels? à lire$/u })).toBeHidden();

  page = await ouvrir({ horloge: '2027-03-01' });
  const bandeau = page.getByRole('status').filter({ hasText: 'Pendant votre absence, depuis le 23' });
  await expect(bandeau).toBeVisible();
  await bandeau.getByRole('button', { name: /rappels? à lire$/u }).click();
  const dialog = page.getByRole('dialog');
  const lignes = dialog.getByRole('listitem');
  const n = await lignes.count();
  expect(n).toBeGreaterThan(2);
  await lignes.first().getByRole('button').click();
  await expect(lignes).toHaveCount(n - 1);
  expect(await violations(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Tout est lu' }).click();
  await expect(bandeau).toBeHidden();

  page = await ouvrir({ horloge: '2027-03-01' });
  const registre = new RegistrePage(page);
  await registre.allerA('Échéancier');
  await expect(page.getByRole('button', { name: /rappels? à lire$/u })).toBeHidden();
  await registre.main.getByRole('link', { name: 'Couverture et rappels' }).click();
  await expect(registre.main).toContainText(/\d+\séchéances?, \d+\srappels?, 0\sorpheline/u);
  await expect(
    registre.main
      .getByRole('region', { name: 'Rappels lus' })
      .getByRole('row')
      .filter({ hasText: '01/03/2027' }),
  ).toHaveCount(n);

  const terme = registre.main.getByLabel('Rappels, jours avant : Fin de la convention');
  await terme.fill('demain');
  await terme.press('Enter');
  await expect(registre.main).toContainText('Écrivez des nombres de jours');
  await terme.fill('');
  await terme.press('Enter');
  await expect(registre.main.getByRole('alert')).toContainText('sans aucun rappel');
  await registre.main
    .getByRole('button', { name: 'Rétablir les rappels d’origine : Fin de la convention' })
    .click();
  await expect(registre.main).toContainText('0\u00a0orpheline');
});

test('the steps of a schedule become dates of the draft, move with it after being shown, and are undone', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  const { main } = registre;
  await registre.chargerDemonstration();
  await registre.ouvrirAdresse('/echeances/retroplanning?avenant=avenant-axes-schema');
  await main.getByRole('textbox', { name: 'Effet voulu (facultatif)' }).fill('01/07/2027');
  await main.getByLabel('Jours de séance du comité').fill('21/01/2027, 25/03/2027');
  await main.getByRole('button', { name: 'Calculer' }).click();
  await expect(main.getByRole('status')).toContainText('1er juillet 2027 est possible');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('button', { name: 'Retenir ce planning' }).press('Enter');
  await registre.expectSaid(/8\sétapes à l’échéancier/u);
  await expect(main).toContainText('Rien n’en bouge.');

  await main.getByRole('textbox', { name: 'Effet voulu (01/07/2027 à défaut)' }).fill('01/09/2027');
  await main.getByRole('button', { name: 'Calculer' }).click();
  await expect(main.getByRole('status').filter({ hasText: 'change de jour' })).toContainText(
    'Prise d’effet : du 1er juillet 2027 au 1er septembre 2027',
  );
  expect(await violations(page)).toEqual([]);
  await registre.allerA('Échéancier');
  await main.getByText('Agenda', { exact: true }).click();
  await expect(main.getByRole('link', { name: 'Dernière signature' })).toBeVisible();
  await main.getByRole('link', { name: 'Prise d’effet' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('pour un effet le 1er juillet 2027');
  await page.keyboard.press('Escape');

  await registre.ouvrirAdresse('/echeances/retroplanning?avenant=avenant-axes-schema');
  await main.getByRole('link', { name: 'Quitter le planning' }).click();
  await page.getByRole('button', { name: 'Quitter ce planning' }).click();
  await registre.expectSaid('Le planning est quitté.');
});
