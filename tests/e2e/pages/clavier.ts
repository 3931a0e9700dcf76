import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { PalettePage } from './palette';
import { typed } from './registre';

/** Presses of Tab after which a place is out of reach: more than any screen has stops. */
const TROP = 250;

/** The longest that anything may move for those who ask for less motion, in milliseconds. */
const IMMOBILE = 1;

/** The application under the keyboard alone: nothing is clicked, nothing is focused but by keys. */
export class ClavierPage {
  readonly palette: PalettePage;

  constructor(readonly page: Page) {
    this.palette = new PalettePage(page);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  champ(nom: string | RegExp, ou: Locator = this.main): Locator {
    return ou.getByRole('textbox', { name: nom });
  }

  /** Tab, until the focus is there; where it stops is in sight, and shown. */
  async atteindre(cible: Locator): Promise<void> {
    await this.#tabuler(cible, (element) => element === document.activeElement);
  }

  async #tabuler(cible: Locator, arrive: (element: Element) => boolean): Promise<void> {
    await expect(cible).toBeVisible();
    for (let press = 0; press < TROP; press += 1) {
      if (await cible.evaluate(arrive)) {
        const vue = await this.page.evaluate(() => {
          const focused = document.activeElement;
          const box = focused?.getBoundingClientRect();
          return {
            shown: focused?.matches(':focus-visible') === true,
            inSight: box !== undefined && box.bottom > 0 && box.top < window.innerHeight,
          };
        });
        expect(vue).toEqual({ shown: true, inSight: true });
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key never came to ${String(cible)}.`);
  }

  /** A button or a link, reached and pressed. */
  async presser(cible: Locator): Promise<void> {
    await this.atteindre(cible);
    await this.page.keyboard.press('Enter');
  }

  async bouton(nom: string | RegExp, ou: Locator = this.main): Promise<void> {
    await this.presser(ou.getByRole('button', { name: nom }).first());
  }

  async lien(nom: string | RegExp, ou: Locator = this.main): Promise<void> {
    await this.presser(ou.getByRole('link', { name: nom }).first());
  }

  async ecrire(nom: string | RegExp, texte: string, ou?: Locator): Promise<void> {
    await this.#remplir(this.champ(nom, ou).first(), texte);
  }

  async #remplir(champ: Locator, texte: string): Promise<void> {
    await this.atteindre(champ);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(texte);
    await expect(champ).toHaveValue(texte);
  }

  async date(nom: string | RegExp, iso: string): Promise<void> {
    await this.#remplir(this.champ(nom).first(), typed(iso));
  }

  /** A choice among several: one stop of Tab, then the arrows. */
  async choix(nom: string | RegExp): Promise<void> {
    const radio = this.main.getByRole('radio', { name: nom }).first();
    await this.#tabuler(
      radio,
      (element) =>
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.name === (element as HTMLInputElement).name,
    );
    for (let press = 0; press < 12 && !(await radio.isChecked()); press += 1) {
      const here = await radio.evaluate((element) => element === document.activeElement);
      await this.page.keyboard.press(here ? 'Space' : 'ArrowDown');
    }
    await expect(radio).toBeChecked();
  }

  /** An option of a list, by the arrows. */
  async option(nom: string | RegExp, voulue: RegExp): Promise<void> {
    const select = this.main.getByRole('combobox', { name: nom }).first();
    await this.atteindre(select);
    const chosen = () =>
      select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.textContent ?? '');
    for (let press = 0; press < 60 && !voulue.test(await chosen()); press += 1)
      await this.page.keyboard.press('ArrowDown');
    expect(await chosen()).toMatch(voulue);
  }

  /** An item of the menu a button opens, by the arrows. */
  async menu(bouton: Locator, item: string | RegExp): Promise<void> {
    await this.presser(bouton);
    await this.#descendre(this.page.getByRole('menuitem', { name: item }));
  }

  async #descendre(cible: Locator): Promise<void> {
    await expect(cible).toBeVisible();
    for (let press = 0; press < 30; press += 1) {
      if (await cible.evaluate((element) => element === document.activeElement)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(cible).toBeFocused();
    await this.page.keyboard.press('Enter');
  }

  /** A gesture of the act shown: the one it puts forward, or one of its menu. */
  async geste(nom: string | RegExp): Promise<void> {
    const autres = this.main.getByRole('button', { name: /^Autres actions/u });
    await expect(autres).toBeVisible();
    const avance = this.main.getByRole('link', { name: nom });
    const item = this.page.getByRole('menuitem', { name: nom });
    // What is put forward changes with the act, which may have just been recorded.
    await expect(async () => {
      if (await avance.isVisible()) return;
      if (!(await item.isVisible())) await this.presser(autres);
      await expect(item).toBeVisible({ timeout: 1_000 });
    }).toPass();
    if (await avance.isVisible()) await this.presser(avance);
    else await this.#descendre(item);
  }

  /** A command of the palette, on the first thing it offers to be asked of. */
  async commande(mots: string, sur?: RegExp): Promise<void> {
    await this.palette.ouvrir();
    await this.palette.taper(mots);
    await expect(this.palette.lignes.first()).toHaveAttribute('aria-selected', 'true');
    await this.page.keyboard.press('Enter');
    if (sur === undefined) return;
    await expect(this.palette.lignes.first()).toContainText(sur);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toHaveCount(0);
  }

  /**
   * What was done is said; the focus is on `ici`, in sight, never lost; and for those who ask for less motion, nothing
   * moves.
   */
  async fait(dit: string | RegExp, ici: Locator): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: dit }).first()).toBeVisible();
    await expect(ici).toBeFocused();
    await expect(ici).toBeInViewport();
    const moving = await this.page.evaluate(
      (most) =>
        document
          .getAnimations()
          .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > most)
          .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.outerHTML : '')),
      IMMOBILE,
    );
    expect(moving, 'What moves').toEqual([]);
  }
}
