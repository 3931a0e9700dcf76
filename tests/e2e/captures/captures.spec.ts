import { join } from 'node:path';
import { ROOT, expect, test } from '../fixtures';
import { ECRANS } from '../pages/ecrans';
import { RegistrePage } from '../pages/registre';

/** Takes the pictures of docs/captures: every screen of the demonstration, light and dark, as it is on 23 November 2026. */
test('captures', async ({ ouvrir }) => {
  test.setTimeout(300_000);
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  await expect(registre.title).toHaveText('Premiers pas');
  // The pictures show the application, not the machine they were taken on.
  await registre.allerA('Réglages');
  const told = async (label: string): Promise<string> =>
    (await page.locator('dt', { hasText: label }).locator('+ dd').textContent()) ?? '';
  const names: Readonly<Record<string, string>> = {
    [await told('Utilisateur')]: 'secretariat',
    [await told('Dossier des données')]: 'Registre CREFOP',
  };
  await page.evaluate(() => {
    window.location.hash = '/';
  });
  await expect(registre.title).toHaveText('Premiers pas');
  const shoot = async (nom: string): Promise<void> => {
    for (const [colorScheme, folder] of [
      ['light', 'clair'],
      ['dark', 'sombre'],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate((names) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
          node.nodeValue = names[node.nodeValue ?? ''] ?? node.nodeValue;
        // Borders change colour by degrees.
        for (const one of document.getAnimations())
          if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
      }, names);
      await page.screenshot({
        path: join(ROOT, 'docs', 'captures', folder, `${nom}.png`),
        animations: 'disabled',
      });
    }
  };
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
