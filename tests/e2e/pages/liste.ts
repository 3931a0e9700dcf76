import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** What a list measures in its window, in pixels. */
export type Mesures = { readonly premiere: number; readonly hauteur: number; readonly visibles: number };

/** A list over every convention, as its users see it. */
export class ListePage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get grid(): Locator {
    return this.main.getByRole('grid');
  }

  /** By its place in the list of lists. */
  async ouvrir(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Conventions', exact: true })
      .click();
    const listes = this.main.getByRole('navigation', { name: 'Listes du registre' });
    await listes.getByRole('link', { name, exact: true }).click();
    await expect(this.main.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(this.grid).toBeVisible();
  }

  row(name: RegExp): Locator {
    return this.grid.getByRole('row', { name });
  }

  /** Rows after the head, in sight or near it. */
  get rows(): Locator {
    return this.grid.locator('[data-row]');
  }

  async filtrer(column: string, choice: RegExp): Promise<void> {
    await this.main.getByRole('button', { name: 'Filtrer', exact: true }).click();
    await this.page.getByRole('menuitem', { name: column, exact: true }).click();
    await this.page.getByRole('checkbox', { name: choice }).check();
    await this.page.keyboard.press('Escape');
  }

  async exporter(format: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Exporter' }).click();
    await this.page.getByRole('menuitem', { name: format }).click();
  }

  /** Where the first row is, how high it is, how many the room under it holds. */
  async mesurer(): Promise<Mesures> {
    const [first, room] = await Promise.all([
      this.rows.first().boundingBox(),
      this.grid.locator('..').boundingBox(),
    ]);
    if (first === null || room === null) throw new Error('no row to measure');
    return {
      premiere: first.y,
      hauteur: first.height,
      visibles: Math.floor((room.y + room.height - first.y) / first.height),
    };
  }
}
