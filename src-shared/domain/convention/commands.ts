import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, findSignataire, notFuture } from '../lookup';
import { addSignatures } from '../parties/signer';
import { fullName } from '../parties/partie';
import type { Fonction, Personne, Signature } from '../parties/partie';
import { refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { effetOf } from './convention';

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
  const avertissements: Avertissement[] =
    effet.etat === 'a_trancher' ? [{ message: effet.cause, source: 'Convention, art. 6, al. 1' }] : [];
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
  const after = { ...found.value, faitLe: input.faitLe, effetRetenu: null };
  const effet = effetOf(after);
  return decided(
    after.id,
    [put('conventions', after)],
    effet.etat === 'a_trancher' ? [{ message: effet.cause, source: 'Convention, art. 6, al. 1' }] : [],
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
  const after = { ...found.value, effetRetenu: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('conventions', after)]);
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
    const date =
      convention.duree.nature === 'dates_fixes'
        ? convention.duree.fin
        : (`${convention.duree.annee}-12-31` as CivilDate);
    return refuse(refus('FIN_DEJA_FIXEE', { date }));
  }
  const effet = effetOf(convention);
  if (effet.etat === 'determine' && input.date < effet.date) {
    return refuse(refus('FIN_AVANT_EFFET', { fin: input.date, effet: effet.date }, 'date'));
  }
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
          {
            message: 'La date confirmée diffère de l’hypothèse proposée.',
            source: `Convention, art. ${convention.duree.article}`,
          },
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
