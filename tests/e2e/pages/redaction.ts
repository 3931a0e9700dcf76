import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The screens by which a convention enters, as the hands on a keyboard know them. */
export class RedactionPage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get sommaire(): Locator {
    return this.main.getByRole('navigation', { name: 'Parties de l’acte' });
  }

  get source(): Locator {
    return this.main.getByRole('listbox', { name: 'Passages du fichier' });
  }

  get enregistrer(): Locator {
    return this.main.getByRole('button', { name: 'Enregistrer la convention' });
  }

  /** By the Tab key alone, from where the focus is. */
  async atteindre(target: Locator): Promise<void> {
    await expect(target).toBeAttached();
    for (let press = 0; press < 120; press++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('The Tab key never came there.');
  }

  /** Comes to the button by the keyboard; the dialog it opens is the system's, the file is what it gives back. */
  async choisirFichier(file: string): Promise<void> {
    await this.atteindre(this.main.getByRole('button', { name: 'Choisir un fichier…' }));
    await this.main.locator('input[type=file]').setInputFiles(file);
  }

  /** Opens a part of the act from the outline: one stop of the Tab key, then the arrows. */
  async ouvrir(partie: RegExp): Promise<void> {
    const entree = this.sommaire.getByRole('button', { name: partie });
    await this.atteindre(this.sommaire.locator('button[tabindex="0"]'));
    await this.page.keyboard.press('Home');
    for (let press = 0; press < 80; press++) {
      if (await entree.evaluate((element) => element === document.activeElement)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await expect(entree).toHaveAttribute('aria-current', 'true');
  }
}
