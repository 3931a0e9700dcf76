import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export const PALETTE = '[role="dialog"]';

/** What Ctrl + K opens. */
export class PalettePage {
  constructor(readonly page: Page) {}

  get champ(): Locator {
    return this.page.getByRole('dialog', { name: 'Rechercher et agir' }).getByRole('combobox');
  }

  get lignes(): Locator {
    return this.page.getByRole('listbox', { name: 'Résultats' }).getByRole('option');
  }

  /** Pressed once: asked for before its code is there, it opens as soon as it is. */
  async ouvrir(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Rechercher/u }).first()).toBeVisible();
    await this.page.keyboard.press('Control+k');
    await expect(this.champ).toBeFocused();
  }

  async taper(texte: string): Promise<void> {
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(texte);
  }
}
