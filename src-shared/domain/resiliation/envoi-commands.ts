import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { ENGINE_VERSION, RESILIATION_ART_7, computeDelai } from '../delais/calcul';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { fullName } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { Envoi, MiseEnDemeure, MotifRetour } from '../fiches/mise-en-demeure';
import { normaliseNumero, numeroWarnings } from './recommande';
import { addresseesLost, addresseesWithout, delaiApresLaFin, findOpen, refuseIfClosed } from './ouverture';

export type NouvelEnvoi = {
  readonly destinataireId: string;
  readonly numero: string;
  readonly depotLe: CivilDate;
  readonly preuveDepot: string | null;
};

/**
 * Records registered letters as deposited. The delay of art. 7 runs from the last effective deposit and is frozen
 * with the case: calendar, steps, both dates.
 */
export function envoyerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly envois: readonly NouvelEnvoi[] },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  if (miseEnDemeure.signeeLe === null) return refuse(refus('MED_NON_SIGNEE', {}));
  if (input.envois.length === 0) return refuse(refus('ENVOI_REQUIS', {}, 'envois'));
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
      return refuse(refus('ENVOI_DELAI_EXPIRE', { premierJour: known }, champ('depotLe')));
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
  const untouched = addresseesWithout(destinataire.value, envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(
        `Aucun envoi à ${untouched.join(', ')} : chaque signataire de la partie destinataire devrait recevoir la lettre.`,
        'Précaution : chacun des signataires représente la partie',
      ),
    );
  }
  const after = withDelai({ ...miseEnDemeure, envois }, convention);
  if (after.delai !== null) {
    avertissements.push(...after.delai.calcul.notices.map((message) => ({ message, source: 'Calendrier' })));
    const vain = delaiApresLaFin(registre, convention, after, contexte.aujourdhui);
    if (vain !== null) avertissements.push(vain.avertissement);
  }
  return decided(after.id, [put('misesEnDemeure', after)], avertissements);
}

/** What the post reports of a letter. None of it moves the expiry, except a wrong address: nobody was put in default. */
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
  const closed = refuseIfClosed(registre, miseEnDemeure) !== null;
  const frozen = closed || (isEffectif(envoi) === isEffectif(followed) && !proved);
  const after = frozen ? { ...miseEnDemeure, envois } : withDelai({ ...miseEnDemeure, envois }, convention);
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    isEffectif(followed)
      ? []
      : [
          avertir(
            closed
              ? 'Adresse inconnue : ce destinataire n’a jamais été mis en demeure. Le dossier est clos, mais ce défaut peut être opposé.'
              : 'Adresse inconnue : ce destinataire n’est pas en demeure. Envoyez une nouvelle lettre ; le délai repartira de ce nouvel envoi.',
            'Convention, art. 7 ; C. civ., art. 1344',
          ),
        ],
  );
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

/**
 * The two months of art. 7 (an additional deposit moves them: when several letters were sent, the last effective one
 * counts, for safety), by the calendar of the convention, with the proof the starting day rests on.
 */
function withDelai(miseEnDemeure: MiseEnDemeure, convention: Convention): MiseEnDemeure {
  const last = miseEnDemeure.envois
    .filter(isEffectif)
    .reduce<Envoi | null>((a, b) => (a === null || b.depotLe > a.depotLe ? b : a), null);
  if (last === null) return { ...miseEnDemeure, delai: null };
  const calcul = computeDelai({
    depart: last.depotLe,
    regle: RESILIATION_ART_7,
    calendrier: { zone: convention.zone },
    preuve:
      last.preuve.nature === 'preuve_de_depot'
        ? `Recommandé n° ${last.numero} : ${last.preuve.reference}`
        : `Recommandé n° ${last.numero} : date déclarée par l’expéditeur, sans preuve de dépôt jointe`,
  });
  return { ...miseEnDemeure, delai: { moteur: ENGINE_VERSION, calcul } };
}

function duplicateNumbers(envois: readonly Envoi[]): readonly Avertissement[] {
  const numbers = envois.map(({ numero }) => normaliseNumero(numero));
  const twice = envois.find((_, index) => numbers.indexOf(numbers[index] ?? '') !== index);
  return twice === undefined
    ? []
    : [avertir(`Le numéro de recommandé ${twice.numero} sert deux fois.`, 'Preuve de dépôt')];
}
