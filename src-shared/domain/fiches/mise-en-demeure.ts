import { valeurs } from '#registre/champs';
import { MOTIF_RETOUR_LABELS } from '#registre/fiches/resiliation';
import type { CivilDate } from '../civil-date';
import type { Envoi, MiseEnDemeure } from '#registre/fiches/resiliation';

export { MOTIF_RETOUR_LABELS, PREUVE_LABELS } from '#registre/fiches/resiliation';
export type { Grief, MotifRetour, Envoi, DelaiConstate, MiseEnDemeure } from '#registre/fiches/resiliation';

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

export const MOTIFS_RETOUR = valeurs(MOTIF_RETOUR_LABELS);

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
