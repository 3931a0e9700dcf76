import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** « 23/11/2026 » from « 2026-11-23 »: what a person types. */
export const typed = (iso: string): string => iso.split('-').reverse().join('/');

export type Onglet =
  | 'Texte'
  | 'Parties et signataires'
  | 'Avenants'
  | 'Avis'
  | 'Mises en demeure'
  | 'Documents'
  | 'Chronologie'
  | 'Journal';

/** The application as its users see it: by headings, labels and buttons, never by the code behind. */
export class RegistrePage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get title(): Locator {
    return this.main.getByRole('heading', { level: 1 });
  }

  async chargerConventionReelle(): Promise<void> {
    await this.main.getByRole('button', { name: 'Ouvrir la convention réelle' }).click();
    await expect(this.title).not.toHaveText('Premiers pas');
  }

  async chargerDemonstration(): Promise<void> {
    await this.main.getByRole('button', { name: 'Ouvrir la démonstration' }).click();
    await expect(this.title).not.toHaveText('Premiers pas');
  }

  async allerA(
    screen:
      | 'Accueil'
      | 'Conventions'
      | 'Calcul de délai'
      | 'Journal du registre'
      | 'Sauvegardes'
      | 'Import et export'
      | 'Corbeille',
  ): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: screen, exact: true })
      .click();
    await expect(this.title).toHaveText(screen);
  }

  async ouvrirConvention(name: RegExp): Promise<void> {
    await this.allerA('Conventions');
    await this.main.getByRole('link', { name }).first().click();
    await expect(this.title).toHaveText(name);
  }

  async onglet(name: Onglet): Promise<void> {
    const tab = this.main
      .getByRole('navigation', { name: 'Onglets de la convention' })
      .getByRole('link', { name: new RegExp(`^${name}`, 'u') });
    await tab.click();
    // What is shown until then is still the tab before.
    await expect(tab).toHaveAttribute('aria-current', 'page');
    await expect(this.main.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  async action(name: string | RegExp): Promise<void> {
    await this.main.getByRole('link', { name }).or(this.main.getByRole('button', { name })).first().click();
  }
}

/** Any form: fields by their labels, one button that submits, a refusal that explains itself. */
export class FormulairePage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  field(label: string | RegExp): Locator {
    return this.main.getByRole('textbox', { name: label });
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.field(label).fill(value);
  }

  /** Types a civil day as a person does. */
  async date(label: string | RegExp, iso: string): Promise<void> {
    await this.fill(label, typed(iso));
  }

  async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
    const select = this.main.getByRole('combobox', { name: label });
    const value = await select.locator('option').filter({ hasText: option }).first().getAttribute('value');
    await select.selectOption(value);
  }

  async check(label: string | RegExp): Promise<void> {
    await this.main.getByLabel(label).check();
  }

  async submit(name: string): Promise<void> {
    await this.main.getByRole('button', { name, exact: true }).click();
  }

  /** The refusal shown: its rule, its source and its way out are all there. */
  async expectRefusal(message: RegExp, source: RegExp, remede: RegExp): Promise<void> {
    const alert = this.main.getByRole('alert').filter({ hasText: message }).first();
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(source);
    await expect(alert).toContainText(remede);
  }
}
