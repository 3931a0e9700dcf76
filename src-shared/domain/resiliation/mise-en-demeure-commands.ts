import { isAfter } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { refuseIfDenounced, requireEffet, requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import type { Grief, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refuseVacance } from '../titulaire/occupation';
import { findOpen } from './ouverture';

/** Drafts a formal notice: one party reproaches the other with breaches of its own duties (art. 7). */
export function preparerMiseEnDemeure(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly partieEmettriceId: string;
    readonly auteurId: string;
    readonly griefs: readonly Grief[];
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const emettrice = findPartie(nommee, input.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(nommee, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const destinataire = nommee.parties.find(({ id }) => id !== emettrice.value.id);
  if (destinataire === undefined) return refuse(refus('MEME_PARTIE', {}, 'partieEmettriceId'));
  const denounced = refuseIfDenounced(registre, convention);
  if (denounced) return refuse(denounced);
  const griefs = checkGriefs(
    registre,
    convention,
    destinataire,
    emettrice.value,
    input.griefs,
    contexte.aujourdhui,
  );
  if (griefs) return refuse(griefs);
  const miseEnDemeure: MiseEnDemeure = {
    id: contexte.newId(),
    conventionId: convention.id,
    partieEmettriceId: emettrice.value.id,
    partieDestinataireId: destinataire.id,
    auteurId: auteur.value.id,
    griefs: input.griefs,
    signeeLe: null,
    envois: [],
    delai: null,
    regularisation: null,
    retrait: null,
  };
  return decided(miseEnDemeure.id, [put('misesEnDemeure', miseEnDemeure)]);
}

export function redigerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly auteurId: string; readonly griefs: readonly Grief[] },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  if (miseEnDemeure.signeeLe !== null) return refuse(refus('MED_DEJA_SIGNEE', {}));
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const emettrice = findPartie(nommee, miseEnDemeure.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const destinataire = findPartie(nommee, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const auteur = findSignataireOf(nommee, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const griefs = checkGriefs(
    registre,
    convention,
    destinataire.value,
    emettrice.value,
    input.griefs,
    contexte.aujourdhui,
  );
  if (griefs) return refuse(griefs);
  const after = { ...miseEnDemeure, auteurId: auteur.value.id, griefs: input.griefs };
  return decided(after.id, [put('misesEnDemeure', after)]);
}

export function signerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  if (miseEnDemeure.signeeLe !== null) return refuse(refus('MED_DEJA_SIGNEE', {}));
  const future = notFuture('La date de la lettre', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const later = miseEnDemeure.griefs.find(({ dateFaits }) => isAfter(dateFaits, input.date));
  if (later) {
    return refuse(refus('FAITS_APRES_SIGNATURE', { faits: later.dateFaits, signature: input.date }, 'date'));
  }
  const validite = requireValidite(registre, convention, 'La mise en demeure', input.date, 'date');
  if (!validite.ok) return validite;
  const auteur = { signataireId: miseEnDemeure.auteurId, date: input.date };
  const vacante = refuseVacance(registre, convention, auteur, 'date');
  if (vacante !== null) return refuse(vacante);
  const after = { ...miseEnDemeure, signeeLe: input.date };
  return decided(after.id, [put('misesEnDemeure', after)], validite.value);
}

/** The other party complied within the delay: the case is closed and opens no denunciation. */
export function regulariser(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure } = open.value;
  if (miseEnDemeure.delai === null) return refuse(refus('MED_NON_ENVOYEE', {}));
  const future = notFuture('La date de régularisation', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const depot = firstDepot(miseEnDemeure);
  if (depot !== null && input.date < depot) return refuse(refus('CLOTURE_AVANT_ENVOI', { depot }, 'date'));
  const { expiration } = miseEnDemeure.delai.calcul.prudent;
  if (input.date > expiration) return refuse(refus('REGULARISATION_TARDIVE', { expiration }, 'date'));
  const after = { ...miseEnDemeure, regularisation: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('misesEnDemeure', after)]);
}

/** The sender gives the notice up, at any time before denouncing. */
export function retirer(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure } = open.value;
  const future = notFuture('La date de retrait', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const depot = firstDepot(miseEnDemeure);
  if (depot !== null && input.date < depot) return refuse(refus('CLOTURE_AVANT_ENVOI', { depot }, 'date'));
  const after = { ...miseEnDemeure, retrait: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('misesEnDemeure', after)]);
}

function checkGriefs(
  registre: Registre,
  convention: Convention,
  destinataire: Partie,
  emettrice: Partie,
  griefs: readonly Grief[],
  aujourdhui: CivilDate,
): Refus | null {
  if (griefs.length === 0) return refus('GRIEF_REQUIS', {}, 'griefs');
  const effet = requireEffet(convention);
  if (!effet.ok) return effet.error;
  for (const [index, grief] of griefs.entries()) {
    const obligation = convention.obligations.find(({ id }) => id === grief.obligationId);
    if (obligation === undefined) {
      const connues = convention.obligations
        .filter(({ partieId }) => partieId === destinataire.id)
        .map(({ id }) => id);
      return refus(
        'OBLIGATION_INCONNUE',
        { id: grief.obligationId, connues },
        `griefs.${index}.obligationId`,
      );
    }
    if (obligation.partieId !== destinataire.id) {
      return refus(
        'OBLIGATION_PROPRE',
        { id: obligation.id, partie: nomCourant(emettrice) },
        `griefs.${index}.obligationId`,
      );
    }
    const future = notFuture('La date des faits', grief.dateFaits, aujourdhui, `griefs.${index}.dateFaits`);
    if (future) return future;
    if (grief.dateFaits < effet.value) {
      return refus(
        'FAITS_AVANT_EFFET',
        { faits: grief.dateFaits, effet: effet.value },
        `griefs.${index}.dateFaits`,
      );
    }
    // Nothing is owed any more once the convention is over.
    const champ = `griefs.${index}.dateFaits`;
    const validite = requireValidite(registre, convention, 'La date des faits', grief.dateFaits, champ);
    if (!validite.ok) return validite.error;
  }
  return null;
}

function firstDepot({ envois }: MiseEnDemeure): CivilDate | null {
  return envois.reduce<CivilDate | null>(
    (first, { depotLe }) => (first === null || depotLe < first ? depotLe : first),
    null,
  );
}
