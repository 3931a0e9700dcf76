import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';

/*
 * What the screens measure, in both doors, at the sizes of an office: where what is read begins, how many rows are
 * seen, how long pages are. The table is printed; an aim that is reached is held.
 */

const TAILLES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const C = '/conventions/convention-demonstration-2022-2028';
const ONGLETS = [
  'texte',
  'clauses',
  'parties',
  'avenants',
  'avis',
  'deliberations',
  'resiliation',
  'documents',
  'chronologie',
  'journal',
] as const;

/** What is read: a row, an alinéa, a field. Headings, the tabs and what stands in a bar do not count. */
const LU =
  'tbody tr, [role="row"][aria-rowindex]:not([aria-rowindex="1"]), li, p, dd, input, textarea, select, [role="group"] > *';

type Mesure = {
  readonly quoi: string;
  readonly vaut: number;
  /** At most, or at least; null: shown only. */
  readonly but: readonly ['≤' | '≥', number] | null;
};

async function aller(page: Page, adresse: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, adresse);
  await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(new RegistrePage(page).title).toBeVisible();
}

/** Where the first thing read below the tabs begins. */
async function premierContenu(page: Page): Promise<number> {
  const tabs = page.getByRole('navigation', { name: 'Onglets de la convention' });
  await expect(tabs).toBeVisible();
  let top = Number.NaN;
  await expect(async () => {
    top = await page.evaluate((read) => {
      const nav = document.querySelector('main nav[aria-label="Onglets de la convention"]');
      const below = nav?.getBoundingClientRect().bottom ?? 0;
      const tops = [...document.querySelectorAll<HTMLElement>(`main :is(${read})`)]
        .filter((one) => one.checkVisibility() && nav?.contains(one) === false)
        .map((one) => one.getBoundingClientRect())
        .filter(({ top: its, height, width }) => its >= below && height > 8 && width > 8)
        .map((one) => one.top);
      return Math.round(Math.min(...tops));
    }, LU);
    expect(top).toBeLessThan(10_000);
  }).toPass();
  return top;
}

const topOf = async (page: Page, selector: string): Promise<number> =>
  Math.round((await page.locator(selector).first().boundingBox())?.y ?? Number.NaN);

const pageHeight = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight);

async function mesurer(page: Page): Promise<readonly Mesure[]> {
  const found: Mesure[] = [];
  for (const onglet of ONGLETS) {
    await aller(page, `${C}/${onglet}`);
    found.push({
      quoi: `${onglet} : premier contenu`,
      vaut: await premierContenu(page),
      but: ['≤', 190],
    });
  }
  await aller(page, `${C}/texte`);
  await page.locator('main article p').first().waitFor();
  found.push({
    quoi: 'texte : premiers mots de l’acte',
    vaut: await topOf(page, 'main article p'),
    but: ['≤', 260],
  });
  const inner = page.viewportSize()?.height ?? 0;
  found.push({ quoi: 'texte : hauteur de la page', vaut: await pageHeight(page), but: ['≤', inner] });

  await aller(page, '/conventions');
  const row = page.locator('main :is(tbody tr, [role="rowgroup"] [role="row"])').last();
  await row.waitFor();
  const { y = 0, height = 1 } = (await row.boundingBox()) ?? {};
  found.push({ quoi: 'conventions : hauteur d’une ligne', vaut: Math.round(height), but: ['≤', 40] });
  found.push({
    quoi: 'conventions : lignes visibles',
    vaut: Math.floor((inner - y) / height),
    but: ['≥', 15],
  });

  await aller(page, `${C}/avenants/avenant-professionnalisation/texte`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  found.push({
    quoi: 'atelier : début du texte',
    vaut: await topOf(page, 'main article, main [data-alinea], main section'),
    but: ['≤', 160],
  });

  await aller(page, '/');
  await expect(new RegistrePage(page).title).toHaveText('Accueil');
  found.push({
    quoi: 'accueil : hauteur en écrans',
    vaut: Math.ceil((await pageHeight(page)) / inner),
    but: ['≤', 3],
  });
  await aller(page, `${C}/resiliation`);
  found.push({
    quoi: 'mises en demeure : hauteur de la page',
    vaut: await pageHeight(page),
    but: ['≤', inner],
  });
  return found;
}

const tenu = ({ vaut, but }: Mesure): boolean =>
  but === null || (but[0] === '≤' ? vaut <= but[1] : vaut >= but[1]);

for (const taille of TAILLES)
  test(`what the screens measure at ${taille.width} × ${taille.height}`, async ({ rejoindre, porte }) => {
    const page = await rejoindre('demonstration');
    await page.setViewportSize(taille);
    const mesures = await mesurer(page);
    const width = Math.max(...mesures.map(({ quoi }) => quoi.length));
    process.stdout.write(
      [
        `\n${porte}, ${taille.width} × ${taille.height}`,
        ...mesures.map(
          (one) =>
            `  ${one.quoi.padEnd(width)}  ${String(one.vaut).padStart(6)}  ${one.but?.join(' ') ?? ''}${tenu(one) ? '' : '  dépassé'}`,
        ),
        '',
      ].join('\n'),
    );
    expect(mesures.filter((one) => !tenu(one))).toEqual([]);
  });
