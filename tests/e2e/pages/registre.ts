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
  | 'Paquets'
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
      | 'Échéancier'
      | 'Calcul de délai'
      | 'Journal du registre'
      | 'Sauvegardes'
      | 'Import et export'
      | 'Corbeille'
      | 'Réglages',
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
    const shown = this.main.getByRole('heading', { level: 2 }).or(this.main.getByRole('grid'));
    await expect(shown.first()).toBeVisible();
  }

  /** What was just done is said at the foot of the window; it goes by itself, unless there is something to know. */
  async expectSaid(message: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: message })).toBeVisible();
  }

  /** The menu of an act's other gestures, opened. */
  async autresActions(): Promise<Locator> {
    const opener = this.main.getByRole('button', { name: /^Autres actions/u });
    const menu = this.main.getByRole('menu');
    if (!(await menu.isVisible())) await opener.click();
    await expect(menu).toBeVisible();
    return menu;
  }

  /** A gesture of the screen: the one it puts forward, or one of the menu of the act shown. */
  async action(name: string | RegExp): Promise<void> {
    const forward = this.main.getByRole('link', { name }).or(this.main.getByRole('button', { name })).first();
    const others = this.main.getByRole('button', { name: /^Autres actions/u });
    const item = this.main.getByRole('menu').getByRole('menuitem', { name });
    // What is put forward changes with the act, which may have just been recorded.
    await expect(async () => {
      if ((await others.isVisible()) && !(await forward.isVisible())) await this.autresActions();
      try {
        await expect(forward.or(item).first()).toBeVisible({ timeout: 1_000 });
      } catch (error) {
        await this.page.keyboard.press('Escape');
        throw error;
      }
    }).toPass();
    if (await item.isVisible()) await item.click();
    else await forward.click();
  }

  /** A gesture the act refuses today, for the reasons its menu gives. */
  async refusee(name: string | RegExp, why: RegExp): Promise<void> {
    const item = (await this.autresActions()).getByRole('menuitem', { name });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toHaveAttribute('aria-description', why);
    await this.page.keyboard.press('Escape');
    // What is opened next is not the menu that is closing.
    await expect(this.main.getByRole('menu')).toBeHidden();
  }

  /** The act the address names: where one is led once it is recorded. */
  async acteId(): Promise<string> {
    await this.page.waitForURL(/#\/conventions\/[^/]+\/[^/]+\/(?!nouve)[^/?]+$/u);
    return decodeURIComponent(this.page.url().split('/').at(-1) ?? '');
  }

  /** Goes to a screen by its address, as from a link kept elsewhere. */
  async ouvrirAdresse(address: string): Promise<void> {
    await this.page.evaluate((to) => {
      window.location.hash = to;
    }, address);
  }

  /** Chooses a row of the list beside the act shown. */
  async choisir(name: string | RegExp): Promise<void> {
    const row = this.main.locator('[data-row]').filter({ hasText: name }).first();
    await row.click();
    await expect(row).toHaveAttribute('aria-current', 'true');
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

  async cocher(label: string | RegExp): Promise<void> {
    await this.main.getByRole('checkbox', { name: label }).check();
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
