import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';
import { ECRANS } from './pages/ecrans';
import { look } from './pages/regard';

/** A few screens in each test: none waits for all the others. */
const PAR_TEST = 6;
const GROUPES = Array.from({ length: Math.ceil(ECRANS.length / PAR_TEST) }, (_, rank) =>
  ECRANS.slice(rank * PAR_TEST, (rank + 1) * PAR_TEST),
);

test('axe finds nothing on the first screen, which fits at 200 % and hides none of its way out', async ({
  rejoindre,
  porte,
}) => {
  const page = await rejoindre('vide');
  await expect(new RegistrePage(page).title).toHaveText('Premiers pas');
  expect(await look(page, porte, 'premiers pas')).toEqual([]);
});

for (const [rank, group] of GROUPES.entries())
  test(`axe finds nothing in the theme of this door, no screen scrolls sideways at 200 %, none hides its way out (${rank + 1}/${GROUPES.length})`, async ({
    rejoindre,
    porte,
  }) => {
    const page = await rejoindre('demonstration');
    const registre = new RegistrePage(page);
    const found: string[] = [];
    for (const { nom, adresse, titre } of group) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, adresse);
      await expect(registre.title, nom).toHaveText(titre);
      await expect(page.getByTestId('bandeau-demonstration'), nom).toContainText('Démonstration');
      await expect(page.getByTestId('bandeau-demonstration').getByRole('button'), nom).toBeVisible();
      await expect(registre.main.locator('[aria-busy="true"]'), nom).toHaveCount(0);
      found.push(...(await look(page, porte, nom)));
    }
    expect(found).toEqual([]);
  });
