import { expect } from '@playwright/test';
import { ViePage } from './vie';

/** The post of one letter, as its slip, its notice or its envelope says it. */
export type Suivi = {
  readonly presentation?: string;
  readonly distribution?: string;
  readonly retour?: { readonly motif: RegExp; readonly date: string };
};

/** One letter to one addressee. */
export type Pli = { readonly numero: string; readonly preuve: string };

/** What a jurist does with a case, by its screens. */
export class DossierPage extends ViePage {
  /** A draft of the Region's president, signed. */
  async preparer(
    obligation: RegExp,
    faits: string,
    jours: { readonly faits: string; readonly lettre: string },
  ) {
    const { registre, form } = this;
    await registre.action('Préparer une mise en demeure');
    await form.check('La Région');
    await form.choose('Signataire de la lettre', /WAUQUIEZ/);
    await form.choose('Obligation ou passage non respecté', obligation);
    await form.fill(/^Faits/, faits);
    await form.date('Date des faits', jours.faits);
    await form.submit('Enregistrer le brouillon de lettre');
    await registre.action('Enregistrer la signature');
    await form.date('Date de signature de la lettre', jours.lettre);
    await form.submit('Enregistrer la signature');
    await expect(registre.main).toContainText('Signée, à envoyer');
  }

  /** Every letter of a sending left on the same day, each with its slip. */
  async deposer(geste: string, jour: string, plis: readonly Pli[]): Promise<void> {
    const { registre, form } = this;
    await registre.action(geste);
    await form.date('Jour du dépôt, pour toutes', jour);
    await form.check(/^Gardé$/u);
    for (const [rang, { numero, preuve }] of plis.entries()) {
      await form.field('Numéro de recommandé').nth(rang).fill(numero);
      await form
        .field(/Référence de la preuve de dépôt/)
        .nth(rang)
        .fill(preuve);
    }
    await form.submit('Enregistrer l’envoi');
  }

  /** What the post says of the next letter that waits for it. */
  async suivre({ presentation, distribution, retour }: Suivi): Promise<void> {
    const { registre, form } = this;
    await registre.action('Suivre l’envoi');
    if (presentation !== undefined) await form.date('Première présentation', presentation);
    if (distribution !== undefined) await form.date('Distribution (avis de réception signé)', distribution);
    if (retour !== undefined) {
      await form.check(retour.motif);
      await form.date('Date du retour', retour.date);
    }
    await form.submit('Enregistrer le suivi');
    await registre.acteId();
  }

  async changerTitulaire(
    ancien: RegExp,
    nouveau: Readonly<Record<'civilite' | 'prenom' | 'nom' | 'debut' | 'source', string>>,
  ): Promise<void> {
    const { registre, form } = this;
    await this.aller('parties');
    await registre.choisir(ancien);
    await registre.action('Changer de titulaire');
    await form.check(new RegExp(`^${nouveau.civilite}$`, 'u'));
    await form.fill('Prénom', nouveau.prenom);
    await form.fill(/^Nom/, nouveau.nom);
    await form.date('À compter du', nouveau.debut);
    await form.fill(/^Source/, nouveau.source);
    await form.submit('Enregistrer le titulaire');
    await registre.expectSaid('Le titulaire est enregistré.');
  }

  async denoncer(signataire: RegExp, jour: string): Promise<void> {
    const { registre, form } = this;
    await registre.action('Notifier la dénonciation');
    await form.choose('Signataire de la dénonciation', signataire);
    await form.date('Date de notification', jour);
    await form.fill('En quoi le manquement persiste', 'Aucun représentant n’a siégé depuis.');
    await form.check(/Je confirme que la décision/);
    await form.submit('Notifier la dénonciation');
  }
}
