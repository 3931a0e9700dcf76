import { formatDate, maxDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { de } from '../french';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { dureeOf, leDeclencheur } from '../delais/calcul';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { fullName } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { Envoi, MiseEnDemeure, MotifRetour } from '../fiches/mise-en-demeure';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { avecDelai, departDe, loiDe, raisonSansDelai } from './horloge';
import { normaliseNumero, numeroWarnings } from './recommande';
import { addresseesLost, addresseesWithout, delaiApresLaFin, findOpen, refuseIfClosed } from './ouverture';

export type NouvelEnvoi = {
  readonly destinataireId: string;
  readonly numero: string;
  readonly depotLe: CivilDate;
  readonly preuveDepot: string | null;
};

/**
 * Records registered letters as deposited. The case is held under the clause of the day they were: it is kept with it,
 * and the delay with the calendar and the steps it came from, once the fact it runs from is known.
 */
export function envoyerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly envois: readonly NouvelEnvoi[] },
  contexte: Contexte,
): DecisionResult {
  const [firstSent, ...others] = input.envois.map(({ depotLe }) => depotLe);
  const lastSent = firstSent === undefined ? contexte.aujourdhui : others.reduce(maxDate, firstSent);
  const open = findOpen(registre, input.miseEnDemeureId, lastSent);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  if (miseEnDemeure.signeeLe === null) return refuse(refus('MED_NON_SIGNEE', {}));
  if (firstSent === undefined)
    return refuse(refus('ENVOI_REQUIS', { source: sourceAppliquee(miseEnDemeure.clause) }, 'envois'));
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const destinataire = findPartie(nommee, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const avertissements: Avertissement[] = [];
  const added: Envoi[] = [];
  for (const [index, envoi] of input.envois.entries()) {
    const champ = (name: string) => `envois.${index}.${name}`;
    const who = findSignataireOf(nommee, destinataire.value, envoi.destinataireId, champ('destinataireId'));
    if (!who.ok) return who;
    const future = notFuture('La date de dépôt', envoi.depotLe, contexte.aujourdhui, champ('depotLe'));
    if (future) return refuse(future);
    if (envoi.depotLe < miseEnDemeure.signeeLe) {
      return refuse(refus('DEPOT_AVANT_SIGNATURE', { signature: miseEnDemeure.signeeLe }, champ('depotLe')));
    }
    const validite = requireValidite(registre, convention, 'L’envoi', envoi.depotLe, champ('depotLe'));
    if (!validite.ok) return validite;
    if (index === 0) avertissements.push(...validite.value);
    // An addressee whom no letter reached must still be put in default, whenever that is found out.
    const known = miseEnDemeure.delai?.calcul.prudent.premierJour;
    if (
      known !== undefined &&
      envoi.depotLe >= known &&
      addresseesLost(destinataire.value, miseEnDemeure.envois).length === 0
    ) {
      return refuse(
        refus(
          'ENVOI_DELAI_EXPIRE',
          { premierJour: known, source: sourceAppliquee(miseEnDemeure.clause) },
          champ('depotLe'),
        ),
      );
    }
    avertissements.push(...numeroWarnings(envoi.numero));
    if (envoi.preuveDepot === null) {
      avertissements.push(
        avertir(
          `Envoi à ${fullName(who.value.personne)} sans preuve de dépôt : la date est déclarative, joignez la preuve dès réception.`,
          'Arrêté du 7 février 2007, art. 2',
        ),
      );
    }
    added.push({
      id: contexte.newId(),
      destinataireId: who.value.id,
      numero: envoi.numero,
      depotLe: envoi.depotLe,
      preuve:
        envoi.preuveDepot === null
          ? { nature: 'declaratif' }
          : { nature: 'preuve_de_depot', reference: envoi.preuveDepot },
      presentationLe: null,
      distributionLe: null,
      retour: null,
    });
  }
  const envois = [...miseEnDemeure.envois, ...added];
  avertissements.push(...duplicateNumbers(envois));
  const loi = loiDeLEnvoi(registre, convention, miseEnDemeure, others.reduce(minDate, firstSent));
  if (!loi.ok) return loi;
  const untouched = addresseesWithout(destinataire.value, envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(
        `Aucun envoi à ${untouched.join(', ')} : par prudence, adressez la lettre à chaque signataire de la partie destinataire.`,
        'C. civ., art. 1344',
      ),
    );
  }
  const after = avecDelai({ ...miseEnDemeure, ...loi.value, envois }, convention);
  const lue = clauseDeResiliation(registre, convention, 'manquement', miseEnDemeure.signeeLe);
  if (after.clause !== undefined && lue.ok && lue.value.mots.join('\n') !== after.clause.mots.join('\n'))
    avertissements.push(
      avertir(
        `La clause a changé entre la lettre (${formatDate(miseEnDemeure.signeeLe)}) et son envoi : la lettre cite les mots d’alors, le délai suit la clause du jour de l’envoi. Faites apprécier s’il faut une nouvelle lettre.`,
        sourceAppliquee(after.clause),
      ),
    );
  const raison = raisonSansDelai(after);
  if (raison !== null)
    avertissements.push(avertir(`Délai non déterminé. ${raison}`, sourceAppliquee(after.clause)));
  if (after.delai !== null) {
    avertissements.push(...after.delai.calcul.notices.map((message) => ({ message, source: 'Calendrier' })));
    const vain = delaiApresLaFin(registre, convention, after, contexte.aujourdhui);
    if (vain !== null) avertissements.push(vain.avertissement);
  }
  return decided(after.id, [put('misesEnDemeure', after)], avertissements);
}

