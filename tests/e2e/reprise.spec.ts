import { expect, test } from './fixtures';
import { FormulairePage, RegistrePage } from './pages/registre';

/* The application dies in the middle of a form: what was confirmed is there, and the user is told what happened. */

const CONVENTION = /Auvergne-Rhône-Alpes 2022-2028/;

test('killed in the middle of a form, reopened: what was confirmed is there, and it is said', async ({
  ouvrir,
  tuer,
  surveillance,
}) => {
  let page = await ouvrir({ horloge: '2026-11-23' });
  let registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  await registre.chargerConventionReelle();
  await registre.ouvrirConvention(CONVENTION);
  await registre.onglet('Parties et signataires');
  await registre.action('Enregistrer des signatures');
  await form.date(/Madame Fabienne BUCCIO/, '2023-09-14');
  await form.submit('Enregistrer les signatures');
  await expect(registre.main).toContainText('signé le 14/09/2023');

  // Another signature is being typed, and not recorded yet.
  await registre.onglet('Parties et signataires');
  await registre.action('Enregistrer des signatures');
  await form.date(/Monsieur Olivier DUGRIP/, '2023-09-19');
  surveillance.expectError(/Failed to load resource|net::ERR/);
  await tuer();

  page = await ouvrir({ horloge: '2026-11-23' });
  registre = new RegistrePage(page);
  await expect(page.getByText(/s’est interrompue sans être fermée/)).toBeVisible();
  await expect(page.getByText(/La dernière action que le journal contient est l’entrée n°/)).toBeVisible();
  await registre.ouvrirConvention(CONVENTION);
  await registre.onglet('Parties et signataires');
  await expect(registre.main).toContainText('signé le 14/09/2023');
  await expect(registre.main).not.toContainText('signé le 19/09/2023');

  // Writing goes on, and a clean end leaves nothing to tell.
  await registre.action('Enregistrer des signatures');
  const again = new FormulairePage(page);
  await again.date(/Monsieur Olivier DUGRIP/, '2023-09-19');
  await again.submit('Enregistrer les signatures');
  await expect(registre.main).toContainText('signé le 19/09/2023');
  page = await ouvrir({ horloge: '2026-11-23' });
  await expect(new RegistrePage(page).title).toBeVisible();
  await expect(page.getByText(/s’est interrompue sans être fermée/)).toHaveCount(0);
});
