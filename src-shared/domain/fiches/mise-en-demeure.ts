import type { CivilDate } from '../civil-date';
import type { Envoi, MiseEnDemeure } from '#registre/fiches/resiliation';

export type { Grief, MotifRetour, Envoi, DelaiConstate, MiseEnDemeure } from '#registre/fiches/resiliation';

export type EtatMiseEnDemeure =
  | 'brouillon'
  | 'signee'
  | 'delai_en_cours'
  | 'delai_expire'
  | 'regularisee'
  | 'retiree'
  | 'denonciation_notifiee';

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
