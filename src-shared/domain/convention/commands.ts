import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { actesDates, find, findSignataire, notFuture } from '../lookup';
import { addSignatures } from './signer';
import { fullName } from '../parties/partie';
import type { Fonction, Personne, Signature } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { effetOf, termeOf } from '../fiches/convention';
import type { Convention } from '../fiches/convention';
import { refuseIfDenounced } from './validite';

/** Records signatures of the convention (art. 6, al. 1: the last one fixes the effect). */
export function signerConvention(
  registre: Registre,
  input: { readonly conventionId: string; readonly signatures: readonly Signature[] },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const signatures = addSignatures(
    found.value,
    found.value.signatures,
    input.signatures,
    contexte.aujourdhui,
  );
  if (!signatures.ok) return signatures;
  const after = { ...found.value, signatures: signatures.value };
  const effet = effetOf(after);
  const terme = termeOf(after);
  if (
    effet.etat === 'determine' &&
    terme.date !== null &&
    effet.date > terme.date &&
    terme.etat === 'confirme'
  ) {
    return refuse(refus('FIN_AVANT_EFFET', { fin: terme.date, effet: effet.date }, 'signatures'));
  }
  const avertissements: Avertissement[] =
    effet.etat === 'determine' && terme.date !== null && effet.date > terme.date
      ? [
          avertir(
            `La convention prendrait effet (${formatDate(effet.date)}) après sa fin proposée (${formatDate(terme.date)}) : confirmez la date de fin.`,
            'Convention, art. 6, al. 1 et 2',
          ),
        ]
      : effet.etat === 'a_trancher'
        ? [avertir(effet.cause, 'Convention, art. 6, al. 1')]
        : [];
  return decided(after.id, [put('conventions', after)], avertissements);
}

/** Records the date the originals bear after « Fait à …, le ». */
export function daterActe(
  registre: Registre,
  input: { readonly conventionId: string; readonly faitLe: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const future = notFuture('La date portée sur l’acte', input.faitLe, contexte.aujourdhui, 'faitLe');
  if (future) return refuse(future);
  const denounced = refuseIfDenounced(registre, found.value, null);
  if (denounced) return refuse(denounced);
  // The same date again is not a new fact: a choice made between it and the last signature stands.
  if (found.value.faitLe === input.faitLe) return decided(found.value.id, []);
  const after = { ...found.value, faitLe: input.faitLe, effetRetenu: null };
  const effet = effetOf(after);
  const contradiction =
    effet.etat === 'determine' ? refuseEffet(registre, after, effet.date, 'faitLe') : null;
  if (contradiction) return refuse(contradiction);
  return decided(
    after.id,
    [put('conventions', after)],
    effet.etat === 'a_trancher' ? [avertir(effet.cause, 'Convention, art. 6, al. 1')] : [],
  );
}

/** Settles the effect date when the act and the last signature disagree: one of the two, with the reason. */
export function trancherEffet(
  registre: Registre,
  input: { readonly conventionId: string; readonly date: CivilDate; readonly motif: string },
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const effet = effetOf(found.value);
  if (effet.etat !== 'a_trancher') return refuse(refus('EFFET_RIEN_A_TRANCHER', {}));
  const candidats = effet.candidats.map(({ date }) => date);
  if (!candidats.includes(input.date)) return refuse(refus('EFFET_HORS_CANDIDATS', { candidats }, 'date'));
  const contradiction = refuseEffet(registre, found.value, input.date, 'date');
  if (contradiction) return refuse(contradiction);
  const after = { ...found.value, effetRetenu: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('conventions', after)]);
}

/** An effect date neither after the confirmed end nor after an act that rests on the convention being in force. */
function refuseEffet(
  registre: Registre,
  convention: Convention,
  effet: CivilDate,
  champ: string,
): Refus | null {
  const terme = termeOf(convention);
  if (terme.etat === 'confirme' && effet > terme.date)
    return refus('FIN_AVANT_EFFET', { fin: terme.date, effet }, champ);
  const earlier = actesDates(registre, convention.id).find(({ date }) => date < effet);
  return earlier ? refus('EFFET_APRES_ACTES', { ...earlier, effet }, champ) : null;
}

/** Confirms the end that art. 6 leaves to another instrument, with its legal basis. */
export function confirmerFin(
  registre: Registre,
  input: { readonly conventionId: string; readonly date: CivilDate; readonly fondement: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  if (convention.duree.nature !== 'instrument') {
    const { date, cause } = termeOf(convention);
    return refuse(date === null ? refus('FIN_SANS_JOUR', { cause }) : refus('FIN_DEJA_FIXEE', { date }));
  }
  const effet = effetOf(convention);
  if (effet.etat === 'determine' && input.date < effet.date) {
    return refuse(refus('FIN_AVANT_EFFET', { fin: input.date, effet: effet.date }, 'date'));
  }
  const later = actesDates(registre, convention.id).find(({ date }) => date > input.date);
  if (later) return refuse(refus('FIN_AVANT_ACTES', { ...later, fin: input.date }, 'date'));
  const after = {
    ...convention,
    duree: {
      ...convention.duree,
      confirmation: { date: input.date, fondement: input.fondement, confirmeeLe: contexte.aujourdhui },
    },
  };
  const ecart: Avertissement[] =
    input.date === convention.duree.hypothese.date
      ? []
      : [
          avertir(
            'La date confirmée diffère de l’hypothèse proposée.',
            `Convention, art. ${convention.duree.article}`,
          ),
        ];
  return decided(after.id, [put('conventions', after)], ecart);
}

/** Changes the holder of an office while nobody has signed: a convention prepared under one holder is re-issued. */
export function modifierSignataire(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly signataireId: string;
    readonly fonction: Fonction;
    readonly personne: Personne;
    readonly adresse: readonly string[];
  },
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const holder = findSignataire(convention, input.signataireId, 'signataireId');
  if (!holder.ok) return holder;
  const before = holder.value.signataire;
  const adresse = input.adresse.filter((line) => line !== '');
  const sameIdentity =
    JSON.stringify([
      before.fonction.libelle,
      before.fonction.genre,
      before.personne.civilite,
      before.personne.prenom,
      before.personne.nom,
    ]) ===
    JSON.stringify([
      input.fonction.libelle,
      input.fonction.genre,
      input.personne.civilite,
      input.personne.prenom,
      input.personne.nom,
    ]);
  // An address is not part of the act: it may change at any time.
  if (!sameIdentity && convention.signatures.length > 0) {
    return refuse(refus('SIGNATAIRE_FIGE', { signataire: fullName(before.personne) }, 'personne.nom'));
  }
  const after = {
    ...convention,
    parties: convention.parties.map((partie) => ({
      ...partie,
      signataires: partie.signataires.map((one) =>
        one.id === input.signataireId
          ? { id: one.id, fonction: input.fonction, personne: input.personne, adresse }
          : one,
      ),
    })),
  };
  return decided(after.id, [put('conventions', after)]);
}
