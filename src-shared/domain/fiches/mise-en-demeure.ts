import { valeurs } from '#registre/champs';
import { MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import { MOTIF_RETOUR_LABELS } from '#registre/fiches/resiliation';
import { addDays, maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { DelaiConstate, Envoi, MiseEnDemeure } from '#registre/fiches/resiliation';

export { MOTIF_RETOUR_LABELS, PREUVE_LABELS } from '#registre/fiches/resiliation';
export type {
  ClauseAppliquee,
  Grief,
  MotifRetour,
  Envoi,
  DelaiConstate,
  MiseEnDemeure,
} from '#registre/fiches/resiliation';

export type EtatMiseEnDemeure =
  | 'brouillon'
  | 'signee'
  | 'delai_non_determine'
  | 'delai_en_cours'
  | 'delai_expire'
  | 'regularisee'
  | 'retiree'
  | 'denonciation_notifiee';

export const ETAT_MISE_EN_DEMEURE_LABELS: Readonly<Record<EtatMiseEnDemeure, string>> = {
  brouillon: 'Brouillon',
  signee: 'Signée, à envoyer',
  delai_non_determine: 'Délai non déterminé',
  delai_en_cours: 'Délai en cours',
  delai_expire: 'Délai expiré',
  regularisee: 'Régularisée',
  retiree: 'Retirée',
  denonciation_notifiee: 'Dénonciation notifiée',
};

export const MOTIFS_RETOUR = valeurs(MOTIF_RETOUR_LABELS);
export const MOTIFS_RESILIATION = valeurs(MOTIF_RESILIATION_LABELS);

/** State on `jour`. Expiry changes nothing by itself: a second act is needed, whatever the clause says. */
export function etatMiseEnDemeure(
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  denonciationNotifiee: boolean,
): EtatMiseEnDemeure {
  if (denonciationNotifiee) return 'denonciation_notifiee';
  if (miseEnDemeure.regularisation !== null) return 'regularisee';
  if (miseEnDemeure.retrait !== null) return 'retiree';
  if (miseEnDemeure.delai !== null) {
    return jour >= premierJourOuvert(miseEnDemeure.delai, miseEnDemeure) ? 'delai_expire' : 'delai_en_cours';
  }
  if (miseEnDemeure.envois.some(isEffectif)) return 'delai_non_determine';
  return miseEnDemeure.signeeLe === null ? 'brouillon' : 'signee';
}

/** A letter that came back from a wrong address put nobody in default: it opens no delay. */
export const isEffectif = (envoi: Envoi): boolean => envoi.retour?.motif !== 'adresse_inconnue';

/** Until when the author gave more time; null when none was given. The last one counts. */
export const accordeJusquAu = ({
  prolongations = [],
}: Pick<MiseEnDemeure, 'prolongations'>): CivilDate | null => prolongations.at(-1)?.jusquAu ?? null;

/** The first day an act may follow: once the delay of the clause has run, and whatever time was given besides. */
export function premierJourOuvert(
  { calcul }: DelaiConstate,
  miseEnDemeure: Pick<MiseEnDemeure, 'prolongations'>,
): CivilDate {
  const accorde = accordeJusquAu(miseEnDemeure);
  const { premierJour } = calcul.prudent;
  return accorde === null ? premierJour : maxDate(premierJour, addDays(accorde, 1));
}