/**
 * The clause the case is held under: that of the first letter that reached somebody. Once none is left, a new sending is
 * held under the clause of its own day. A case of before clauses were kept goes on under the rule of its delay.
 */
function loiDeLEnvoi(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  depot: CivilDate,
): Result<Pick<MiseEnDemeure, 'clause'>> {
  if (miseEnDemeure.envois.some(isEffectif) && loiDe(miseEnDemeure) !== null) return ok({});
  const clause = clauseDeResiliation(registre, convention, 'manquement', depot);
  return clause.ok ? ok({ clause: clause.value }) : clause;
}

/**
 * What the post reports of a letter. A clause whose delay runs from its presentation or its reception has its delay
 * computed then; under one that counts from the sending, none of it moves the expiry, except a wrong address: nobody was
 * put in default.
 */
export function suivreEnvoi(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly envoiId: string;
    /** The proof of deposit of a letter recorded without it; a proof already recorded does not change. */
    readonly preuveDepot?: string | null;
    readonly presentationLe: CivilDate | null;
    readonly distributionLe: CivilDate | null;
    readonly retour: { readonly date: CivilDate; readonly motif: MotifRetour } | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'misesEnDemeure', input.miseEnDemeureId);
  if (!found.ok) return found;
  const miseEnDemeure = found.value;
  const parent = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const envoi = miseEnDemeure.envois.find(({ id }) => id === input.envoiId);
  if (envoi === undefined) return refuse(refus('ENVOI_INCONNU', { id: input.envoiId }, 'envoiId'));
  const events = [
    ['La première présentation', input.presentationLe, 'presentationLe'],
    ['La distribution', input.distributionLe, 'distributionLe'],
    ['Le retour', input.retour?.date ?? null, 'retour.date'],
  ] as const;
  for (const [quoi, date, champ] of events) {
    if (date === null) continue;
    const future = notFuture(quoi, date, contexte.aujourdhui, champ);
    if (future) return refuse(future);
    if (date < envoi.depotLe)
      return refuse(refus('EVENEMENT_AVANT_DEPOT', { quoi, depot: envoi.depotLe }, champ));
  }
  const contradiction = contradictionOf(input);
  if (contradiction) return refuse(contradiction);
  const preuveDepot = input.preuveDepot ?? null;
  if (
    preuveDepot !== null &&
    envoi.preuve.nature === 'preuve_de_depot' &&
    envoi.preuve.reference !== preuveDepot
  ) {
    return refuse(refus('PREUVE_DEJA_CONNUE', { reference: envoi.preuve.reference }, 'preuveDepot'));
  }
  const proved = preuveDepot !== null && envoi.preuve.nature === 'declaratif';
  const followed: Envoi = {
    ...envoi,
    preuve: proved ? { nature: 'preuve_de_depot', reference: preuveDepot } : envoi.preuve,
    presentationLe: input.presentationLe,
    distributionLe: input.distributionLe,
    retour: input.retour,
  };
  const envois = miseEnDemeure.envois.map((one) => (one.id === envoi.id ? followed : one));
  // Proofs may arrive after the case is closed; the delay it was closed on does not move any more.
  const rapporte = [input.presentationLe, input.distributionLe, input.retour?.date ?? null];
  const jour = rapporte.reduce<CivilDate>((last, one) => maxDate(last, one ?? last), envoi.depotLe);
  const closed = refuseIfClosed(registre, miseEnDemeure, jour) !== null;
  const tenu = sousSaLoi(registre, miseEnDemeure, convention);
  const recorded = { ...tenu, envois };
  const moves = !closed && (proved || departChange(tenu, envois));
  const after = moves ? avecDelai(recorded, convention) : recorded;
  const avertissements: Avertissement[] = [];
  if (!isEffectif(followed))
    avertissements.push(
      avertir(
        closed
          ? 'Adresse inconnue : ce destinataire n’a jamais été mis en demeure. Le dossier est clos, mais ce défaut peut être opposé.'
          : 'Adresse inconnue : ce destinataire n’est pas en demeure. Envoyez une nouvelle lettre ; le délai repartira de ce nouvel envoi.',
        'C. civ., art. 1344',
      ),
    );
  if (moves) avertissements.push(...suiteDuDelai(miseEnDemeure, after));
  return decided(after.id, [put('misesEnDemeure', after)], avertissements);
}

