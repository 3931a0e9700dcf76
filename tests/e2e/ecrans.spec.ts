import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Porte } from './fixtures';
import { RegistrePage } from './pages/registre';
import { ECRANS } from './pages/ecrans';
import { violations } from './pages/axe';

/**
 * What each door looks at: the same page is behind both, so each theme is seen whole, once; and each door's own engine
 * sees every screen.
 */
const THEME = { desktop: 'dark', navigateur: 'light' } as const;

/** What is wrong with the screen shown: in the theme of the door, at 100 % and at 200 %. */
async function look(page: Page, porte: Porte, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const colorScheme = THEME[porte];
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const one of await violations(page)) found.push(`${name} (${colorScheme}) ${one}`);
  // A window of 1280 px at 200 % is 640 px wide for the page.
  await page.setViewportSize({ width: 640, height: 720 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) found.push(`${name}: ${overflow} px too wide at 200 %`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const hidden = await page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const bottom = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    const top = document.querySelector('#navigation li')?.getBoundingClientRect().top ?? 0;
    window.scrollTo(0, 0);
    return bottom - top;
  });
  if (hidden > 0) found.push(`${name}: ${hidden} px of the navigation under the header`);
  return found;
}

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
      await expect(
        page.getByText(/Démonstration\s: suite fictive de la convention réelle/),
        nom,
      ).toBeVisible();
      await expect(registre.main.locator('[aria-busy="true"]'), nom).toHaveCount(0);
      found.push(...(await look(page, porte, nom)));
    }
    expect(found).toEqual([]);
  });
