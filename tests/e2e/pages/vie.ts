import type { Locator, Page } from '@playwright/test';
import JSZip from 'jszip';
import { FormulairePage, RegistrePage } from './registre';

/** The words of an act, as a reader of the file sees them. */
async function motsDe(docx: Buffer): Promise<string> {
  const zip = await JSZip.loadAsync(docx);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  return xml
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replace(/[\u00A0\u202F]/gu, ' ');
}

/** What a secretariat does with a convention from its signature to its end, by its forms and its tabs. */
export class ViePage {
  readonly registre: RegistrePage;
  readonly form: FormulairePage;

  constructor(
    readonly page: Page,
    /** The name it has in the lists. */
    readonly nom: RegExp,
  ) {
    this.registre = new RegistrePage(page);
    this.form = new FormulairePage(page);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  ouvrir(): Promise<void> {
    return this.registre.ouvrirConvention(this.nom);
  }

  /** A page of the convention that is open, by its address. */
  async aller(suite: string): Promise<void> {
    await this.page.evaluate((end) => {
      window.location.hash = window.location.hash.replace(/^#?(\/conventions\/[^/]+).*$/u, `$1/${end}`);
    }, suite);
  }

  /** The day each person signs what the form is about. */
  async signer(jours: Readonly<Record<string, string>>): Promise<void> {
    for (const [nom, jour] of Object.entries(jours)) await this.form.date(new RegExp(nom, 'u'), jour);
    await this.form.submit('Enregistrer les signatures');
    await this.registre.expectSaid('enregistrée');
    // The page it leads to is there: what is opened next does not find the form that was sent.
    await this.page.waitForURL((url) => !url.hash.endsWith('/signer'));
  }

  /** Asks for an avenant and gives its id. */
  async demanderAvenant({
    partie,
    signataire,
    jour,
    objet,
  }: Readonly<Record<'partie' | 'signataire' | 'jour' | 'objet', string>>): Promise<string> {
    await this.registre.onglet('Avenants');
    await this.registre.action('Demander un avenant');
    await this.form.check(partie);
    await this.form.choose('Signataire qui porte la demande', new RegExp(signataire, 'u'));
    await this.form.date('Date de la demande', jour);
    await this.form.fill('Objet de l’avenant', objet);
    await this.form.submit('Enregistrer la demande');
    await this.registre.expectSaid('Demande d’avenant enregistrée.');
    return this.registre.acteId();
  }

  /** An act of the convention, as its file says it. */
  async document(
    nom: RegExp,
    enregistrer: (action: () => Promise<unknown>) => Promise<Buffer>,
  ): Promise<string> {
    await this.registre.onglet('Documents');
    const list = this.main.getByRole('navigation', { name: 'Documents de la convention' });
    await list.getByRole('link', { name: nom }).first().click();
    return motsDe(
      await enregistrer(() => this.main.getByRole('button', { name: 'Enregistrer au format DOCX' }).click()),
    );
  }
}
