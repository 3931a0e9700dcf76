import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The page where an avenant is written on the text, as its users see it. */
export class AtelierPage {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get apercu(): Locator {
    return this.dialog.getByRole('region', { name: 'Ce que la modification donnera' });
  }

  get modifications(): Locator {
    return this.main.getByRole('listitem', { name: /^Modification n°/ });
  }

  /** Opens the page by its address. */
  async ouvrir(conventionId: string, avenantId: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/conventions/${conventionId}/avenants/${avenantId}/texte`);
    await expect(this.main.getByRole('heading', { level: 1 })).toHaveText('Atelier de l’avenant');
    await expect(this.main.getByRole('article')).toBeVisible();
  }

  /** Drags the mouse over words of an alinéa, from the first letter to the last. */
  async selectionner(alineaId: string, words: string): Promise<void> {
    const alinea = this.main.locator(`[data-alinea="${alineaId}"]`);
    await alinea.scrollIntoViewIfNeeded();
    const [from, to] = await alinea.evaluate((element, wanted) => {
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
      const plain = (text: string) => text.replaceAll('’', "'").replaceAll('\u00a0', ' ');
      const start = plain(nodes.map(({ data }) => data).join('')).indexOf(plain(wanted));
      if (start < 0) throw new Error(`No such words: ${wanted}`);
      const point = (at: number, end: boolean) => {
        let left = at;
        for (const node of nodes) {
          if (left < node.length || (end && left === node.length)) {
            const range = document.createRange();
            range.setStart(node, end ? left - 1 : left);
            range.setEnd(node, end ? left : left + 1);
            const box = range.getBoundingClientRect();
            return { x: end ? box.right - 1 : box.left + 1, y: box.top + box.height / 2 };
          }
          left -= node.length;
        }
        throw new Error('Outside of the alinéa');
      };
      return [point(start, false), point(start + wanted.length, true)] as const;
    }, words);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** What the menu of a place offers. */
  async menu(place: string | RegExp, item: string): Promise<void> {
    await this.main.getByRole('button', { name: place }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
    await expect(this.dialog).toBeVisible();
  }

  async ecrire(label: string, value: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: label }).fill(value);
  }

  async ajouter(): Promise<void> {
    await expect(this.apercu).toContainText('Aucun défaut relevé.');
    await this.dialog.getByRole('button', { name: 'Ajouter au projet' }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async coller(phrase: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Coller une phrase ou un avenant…' }).click();
    await this.main.getByRole('textbox', { name: 'Phrase ou avenant à lire' }).fill(phrase);
    await this.main.getByRole('button', { name: 'Lire', exact: true }).click();
  }
}