/** A case of before clauses were kept, whose delay was lost with its letters: held under the clause of its sending. */
function sousSaLoi(registre: Registre, miseEnDemeure: MiseEnDemeure, convention: Convention): MiseEnDemeure {
  const [first, ...others] = miseEnDemeure.envois.map(({ depotLe }) => depotLe);
  if (first === undefined || miseEnDemeure.clause !== undefined || miseEnDemeure.delai !== null)
    return miseEnDemeure;
  const clause = clauseDeResiliation(registre, convention, 'manquement', others.reduce(minDate, first));
  return clause.ok ? { ...miseEnDemeure, clause: clause.value } : miseEnDemeure;
}

/** Whether what the post reports changes the fact the delay runs from. */
function departChange(before: MiseEnDemeure, envois: readonly Envoi[]): boolean {
  const regle = loiDe(before);
  if (regle === null) return false;
  const [was, is] = [before.envois, envois].map((some) => departDe(some, regle.declencheur));
  return JSON.stringify(was) !== JSON.stringify(is);
}

/** What became of the delay, said where it was computed, moved or lost. */
function suiteDuDelai(before: MiseEnDemeure, after: MiseEnDemeure): readonly Avertissement[] {
  const source = sourceAppliquee(after.clause);
  const raison = raisonSansDelai(after);
  if (raison !== null) return [avertir(`Délai non déterminé. ${raison}`, source)];
  const calcul = after.delai?.calcul;
  if (calcul === undefined || calcul.prudent.premierJour === before.delai?.calcul.prudent.premierJour)
    return [];
  const { quantite, unite, declencheur } = calcul.regle;
  return [
    avertir(
      `Le délai ${de(dureeOf(quantite, unite))} court de ${leDeclencheur(declencheur)}, le ${formatDate(calcul.depart)} : ` +
        `il expire le ${formatDate(calcul.strict.expiration)} (date stricte), le ${formatDate(calcul.prudent.expiration)} (date prudente).`,
      source,
    ),
    ...calcul.notices.map((message) => avertir(message, 'Calendrier')),
  ];
}

/** A letter is presented, then handed over or returned; never both, never the other way round. */
function contradictionOf(input: {
  readonly presentationLe: CivilDate | null;
  readonly distributionLe: CivilDate | null;
  readonly retour: { readonly date: CivilDate; readonly motif: MotifRetour } | null;
}): Refus | null {
  const { presentationLe, distributionLe, retour } = input;
  if (distributionLe !== null && retour !== null)
    return refus(
      'EVENEMENTS_CONTRADICTOIRES',
      { raison: 'un pli distribué ne revient pas à l’expéditeur' },
      'retour.date',
    );
  if (presentationLe !== null && distributionLe !== null && distributionLe < presentationLe)
    return refus(
      'EVENEMENTS_CONTRADICTOIRES',
      { raison: 'la distribution précède la première présentation' },
      'distributionLe',
    );
  if (presentationLe !== null && retour !== null && retour.date < presentationLe)
    return refus(
      'EVENEMENTS_CONTRADICTOIRES',
      { raison: 'le retour précède la première présentation' },
      'retour.date',
    );
  return null;
}

function duplicateNumbers(envois: readonly Envoi[]): readonly Avertissement[] {
  const numbers = envois.map(({ numero }) => normaliseNumero(numero));
  const twice = envois.find((_, index) => numbers.indexOf(numbers[index] ?? '') !== index);
  return twice === undefined
    ? []
    : [avertir(`Le numéro de recommandé ${twice.numero} sert deux fois.`, 'Preuve de dépôt')];
}
