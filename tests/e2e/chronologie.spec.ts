import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';

/* The band of time and the list under it: the very same facts, filtered, zoomed and printed together. */

const C = '/conventions/convention-demonstration-2022-2028';

class ChronologiePage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** A picture: it is hidden from those who are read the list. */
  get frise(): Locator {
    return this.main.getByRole('region', { name: 'Frise chronologique' });
  }

  get liste(): Locator {
    return this.main.getByRole('table');
  }

  /** « 2 octobre 2023 : … »: every day marked on the band, some under one mark. */
  async marques(): Promise<readonly string[]> {
    const titles = await this.frise
      .locator('a[title]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('title') ?? ''));
    return titles
      .flatMap((title) => title.split('\n'))
      .filter((line) => /^\d{1,2}(er)?\s\p{L}+\s\d{4}\s:/u.test(line))
      .map((line) => line.replace(/^.*?\s:\s/u, ''))
      .sort();
  }

  /** The facts of the list, those under a fold unfolded. */
  async faits(): Promise<readonly string[]> {
    const plis = this.liste.getByRole('button', { name: /^Voir les \d+ signatures/u, expanded: false });
    while ((await plis.count()) > 0) await plis.first().click();
    const rows = this.liste.locator('tbody tr').filter({
      hasNot: this.page.getByRole('button', { name: /^Voir les \d+ signatures/u }),
    });
    const said = await rows.evaluateAll((all) => all.map((row) => row.querySelector('a')?.textContent ?? ''));
    return said.sort();
  }

  /** Where the line of today is, in what is seen of the band. */
  async aujourdhui(): Promise<{ readonly vu: boolean; readonly defilement: number }> {
    return this.frise.evaluate((node) => {
      const label = [...node.querySelectorAll('span')].find(
        ({ textContent }) => textContent === 'Aujourd’hui',
      );
      const box = label?.getBoundingClientRect();
      const seen = node.getBoundingClientRect();
      return {
        vu: box !== undefined && box.right > seen.left && box.left < seen.right,
        defilement: node.scrollLeft,
      };
    });
  }
}

test('a convention: the band and its list say the same, whatever is filtered, zoomed or printed', async ({
  rejoindre,
}) => {
  const page = await rejoindre('demonstration');
  const registre = new RegistrePage(page);
  const chronologie = new ChronologiePage(page);
  const { main, frise, liste } = chronologie;
  await registre.ouvrirAdresse(`${C}/chronologie`);
  await expect(frise).toBeVisible();

  await test.step('each mark is a line of the list, and each line a mark', async () => {
    const marques = await chronologie.marques();
    expect(marques.length).toBeGreaterThan(10);
    expect(await chronologie.faits()).toEqual(marques);
  });

  await test.step('a nature left out leaves both', async () => {
    await expect(liste.getByRole('row', { name: /Avenant/u }).first()).toBeVisible();
    await main
      .getByRole('group', { name: 'Natures affichées' })
      .getByText('Avenant', { exact: true })
      .click();
    await expect(frise.getByText('Avenants', { exact: true })).toHaveCount(0);
    await expect(liste.locator('tr[data-nature="avenant"]')).toHaveCount(0);
    expect(await chronologie.faits()).toEqual(await chronologie.marques());
    await main
      .getByRole('group', { name: 'Natures affichées' })
      .getByText('Avenant', { exact: true })
      .click();
    await expect(liste.locator('tr[data-nature="avenant"]').first()).toBeAttached();
  });

  await test.step('nearer, the band is longer and stays on today, or comes back to it', async () => {
    const zoom = main.getByRole('radiogroup', { name: 'Période en vue' });
    const longueur = () => frise.evaluate((node) => node.scrollWidth);
    const tout = await longueur();
    await zoom.getByText('6 mois').click();
    await expect.poll(longueur).toBeGreaterThan(3 * tout);
    await expect.poll(async () => (await chronologie.aujourdhui()).vu).toBe(true);
    await frise.evaluate((node) => {
      node.scrollLeft = 0;
    });
    expect((await chronologie.aujourdhui()).vu).toBe(false);
    await main.getByRole('button', { name: 'Aujourd’hui' }).click();
    await expect.poll(async () => (await chronologie.aujourdhui()).vu).toBe(true);
    await zoom.getByText('Tout').click();
    await expect.poll(longueur).toBe(tout);
  });

  await test.step('printed, there is the band and the list, and nothing to press', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await main.getByRole('button', { name: 'Imprimer' }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', '');
    await page.emulateMedia({ media: 'print' });
    await expect(frise).toBeVisible();
    await expect(liste).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeHidden();
    await expect(main.getByRole('button', { name: 'Imprimer' })).toBeHidden();
    // The whole list is on the paper: nothing of it is in a pane that scrolls.
    const cut = await liste.evaluate((table) => {
      const pane = table.parentElement;
      return pane === null ? 0 : pane.scrollHeight - pane.clientHeight;
    });
    expect(cut).toBeLessThanOrEqual(1);
    await page.emulateMedia({ media: null });
  });

  await test.step('a line leads to its act', async () => {
    await liste
      .locator('tr[data-nature="resiliation"]')
      .filter({ hasText: /Mise en demeure/u })
      .first()
      .getByRole('link')
      .first()
      .click();
    await expect(page).toHaveURL(/\/resiliation\/[^/]+$/u);
    await expect(main.getByRole('article', { name: /^Mise en demeure/u })).toBeVisible();
  });
});

test('every convention: the same facts on the band and in the list, for the period asked', async ({
  rejoindre,
}) => {
  const page = await rejoindre('demonstration');
  const registre = new RegistrePage(page);
  const chronologie = new ChronologiePage(page);
  await registre.ouvrirAdresse('/chronologie');
  const periode = chronologie.main.getByRole('radiogroup', { name: 'Faits de la période' });
  const lire = async (name: string, said: RegExp): Promise<number> => {
    await periode.getByText(name, { exact: true }).click();
    await expect(chronologie.main).toContainText(said);
    await expect(chronologie.frise).toBeVisible();
    await expect(chronologie.liste).toContainText('Démonstration');
    // The band and the list come each from its own question: both are read again until they say the same.
    let marques: readonly string[] = [];
    await expect(async () => {
      marques = await chronologie.marques();
      expect(await chronologie.faits()).toEqual(marques);
    }).toPass({ timeout: 15_000 });
    return marques.length;
  };
  const trimestre = await lire('3 mois', /au 23 février 2027/u);
  const cinq = await lire('5 ans', /au 23 novembre 2031/u);
  expect(trimestre).toBeGreaterThan(0);
  expect(cinq).toBeGreaterThan(trimestre);
});
