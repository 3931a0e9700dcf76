import { expect, test } from './fixtures';
import { PaquetPage } from './pages/paquet';
import { look } from './pages/regard';
import { FormulairePage, RegistrePage } from './pages/registre';

/* A pile of acts before one person: found from the packet, chosen, dated once, recorded at once. */

test('what awaits a person is signed in one gesture, from the pile', async ({ ouvrir, porte }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  const paquet = new PaquetPage(page);
  await paquet.ouvrirDansLaDemonstration();
  const adresse = new URL(page.url()).hash.slice(1);
  await registre.action('Signer une pile d’actes');
  await expect(registre.title).toHaveText('Séance de signature');
  await registre.choisir(/EXEMPLE/u);
  expect(await look(page, porte, 'séance de signature')).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 768 });
  const pile = registre.main.getByRole('table', { name: /EXEMPLE/u });
  await expect(pile.getByRole('row')).toHaveCount(2);
  await pile.getByRole('checkbox', { name: 'Tout choisir' }).check();
  await form.date(/^Signés le/u, '2026-11-20');
  await registre.main.getByRole('button', { name: /^Enregistrer 4.signatures$/u }).click();
  await registre.expectSaid(/4.signatures enregistrées sur 1.acte/u);
  await expect(registre.main).toContainText('Plus rien à signer');
  await registre.ouvrirAdresse(adresse);
  await expect(paquet.grille.getByRole('row', { name: /EXEMPLE/u })).toContainText('20/11/2026');
});
