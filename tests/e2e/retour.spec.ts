import { expect, test } from './fixtures';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * Going back, in Electron and in a browser: a draft deleted, the deletion undone by the keyboard after a restart, the
 * keys left to the field while one types, and a sensitive act that asks for a reason.
 */
test('a deletion undone by the keyboard, and a sensitive act rectified with its reason', async ({
  ouvrir,
}) => {
  let page = await ouvrir({ horloge: '2026-11-24' });
  let registre = new RegistrePage(page);
  await registre.chargerDemonstration();
  await registre.ouvrirConvention(/Démonstration/);
  await registre.onglet('Avenants');
  const draft = () => page.getByRole('article', { name: /Projet d’avenant «\sActualisation des axes/ });

  await test.step('Ctrl + Z first meets a sensitive act: refused, then rectified with a reason', async () => {
    await page.keyboard.press('Control+z');
    const refusal = page.getByRole('alert').filter({ hasText: 'Rien n’a été annulé' });
    await expect(refusal).toContainText('ne s’annule pas');
    await refusal.getByRole('button', { name: 'Rectifier avec un motif…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rectifier un acte' });
    await dialog.getByRole('textbox', { name: 'Motif de la rectification' }).fill('Avis de réception relu');
    await dialog.getByRole('button', { name: 'Rectifier', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Rectifié' })).toContainText('Suivi postal');
  });

  await test.step('delete the draft: a reason is asked, the way back is offered', async () => {
    await expect(draft()).toBeVisible();
    await registre.action(/^Supprimer…/u);
    const dialog = page.getByRole('dialog', { name: 'Mettre à la corbeille' });
    await dialog.getByRole('button', { name: 'Supprimer', exact: true }).click();
    await expect(dialog).toContainText('Indiquez un motif.');
    await dialog.getByRole('textbox', { name: 'Motif' }).fill('Saisi deux fois');
    await dialog.getByRole('button', { name: 'Supprimer', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Mis à la corbeille' })).toBeVisible();
    await expect(draft()).toHaveCount(0);
  });

  await test.step('the trash says what, why and by whom; restarted, Ctrl + Z still undoes', async () => {
    page = await ouvrir({ horloge: '2026-11-24' });
    registre = new RegistrePage(page);
    await registre.allerA('Corbeille');
    await expect(registre.main).toContainText('Actualisation des axes');
    await expect(registre.main).toContainText('Saisi deux fois');
    await expect(page.getByRole('button', { name: /^Annuler\s: Mise à la corbeille/ })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').filter({ hasText: 'Annulé' })).toContainText('Mise à la corbeille');
    await expect(registre.main).toContainText('La corbeille est vide');
  });

  await test.step('Ctrl + Y deletes again, and « Restaurer » gives it back', async () => {
    await expect(page.getByRole('button', { name: /^Rétablir\s:/ })).toBeVisible();
    await page.keyboard.press('Control+y');
    await registre.main.getByRole('button', { name: /^Restaurer/ }).click();
    await expect(registre.main).toContainText('La corbeille est vide');
    await registre.ouvrirConvention(/Démonstration/);
    await registre.onglet('Avenants');
    await expect(draft()).toBeVisible();
  });

  await test.step('while typing, the keys are the field’s', async () => {
    await registre.action('Objet, prise d’effet et articles');
    const field = new FormulairePage(page).field(/Objet/);
    const before = await field.inputValue();
    await field.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' et plus');
    await page.keyboard.press('Control+z');
    await expect(field).not.toHaveValue(`${before} et plus`);
    await expect(page.getByRole('button', { name: /^Annuler\s: Retour de la corbeille/ })).toBeVisible();
  });
});
