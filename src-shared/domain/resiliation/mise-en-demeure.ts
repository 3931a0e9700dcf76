import type { CivilDate } from '../civil-date';
import type { Delai } from '../delais/calcul';

/** A breach: which duty, what happened, when, and what proves it. */
export type Grief = {
  readonly obligationId: string;
  readonly faits: string;
  readonly dateFaits: CivilDate;
  readonly pieces: string | null;
  /** What would make it right. */
  readonly miseEnConformite: string | null;
};

export const MOTIFS_RETOUR = ['non_reclame', 'refuse', 'adresse_inconnue'] as const;
export type MotifRetour = (typeof MOTIFS_RETOUR)[number];

/** Inside a sentence. */
export const MOTIF_RETOUR_LABELS: Readonly<Record<MotifRetour, string>> = {
  non_reclame: 'pli avisé et non réclamé',
  refuse: 'pli refusé par le destinataire',
  adresse_inconnue: 'destinataire inconnu à l’adresse',
};

/** One registered letter to one addressee, and what the post proves of it. */
export type Envoi = {
  readonly id: string;
  readonly destinataireId: string;
  readonly numero: string;
  /** The day on the proof of deposit: the two months run from it (art. 7), not from the date typed on the letter. */
  readonly depotLe: CivilDate;
  /** The proof kept, or the sender's word alone: said in every explanation of the delay. */
  readonly preuve:
    { readonly nature: 'preuve_de_depot'; readonly reference: string } | { readonly nature: 'declaratif' };
  readonly presentationLe: CivilDate | null;
  readonly distributionLe: CivilDate | null;
  readonly retour: { readonly date: CivilDate; readonly motif: MotifRetour } | null;
};

/** Inside a sentence. */
export const PREUVE_LABELS: Readonly<Record<Envoi['preuve']['nature'], string>> = {
  preuve_de_depot: 'preuve de dépôt conservée',
  declaratif: 'déclaration de l’expéditeur, sans preuve de dépôt',
};

/** The delay as it was computed when the last letter was sent; never recomputed silently. */
export type DelaiConstate = { readonly moteur: string; readonly calcul: Delai };

export type MiseEnDemeure = {
  readonly id: string;
  readonly conventionId: string;
  readonly partieEmettriceId: string;
  readonly partieDestinataireId: string;
  /** The signatory of the sending party who signs the letter. */
  readonly auteurId: string;
  readonly griefs: readonly Grief[];
  readonly signeeLe: CivilDate | null;
  readonly envois: readonly Envoi[];
  readonly delai: DelaiConstate | null;
  readonly regularisation: { readonly date: CivilDate; readonly motif: string } | null;
  readonly retrait: { readonly date: CivilDate; readonly motif: string } | null;
};

export type EtatMiseEnDemeure =
  | 'brouillon'
  | 'signee'
  | 'delai_en_cours'
  | 'delai_expire'
  | 'regularisee'
  | 'retiree'
  | 'denonciation_notifiee';

export const ETAT_MISE_EN_DEMEURE_LABELS: Readonly<Record<EtatMiseEnDemeure, string>> = {
  brouillon: 'Brouillon',
  signee: 'Signée, à envoyer',
  delai_en_cours: 'Délai en cours',
  delai_expire: 'Délai expiré',
  regularisee: 'Régularisée',
  retiree: 'Retirée',
  denonciation_notifiee: 'Dénonciation notifiée',
};

/** State on `jour`. Expiry opens a faculty (« pourra »); it changes nothing by itself. */
export function etatMiseEnDemeure(
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  denonciationNotifiee: boolean,
): EtatMiseEnDemeure {
  if (denonciationNotifiee) return 'denonciation_notifiee';
  if (miseEnDemeure.regularisation !== null) return 'regularisee';
  if (miseEnDemeure.retrait !== null) return 'retiree';
  if (miseEnDemeure.delai !== null) {
    return jour >= miseEnDemeure.delai.calcul.prudent.premierJour ? 'delai_expire' : 'delai_en_cours';
  }
  return miseEnDemeure.signeeLe === null ? 'brouillon' : 'signee';
}

/** A letter that came back from a wrong address put nobody in default: it opens no delay (domain note, art. 7). */
export const isEffectif = (envoi: Envoi): boolean => envoi.retour?.motif !== 'adresse_inconnue';
