import { formatDate, formatLong, isAfter } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { termeOf } from '../convention/convention';
import type { Convention } from '../convention/convention';
import { refuseIfDenounced, requireEffet, requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { ENGINE_VERSION, RESILIATION_ART_7, computeDelai } from '../delais/calcul';
import { denonciationOf, find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { fullName, nomCourant } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import type { Denonciation } from './denonciation';
import { isEffectif } from './mise-en-demeure';
import type { Envoi, Grief, MiseEnDemeure, MotifRetour } from './mise-en-demeure';
import { normaliseNumero, numeroWarnings } from './recommande';

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
  const emettrice = findPartie(convention, input.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(convention, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const destinataire = convention.parties.find(({ id }) => id !== emettrice.value.id);
  if (destinataire === undefined) return refuse(refus('MEME_PARTIE', {}, 'partieEmettriceId'));
  const denounced = refuseIfDenounced(registre, convention);
  if (denounced) return refuse(denounced);
  const griefs = checkGriefs(convention, destinataire, emettrice.value, input.griefs, contexte.aujourdhui);
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
  const emettrice = findPartie(convention, miseEnDemeure.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const destinataire = findPartie(convention, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const auteur = findSignataireOf(convention, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const griefs = checkGriefs(
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
  const after = { ...miseEnDemeure, signeeLe: input.date };
  return decided(after.id, [put('misesEnDemeure', after)], validite.value);
}

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
  const destinataire = findPartie(convention, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const avertissements: Avertissement[] = [];
  const added: Envoi[] = [];
  for (const [index, envoi] of input.envois.entries()) {
    const champ = (name: string) => `envois.${index}.${name}`;
    const who = findSignataireOf(
      convention,
      destinataire.value,
      envoi.destinataireId,
      champ('destinataireId'),
    );
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
        'Convention, art. 7',
      ),
    );
  }
  const after = withDelai({ ...miseEnDemeure, envois }, convention);
  if (after.delai !== null) {
    avertissements.push(...after.delai.calcul.notices.map((message) => ({ message, source: 'Calendrier' })));
    const terme = termeOf(convention);
    if (after.delai.calcul.prudent.premierJour > terme.date) {
      avertissements.push(
        avertir(
          `Le délai expire après la fin de la convention (${formatDate(terme.date)}) : la dénonciation serait sans objet.`,
          'Convention, art. 6 et 7',
        ),
      );
    }
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

/**
 * Denounces the convention, the only act that terminates it (art. 7: « pourra »). Never before the delay has wholly
 * run: the prudent date is the gate; a reasoned derogation goes down to the strict date and no further.
 */
export function notifierDenonciation(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly auteurId: string;
    readonly notifieeLe: CivilDate;
    readonly numero: string | null;
    readonly persistance: string;
    readonly priseEffet: Denonciation['priseEffet'];
    readonly derogation: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const future = notFuture('La date de notification', input.notifieeLe, contexte.aujourdhui, 'notifieeLe');
  if (future) return refuse(future);
  const gate = requireDenonciable(registre, miseEnDemeure, input.notifieeLe, input.derogation);
  if (!gate.ok) return gate;
  const emettrice = findPartie(convention, miseEnDemeure.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(convention, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) {
    return auteur.error.code === 'SIGNATAIRE_AUTRE_PARTIE'
      ? refuse(refus('DENONCIATION_AUTRE_PARTIE', { partie: nomCourant(emettrice.value) }, 'auteurId'))
      : auteur;
  }
  if (input.priseEffet.nature === 'date' && input.priseEffet.date < input.notifieeLe) {
    return refuse(refus('EFFET_AVANT_NOTIFICATION', { notification: input.notifieeLe }, 'priseEffet.date'));
  }
  const denonciation: Denonciation = {
    id: contexte.newId(),
    conventionId: convention.id,
    miseEnDemeureId: miseEnDemeure.id,
    partieId: emettrice.value.id,
    auteurId: auteur.value.id,
    notifieeLe: input.notifieeLe,
    numero: input.numero,
    persistance: input.persistance,
    priseEffet: input.priseEffet,
    receptionLe: null,
    derogation: gate.value.derogee ? input.derogation : null,
  };
  return decided(
    denonciation.id,
    [put('denonciations', denonciation)],
    [
      ...gate.value.avertissements,
      ...(input.numero === null ? [] : numeroWarnings(input.numero)),
      avertir(
        'Entre personnes publiques, une résiliation unilatérale hors faute suppose un motif d’intérêt général ; l’autre partie peut saisir le juge dans les deux mois.',
        'CE, 27 février 2015, n° 357028 ; CE, 21 mars 2011, n° 304806',
      ),
    ],
  );
}

export function enregistrerReception(
  registre: Registre,
  input: { readonly denonciationId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'denonciations', input.denonciationId);
  if (!found.ok) return found;
  const denonciation = found.value;
  const future = notFuture('La date de réception', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (denonciation.receptionLe !== null) {
    return refuse(refus('RECEPTION_DEJA_CONNUE', { date: denonciation.receptionLe }, 'date'));
  }
  if (input.date < denonciation.notifieeLe) {
    return refuse(refus('RECEPTION_AVANT_NOTIFICATION', { notification: denonciation.notifieeLe }, 'date'));
  }
  const after = { ...denonciation, receptionLe: input.date };
  return decided(after.id, [put('denonciations', after)]);
}

/** Whether the convention may be denounced on `jour` on the ground of this notice. The screens ask it beforehand. */
export function requireDenonciable(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  derogation: string | null,
): Result<{ readonly derogee: boolean; readonly avertissements: readonly Avertissement[] }> {
  const closed = refuseIfClosed(registre, miseEnDemeure);
  if (closed) return refuse(closed);
  const parent = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const destinataire = findPartie(convention, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const lost = addresseesLost(destinataire.value, miseEnDemeure.envois);
  if (lost.length > 0) return refuse(refus('DESTINATAIRE_NON_TOUCHE', { destinataires: lost }));
  if (miseEnDemeure.delai === null) return refuse(refus('MED_NON_ENVOYEE', {}));
  const { strict, prudent } = miseEnDemeure.delai.calcul;
  const avertissements: Avertissement[] = [];
  let derogee = false;
  if (jour < prudent.premierJour) {
    if (derogation === null) {
      return refuse(
        refus(
          'DELAI_EN_COURS',
          {
            notification: jour,
            strict: strict.expiration,
            prudent: prudent.expiration,
            premierJour: prudent.premierJour,
          },
          'notifieeLe',
        ),
      );
    }
    if (jour < strict.premierJour) {
      return refuse(
        refus('DEROGATION_AVANT_STRICT', { notification: jour, strict: strict.expiration }, 'notifieeLe'),
      );
    }
    derogee = true;
    avertissements.push(
      avertir(
        `Dénonciation notifiée avant la date prudente (${formatLong(prudent.premierJour)}) : le report de l’article 642 du CPC peut être opposé.`,
        'CPC, art. 642 ; Civ. 3e, 8 mars 2018, n° 17-11.312',
      ),
    );
  }
  const validite = requireValidite(registre, convention, 'La dénonciation', jour, 'notifieeLe');
  if (!validite.ok) return validite;
  avertissements.push(...validite.value);
  const untouched = addresseesWithout(destinataire.value, miseEnDemeure.envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(`La mise en demeure n’a pas été envoyée à ${untouched.join(', ')}.`, 'Convention, art. 7'),
    );
  }
  return ok({ derogee, avertissements });
}

function findOpen(
  registre: Registre,
  id: string,
): Result<{ readonly miseEnDemeure: MiseEnDemeure; readonly convention: Convention }> {
  const found = find(registre, 'misesEnDemeure', id);
  if (!found.ok) return found;
  const closed = refuseIfClosed(registre, found.value);
  if (closed) return refuse(closed);
  const convention = find(registre, 'conventions', found.value.conventionId);
  if (!convention.ok) return convention;
  return ok({ miseEnDemeure: found.value, convention: convention.value });
}

function refuseIfClosed(registre: Registre, miseEnDemeure: MiseEnDemeure): Refus | null {
  const denonciation = denonciationOf(registre, miseEnDemeure.conventionId);
  if (denonciation !== null) return refus('DENONCIATION_DEJA_NOTIFIEE', { date: denonciation.notifieeLe });
  if (miseEnDemeure.regularisation !== null) {
    return refus('MED_CLOSE', { etat: `régularisée le ${formatDate(miseEnDemeure.regularisation.date)}` });
  }
  if (miseEnDemeure.retrait !== null) {
    return refus('MED_CLOSE', { etat: `retirée le ${formatDate(miseEnDemeure.retrait.date)}` });
  }
  return null;
}

function checkGriefs(
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
  }
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

function firstDepot({ envois }: MiseEnDemeure): CivilDate | null {
  return envois.reduce<CivilDate | null>(
    (first, { depotLe }) => (first === null || depotLe < first ? depotLe : first),
    null,
  );
}

const addresseesWithout = (destinataire: Partie, envois: readonly Envoi[]): readonly string[] =>
  destinataire.signataires
    .filter(({ id }) => !envois.some(({ destinataireId }) => destinataireId === id))
    .map(({ personne }) => fullName(personne));

/** Addressees whose every letter came back from a wrong address. */
const addresseesLost = (destinataire: Partie, envois: readonly Envoi[]): readonly string[] =>
  destinataire.signataires
    .filter(({ id }) => {
      const own = envois.filter(({ destinataireId }) => destinataireId === id);
      return own.length > 0 && !own.some(isEffectif);
    })
    .map(({ personne }) => fullName(personne));

function duplicateNumbers(envois: readonly Envoi[]): readonly Avertissement[] {
  const numbers = envois.map(({ numero }) => normaliseNumero(numero));
  const twice = envois.find((_, index) => numbers.indexOf(numbers[index] ?? '') !== index);
  return twice === undefined
    ? []
    : [avertir(`Le numéro de recommandé ${twice.numero} sert deux fois.`, 'Preuve de dépôt')];
}
