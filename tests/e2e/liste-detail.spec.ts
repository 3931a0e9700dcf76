import { expect, test } from './fixtures';
import { FormulairePage, RegistrePage } from './pages/registre';

/* A list and what is chosen in it: by the keyboard, on a narrow window, and on the way back from a form. */

const C = '/conventions/convention-demonstration-2022-2028';

test('the list is walked by the keyboard, and the act has its address and its name', async ({
  rejoindre,
}) => {
  const page = await rejoindre('demonstration');
  const registre = new RegistrePage(page);
  await registre.ouvrirAdresse(`${C}/avenants`);
  const act = (name: RegExp) => registre.main.getByRole('article', { name });
  await expect(act(/Actualisation des axes/u)).toBeVisible();

  await test.step('down, then up: the row, the act and the title of the window follow', async () => {
    await registre.main.getByRole('link', { name: /^Actualisation des axes/u }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(act(/Précision des modalités/u)).toBeVisible();
    await expect(registre.main.getByRole('link', { name: /^Précision des modalités/u })).toBeFocused();
    await expect(page).toHaveURL(/avenants\/avenant-professionnalisation$/u);
    await expect(page).toHaveTitle(/^Projet d’avenant «\sPrécision des modalités/u);
    await page.keyboard.press('Home');
    await expect(act(/Actualisation des axes/u)).toBeVisible();
  });

  await test.step('what is refused today is reached by the keyboard, and says why', async () => {
    await registre.main.getByRole('button', { name: /^Autres actions/u }).focus();
    await page.keyboard.press('Enter');
    const refused = registre.main.getByRole('menuitem', { name: 'Enregistrer des signatures' });
    await refused.focus();
    // The one of the item before may still be going.
    await expect(page.getByRole('tooltip').last()).toContainText('Aucun avis n’a été rendu');
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(/signer$/u);
    await page.keyboard.press('Escape');
  });

  await test.step('on a narrow window, the list, then the act, with a way back', async () => {
    await page.setViewportSize({ width: 683, height: 384 });
    await registre.ouvrirAdresse(`${C}/resiliation`);
    const row = registre.main.getByRole('link', { name: /^n°\s1 /u });
    await row.click();
    await expect(act(/^Mise en demeure n°\s1/u)).toBeVisible();
    await expect(row).toBeHidden();
    await registre.main.getByRole('link', { name: 'Mises en demeure', exact: true }).last().click();
    await expect(row).toBeVisible();
    await expect(act(/^Mise en demeure n°\s1/u)).toBeHidden();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('an act that is gone is said to be, beside the others', async () => {
    await registre.ouvrirAdresse(`${C}/avis/disparu`);
    await expect(act(/^Acte introuvable/u)).toBeVisible();
    await expect(registre.main.getByRole('navigation', { name: /^Avis du comité/u })).toBeVisible();
  });
});

test('once recorded, the act is shown, focused and marked; given up, nothing is lost', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  await registre.chargerDemonstration();
  await registre.ouvrirAdresse(`${C}/avenants/avenant-axes-schema`);
  await registre.action('Ouvrir l’instruction');

  await test.step('the act stands beside its form; a mistake is named and leads to its field', async () => {
    await expect(registre.title).toHaveText(/^Ouvrir l’instruction\s: projet d’avenant «\sActualisation/u);
    await expect(registre.main.getByRole('complementary')).toContainText('Demandé, avis à recueillir');
    await form.submit('Ouvrir l’instruction');
    const summary = registre.main.getByRole('alert');
    await expect(summary).toContainText('Date d’ouverture de l’instruction');
    await summary.getByRole('button').click();
    await expect(form.field('Date d’ouverture de l’instruction')).toBeFocused();
  });

  await test.step('a draft is kept when one leaves', async () => {
    await form.fill('Date d’ouverture de l’instruction', '10 novembre 2026');
    await registre.main.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Quitter et garder le brouillon' }).click();
    await registre.action('Ouvrir l’instruction');
    await expect(form.field('Date d’ouverture de l’instruction')).toHaveValue('10 novembre 2026');
  });

  await test.step('recorded: back on the act, which has the focus', async () => {
    await form.submit('Ouvrir l’instruction');
    const act = registre.main.getByRole('article', { name: /Actualisation des axes/u });
    await expect(act.getByText('En instruction')).toBeVisible();
    await expect(act.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(act.locator('[data-marked]')).toBeVisible();
    await expect(page).toHaveURL(/avenants\/avenant-axes-schema$/u);
  });
});
