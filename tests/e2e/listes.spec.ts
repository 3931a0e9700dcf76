import { unzip } from '../documents/structure';
import { expect, test } from './fixtures';
import { violations } from './pages/axe';
import { ListePage } from './pages/liste';
import { RegistrePage } from './pages/registre';

/* The lists over every convention: how much of them is in sight, how they are walked, and what leaves them. */

const FENETRES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

const LISTES = ['Conventions', 'Avenants', 'Mises en demeure', 'Personnes'] as const;

test('a row is one line of 36 to 40 pixels, fifteen of them in sight at once', async ({ rejoindre }) => {
  const page = await rejoindre('demonstration');
  const liste = new ListePage(page);
  for (const fenetre of FENETRES) {
    await page.setViewportSize(fenetre);
    for (const name of LISTES) {
      await liste.ouvrir(name);
      const { premiere, hauteur, visibles } = await liste.mesurer();
      process.stdout.write(
        `${fenetre.width} × ${fenetre.height}  ${name.padEnd(18)} première ligne y = ${premiere.toFixed(0)}, ` +
          `hauteur ${hauteur.toFixed(0)}, ${visibles} lignes visibles\n`,
      );
      expect(premiere).toBeLessThanOrEqual(190);
      expect(hauteur).toBeGreaterThanOrEqual(36);
      expect(hauteur).toBeLessThanOrEqual(40);
      expect(visibles).toBeGreaterThanOrEqual(15);
    }
  }
});

test('a list is filtered, put in order and handed over as it is seen, its days as dates', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await new RegistrePage(page).chargerDemonstration();
  const liste = new ListePage(page);
  await liste.ouvrir('Avenants');
  const all = await liste.rows.count();
  await liste.filtrer('État', /^En vigueur$/);
  await expect(liste.rows).not.toHaveCount(all);
  await liste.grid.getByRole('button', { name: 'Effet', exact: true }).click();
  await expect(liste.grid.getByRole('columnheader', { name: 'Effet' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const effets = await liste.rows.evaluateAll((rows) => rows.map((row) => row.lastElementChild?.textContent));
  const count = effets.length;
  expect(count).toBeGreaterThan(0);

  const csv = (await enregistrerDocument(() => liste.exporter('CSV (.csv)'))).toString('utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  const [head = '', ...rows] = csv.trim().split('\r\n');
  expect(head.split(';').at(-1)).toBe('Effet');
  expect(rows.map((row) => row.split(';').at(-1))).toEqual(effets);

  const xlsx = await unzip(await enregistrerDocument(() => liste.exporter('Excel (.xlsx)')));
  const sheet = xlsx['xl/worksheets/sheet1.xml'] ?? '';
  expect([...sheet.matchAll(/<row /g)]).toHaveLength(count + 1);
  // The days since the one spreadsheets count from.
  const [day, month, year] = (effets[0] ?? '').split('/').map(Number);
  const serial = (Date.UTC(year ?? 0, (month ?? 1) - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
  expect(sheet).toMatch(new RegExp(`<c [^>]*s="\\d+"[^>]*><v>${serial}</v>`));
  expect(xlsx['xl/styles.xml']).toContain('dd/mm/yyyy');
});

test('a list is walked, chosen from and opened by the keyboard alone', async ({ rejoindre }) => {
  const page = await rejoindre('demonstration');
  const liste = new ListePage(page);
  await liste.ouvrir('Avenants');
  const first = liste.rows.first();
  await liste.main.getByRole('textbox', { name: 'Rechercher dans la liste' }).focus();
  for (let stop = 0; stop < 40; stop += 1) {
    if (await first.evaluate((row) => row === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(liste.rows.nth(1)).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/conventions\/[^/]+\/avenants\/[^/]+$/);
  await page.goBack();
  await expect(liste.grid).toBeVisible();
});

test('what is chosen of a list stands in its address, and under the name it is given', async ({
  rejoindre,
}) => {
  const page = await rejoindre('demonstration');
  const liste = new ListePage(page);
  await liste.ouvrir('Personnes');
  await liste.filtrer('État', /^En fonction$/);
  await expect(page).toHaveURL(/etat=en_fonction/);
  await liste.main.getByRole('button', { name: 'Vues' }).click();
  await page.getByRole('textbox', { name: 'Nom de la vue' }).fill('En fonction aujourd’hui');
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
  await page.getByRole('link', { name: 'Toute la liste' }).click();
  await expect(page).not.toHaveURL(/etat=/);
  await liste.main.getByRole('button', { name: 'Vues' }).click();
  await page.getByRole('link', { name: 'En fonction aujourd’hui' }).click();
  await expect(page).toHaveURL(/etat=en_fonction/);
});
