import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { typed } from './registre';

/** The text in force, as its reader sees it. */
export class TextePage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get text(): Locator {
    return this.main.getByRole('article', { name: 'Texte de la convention' });
  }

  get status(): Locator {
    return this.main.getByRole('status').filter({ hasText: /^Texte au/ });
  }

  get day(): Locator {
    return this.main.getByRole('textbox', { name: 'Texte au' });
  }

  article(intitule: string | RegExp): Locator {
    return this.text.getByRole('region', { name: intitule });
  }

  /** Types a civil day as a person does, and waits for its text. */
  async readOn(iso: string, said: string | RegExp): Promise<void> {
    await this.day.fill(typed(iso));
    await expect(this.status).toContainText(said);
  }

  /** Picks one of the days the text changes. */
  async goTo(option: string | RegExp): Promise<void> {
    const select = this.main.getByRole('combobox', { name: 'Aller à un jour du texte' });
    const value = await select.locator('option').filter({ hasText: option }).first().getAttribute('value');
    await select.selectOption(value);
  }

  /** Unfolds what is chosen once: the drafts taken in, how the text is shown. */
  async unfold(): Promise<void> {
    const button = this.main.getByRole('button', { name: /^Présentation et projets/u });
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  }

  async takeIn(projet: string | RegExp): Promise<void> {
    await this.unfold();
    await this.main.getByRole('checkbox', { name: projet }).check();
  }

  get origins(): Locator {
    return this.main.getByRole('switch', { name: 'Montrer l’origine des passages' });
  }
}

/** Two versions, one against the other. */
export class ComparaisonPage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get status(): Locator {
    return this.main.getByRole('status').filter({ hasText: /^Entre/ });
  }

  get where(): Locator {
    return this.main.getByRole('group', { name: 'Passages modifiés' }).getByRole('status');
  }

  get sheet(): Locator {
    return this.main.getByRole('article');
  }

  get sides(): Locator {
    return this.main.getByRole('region', { name: 'Comparaison côte à côte' });
  }

  async quick(option: string | RegExp): Promise<void> {
    const select = this.main.getByRole('combobox', { name: 'Comparaisons courantes' });
    const value = await select.locator('option').filter({ hasText: option }).first().getAttribute('value');
    await select.selectOption(value);
  }

  async show(view: 'Dans le texte' | 'Côte à côte'): Promise<void> {
    await this.main.getByRole('radiogroup', { name: 'Présentation' }).getByText(view).click();
  }
}
