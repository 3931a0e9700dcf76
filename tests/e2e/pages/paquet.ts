import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { FormulairePage, RegistrePage, typed } from './registre';

export type FichierDepose = { readonly nom: string; readonly type: string; readonly octets: Uint8Array };

export const CONVENTION_DEMONSTRATION = 'convention-demonstration-2022-2028';

/** A packet of signature: its matrix, what is signed under it, the scans that come back. */
export class PaquetPage {
  constructor(readonly page: Page) {}

  get grille(): Locator {
    return this.page.getByRole('grid');
  }

  get dialogue(): Locator {
    return this.page.getByRole('dialog');
  }

  get scans(): Locator {
    return this.page.getByRole('region', { name: 'Scans reçus' });
  }

  get trouvees(): Locator {
    return this.scans.getByRole('table').locator('tbody').getByRole('row');
  }

  get aRegarder(): Locator {
    return this.scans.getByRole('list', { name: 'Pages et fichiers à regarder' }).getByRole('listitem');
  }

  /** The packet of an avenant of the demonstration, four originals for four signatories, as it has just left. */
  async ouvrirDansLaDemonstration(): Promise<void> {
    const form = new FormulairePage(this.page);
    await new RegistrePage(this.page).chargerDemonstration();
    await expect(async () => {
      await this.page.evaluate((to) => {
        window.location.hash = to;
      }, `/conventions/${CONVENTION_DEMONSTRATION}/paquets/nouveau?acte=avenants%2Favenant-professionnalisation`);
      await expect(form.field('Date de départ')).toBeVisible({ timeout: 3000 });
    }).toPass();
    await form.date('Date de départ', '2026-11-02');
    await form.check(/^Papier/u);
    await form.check(/^Tous ensemble/u);
    await form.submit('Ouvrir le paquet');
    await expect(this.grille.getByRole('gridcell', { name: /attendue/u })).toHaveCount(16);
  }

  /** One row chosen, one day, one button. */
  async signerLigne(nom: RegExp, iso: string): Promise<void> {
    await this.grille.getByRole('rowheader', { name: nom }).click();
    await this.page.getByRole('textbox', { name: /^Signé le/u }).fill(typed(iso));
    await this.page.getByRole('button', { name: /^Enregistrer 4.signatures$/u }).click();
    await expect(this.grille.getByRole('row', { name: nom })).toContainText(typed(iso));
  }

  /** Files dropped on the zone of the scans, as from a folder of the desk. */
  async deposer(fichiers: readonly FichierDepose[]): Promise<void> {
    const transfert = await this.page.evaluateHandle(
      (all) => {
        const data = new DataTransfer();
        for (const { nom, type, base64 } of all) {
          const octets = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          data.items.add(new File([octets], nom, { type }));
        }
        return data;
      },
      fichiers.map(({ nom, type, octets }) => ({
        nom,
        type,
        base64: Buffer.from(octets).toString('base64'),
      })),
    );
    const zone = this.scans.getByTestId('depot-scans');
    await zone.dispatchEvent('dragover', { dataTransfer: transfert });
    await zone.dispatchEvent('drop', { dataTransfer: transfert });
    await transfert.dispose();
  }

  /** Signs what is chosen, on one day. */
  async enregistrer(iso: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Signé le/u }).fill(typed(iso));
    await this.page.getByRole('button', { name: /^Enregistrer \d+.signatures?$/u }).click();
  }
}
