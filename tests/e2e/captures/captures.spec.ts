import { join } from 'node:path';
import { ROOT, expect, test } from '../fixtures';
import { ECRANS } from '../pages/ecrans';
import { RegistrePage } from '../pages/registre';

/** Takes the pictures of docs/captures: every screen of the demonstration, light and dark, as it is on 23 November 2026. */
test('captures', async ({ ouvrir }) => {
  test.setTimeout(300_000);
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  const shoot = async (nom: string): Promise<void> => {
    for (const [colorScheme, folder] of [
      ['light', 'clair'],
      ['dark', 'sombre'],
    ] as const) {
      // The pictures show the application, not the machine they were taken on.
      await page.evaluate(() => {
        const told: Readonly<Record<string, string>> = {
          Utilisateur: 'secretariat',
          'Dossier des données': 'Registre CREFOP',
        };
        const said = new Map<string, string>();
        for (const term of document.querySelectorAll('dt')) {
          const text = told[term.textContent];
          const value = term.nextElementSibling?.textContent ?? '';
          if (text !== undefined && value !== '') said.set(value, text);
        }
        // There, and wherever else the screen says so: the journal names who did what.
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          const text = said.get(node.nodeValue ?? '');
          if (text !== undefined) node.nodeValue = text;
        }
      });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({
        path: join(ROOT, 'docs', 'captures', folder, `${nom}.png`),
        animations: 'disabled',
      });
    }
  };
  await expect(registre.title).toHaveText('Premiers pas');
  await shoot('premiers-pas');
  await registre.chargerDemonstration();
  for (const { nom, adresse, titre } of ECRANS) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, adresse);
    await expect(registre.title, nom).toHaveText(titre);
    await expect(registre.main.locator('[aria-busy="true"]'), nom).toHaveCount(0);
    await shoot(nom);
  }
});
