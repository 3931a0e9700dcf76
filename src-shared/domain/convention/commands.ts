import { compareDates, formatDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionSignee } from '../consolidation/parties';
import { sourceDe, sourceSignee } from '../consolidation/sources';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { termeEnVigueur } from '../consolidation/terme';
import { enumeration, upperFirst } from '../french';
import { actesDates, avenantsOf, find, findSignataire, misesEnDemeureOf, notFuture } from '../lookup';
import type { ActeDate } from '../lookup';
import { avisPrealable } from './avis-prealable';
import { addSignatures } from './signer';
import { fullName, lastSignature } from '../parties/partie';
import type { Fonction, Personne, Signataire, Signature } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { avecConstat, constater, constaterAlertes, direReprise, ouvrirConstat } from '../reprise';
import { refuse } from '../result';
import { effetOf, termeOf } from '../fiches/convention';
import type { Convention, Effet } from '../fiches/convention';
import { signaturesAvantExecutoire } from '../pouvoirs/autorisation';
import { refuseSignaturesVacantes } from '../titulaire/occupation';
import { refuseIfEnded } from './validite';
import { visasPosterieurs } from './visas';

/** Records signatures of the convention; what they do to its effect, its own clause says. */
export function signerConvention(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly signatures: readonly Signature[];
    /** Why signatures of the past are entered as history; null for signatures as they are given. */
    readonly reprise?: string | null | undefined;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const signatures = addSignatures(
    conventionSignee(registre, found.value, contexte.aujourdhui),
    found.value.signatures,
    input.signatures,
    contexte.aujourdhui,
  );
  if (!signatures.ok) return signatures;
  const jours = input.signatures.map(({ date }) => date);
  const ouvert = ouvrirConstat(input.reprise, found.value.reprise, jours, contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const vacante = constater(constat, refuseSignaturesVacantes(registre, found.value, input.signatures));
  if (vacante !== null) return refuse(vacante);
  const signee = { ...found.value, signatures: signatures.value };
  const denied = constater(constat, refuseEffetApresFin(signee));
  if (denied !== null) return refuse(denied);
  const jour = jours.reduce(minDate, contexte.aujourdhui);
  const alertes = constaterAlertes(constat, [
    ...avisPrealable(registre, signee),
    ...signaturesAvantExecutoire(
      registre,
      signee,
      { collection: 'conventions', id: signee.id },
      input.signatures,
    ),
    ...visasPosterieurs(
      signee.visas.map(({ texte }) => texte),
      jour,
    ),
  ]);
  const after = { ...signee, ...avecConstat(found.value.reprise, constat) };
  const effet = effetOf(after);
  const terme = termeOf(after);
  const avertissements: Avertissement[] =
    effet.etat === 'determine' && terme.etat === 'hypothese' && effet.date > terme.date
      ? [
          avertir(
            `La convention prendrait effet (${formatDate(effet.date)}) après sa fin proposée (${formatDate(terme.date)}) : confirmez la date de fin.`,
            sourceSignee(after, 'duree'),
          ),
        ]
      : effet.etat === 'a_trancher' || enRetard(after, effet)
        ? [avertir(effet.cause, sourceSignee(after, 'effet'))]
        : [];
  return decided(
    after.id,
    [put('conventions', after)],
    [...direReprise(registre, { collection: 'conventions', entite: after }), ...avertissements, ...alertes],
  );
}

/** Signed too late for what it was to last. */
function refuseEffetApresFin(convention: Convention): Refus | null {
  const effet = effetOf(convention);
  const terme = termeOf(convention);
  return effet.etat === 'determine' && terme.etat === 'confirme' && effet.date > terme.date
    ? refus(
        'FIN_AVANT_EFFET',
        { fin: terme.date, effet: effet.date, source: sourceSignee(convention, 'duree') },
        'signatures',
      )
    : null;
}

/** Its clause fixes a day, and somebody signed after it: the cause of the effect says so. */
const enRetard = (convention: Convention, effet: Effet): boolean =>
  effet.etat === 'determine' &&
  convention.effetRetenu === null &&
  convention.signatures.some(({ date }) => date > effet.date);

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
  const ended = refuseIfEnded(registre, found.value, input.faitLe);
  if (ended) return refuse(ended);
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
    effet.etat === 'a_trancher' ? [avertir(effet.cause, sourceSignee(after, 'effet'))] : [],
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
  const source = sourceSignee(found.value, 'effet');
  if (effet.etat !== 'a_trancher') return refuse(refus('EFFET_RIEN_A_TRANCHER', { source }));
  const candidats = effet.candidats.map(({ date }) => date);
  const derniere = lastSignature(found.value.parties, found.value.signatures)?.date;
  if (derniere !== undefined && input.date < derniere)
    return refuse(refus('EFFET_AVANT_SIGNATURES', { date: input.date, derniere }, 'date'));
  if (!candidats.includes(input.date)) {
    const source = sourceSignee(found.value, 'effet');
    return refuse(refus('EFFET_HORS_CANDIDATS', { candidats, source }, 'date'));
  }
  const contradiction = refuseEffet(registre, found.value, input.date, 'date');
  if (contradiction) return refuse(contradiction);
  const after = { ...found.value, effetRetenu: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('conventions', after)]);
}

/** An effect date neither after the confirmed end nor after an act that rests on the convention being in force. */
export function refuseEffet(
  registre: Registre,
  convention: Convention,
  effet: CivilDate,
  champ: string,
): Refus | null {
  const terme = termeOf(convention);
  if (terme.etat === 'confirme' && effet > terme.date)
    return refus(
      'FIN_AVANT_EFFET',
      { fin: terme.date, effet, source: sourceSignee(convention, 'duree') },
      champ,
    );
  const earlier = actesDates(registre, convention.id).find(({ date }) => date < effet);
  return earlier
    ? refus(
        'EFFET_APRES_ACTES',
        { quoi: earlier.quoi, date: earlier.date, effet, source: sourceSignee(convention, 'effet') },
        champ,
      )
    : null;
}

/** Confirms the end that the convention leaves to another instrument, with its legal basis. */
export function confirmerFin(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly date: CivilDate;
    readonly fondement: string;
    /** The act that moves an end already confirmed, with its reference. */
    readonly instrument?: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const source = sourceDe(registre, convention, 'duree');
  if (convention.duree.nature !== 'instrument') {
    const { date, cause } = termeOf(convention);
    return refuse(
      date === null ? refus('FIN_SANS_JOUR', { cause, source }) : refus('FIN_DEJA_FIXEE', { date, source }),
    );
  }
  const { confirmation } = convention.duree;
  const instrument = input.instrument ?? null;
  const deplacee = confirmation !== null && confirmation.date !== input.date ? confirmation.date : null;
  if (deplacee !== null && instrument === null)
    return refuse(refus('FIN_CONFIRMEE', { date: deplacee, fin: input.date }, 'instrument'));
  const effet = effetOf(convention);
  if (effet.etat === 'determine' && input.date < effet.date) {
    return refuse(refus('FIN_AVANT_EFFET', { fin: input.date, effet: effet.date, source }, 'date'));
  }
  const tardifs = actesDates(registre, convention.id).filter(({ date }) => date > input.date);
  const later = tardifs.find(({ repris }) => repris === null);
  if (later)
    return refuse(
      refus('FIN_AVANT_ACTES', { quoi: later.quoi, date: later.date, fin: input.date, source }, 'date'),
    );
  const hors = apresLaFin(tardifs, input.date, source);
  const after: Convention = {
    ...convention,
    duree: {
      ...convention.duree,
      confirmation: {
        date: input.date,
        fondement: input.fondement,
        confirmeeLe: contexte.aujourdhui,
        ...(deplacee === null || instrument === null ? {} : { instrument, deplaceeDu: deplacee }),
      },
    },
  };
  const ecart: Avertissement[] =
    input.date === (convention.duree.hypothese?.date ?? input.date)
      ? []
      : [avertir('La date confirmée diffère de l’hypothèse proposée.', source)];
  const suites =
    deplacee === null
      ? []
      : finDeplacee(registre, convention, after, deplacee, input.date, contexte.aujourdhui);
  return decided(
    after.id,
    [put('conventions', after), ...hors.changes],
    [...ecart, ...hors.avertissements, ...suites],
  );
}

/** An act of the past that the end now comes before was irregular: it stays, with this defect. */
function apresLaFin(tardifs: readonly ActeDate[], fin: CivilDate, source: string) {
  const parActe = new Map<
    string,
    { readonly fait: NonNullable<ActeDate['repris']>; readonly defauts: string[] }
  >();
  for (const { quoi, date, repris } of tardifs) {
    if (repris === null) continue;
    const known = parActe.get(repris.entite.id) ?? { fait: repris, defauts: [] };
    known.defauts.push(`${upperFirst(quoi)} du ${formatDate(date)}, après la fin du ${formatDate(fin)}.`);
    parActe.set(repris.entite.id, known);
  }
  const actes = [...parActe.values()];
  return {
    changes: actes.map(({ fait: { collection, entite }, defauts }) =>
      put(collection, {
        ...entite,
        ...avecConstat(entite.reprise, { motif: entite.reprise?.motif ?? '', defauts }),
      }),
    ),
    avertissements: actes.flatMap(({ defauts }) =>
      defauts.map((defaut) => avertir(`Défaut d’un acte repris de l’historique : ${defaut}`, source)),
    ),
  };
}

/** What an end that was confirmed takes along when it moves. */
function finDeplacee(
  registre: Registre,
  before: Convention,
  after: Convention,
  ancienne: CivilDate,
  fin: CivilDate,
  aujourdhui: CivilDate,
): readonly Avertissement[] {
  const source = 'Ce qui dépend de la fin de la convention';
  const terme = termeEnVigueur(registre, after, aujourdhui, { aVenir: true });
  const avant = termeEnVigueur(registre, before, aujourdhui, { aVenir: true });
  if (terme.date !== null && avant.date === terme.date && terme.date !== fin)
    return [
      avertir(
        `La fin confirmée passe du ${formatDate(ancienne)} au ${formatDate(fin)}, mais un avenant l’a déjà reportée : elle reste au ${formatDate(terme.date)}.`,
        source,
      ),
    ];
  const passe = (jour: CivilDate): string | null =>
    jour > ancienne === jour > fin
      ? null
      : jour > fin
        ? 'viendrait désormais après la fin'
        : 'vient désormais avant la fin';
  const suites = [
    ...avenantsOf(registre, after.id).flatMap(({ objet, priseEffet, abandon, refus: refuse }) => {
      if (priseEffet.nature !== 'date' || abandon !== null || refuse !== null) return [];
      const dit = passe(priseEffet.date);
      return dit === null
        ? []
        : [`la prise d’effet prévue de l’avenant « ${objet} » (${formatDate(priseEffet.date)}) ${dit}`];
    }),
    ...misesEnDemeureOf(registre, after.id).flatMap(({ delai, regularisation, retrait }) => {
      if (delai === null || regularisation !== null || retrait !== null) return [];
      const { premierJour } = delai.calcul.prudent;
      const dit = passe(premierJour);
      return dit === null
        ? []
        : [`le jour où la convention pourra être dénoncée (${formatDate(premierJour)}) ${dit}`];
    }),
  ];
  return [
    avertir(
      `La fin passe du ${formatDate(ancienne)} au ${formatDate(fin)} : l’échéance de la convention, ses rappels et la période où un avenant peut être demandé et signé se déplacent avec elle.`,
      source,
    ),
    ...(suites.length === 0 ? [] : [avertir(`Avec elle, ${enumeration(suites)}.`, source)]),
  ];
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
    readonly adresseDepuis?: CivilDate | null;
  },
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const holder = findSignataire(convention, input.signataireId, 'signataireId');
  if (!holder.ok) return holder;
  const before = holder.value.signataire;
  const lignes = input.adresse.filter((line) => line !== '');
  // Neither the address nor the form of address is part of the act: they may change at any time.
  const identite = ({ fonction, personne }: Pick<Signataire, 'fonction' | 'personne'>): string =>
    JSON.stringify([
      fonction.libelle,
      fonction.genre,
      fonction.long ?? null,
      fonction.article ?? null,
      personne.civilite,
      personne.prenom,
      personne.nom,
    ]);
  if (identite(before) !== identite(input) && convention.signatures.length > 0) {
    return refuse(refus('SIGNATAIRE_FIGE', { signataire: fullName(before.personne) }, 'personne.nom'));
  }
  const signataire: Signataire = {
    ...logerA(before, lignes, input.adresseDepuis ?? null),
    fonction: input.fonction,
    personne: input.personne,
  };
  const after = {
    ...convention,
    parties: convention.parties.map((partie) => ({
      ...partie,
      signataires: partie.signataires.map((one) => (one.id === input.signataireId ? signataire : one)),
    })),
  };
  return decided(after.id, [put('conventions', after)]);
}

/** An address from a day on, the former ones kept for what was sent there; without a day, the last one is corrected. */
function logerA(
  { adresses = [], ...one }: Signataire,
  lignes: readonly string[],
  depuis: CivilDate | null,
): Signataire {
  const last = adresses.at(-1);
  if (depuis === null)
    return last === undefined
      ? { ...one, adresse: lignes }
      : { ...one, adresses: [...adresses.slice(0, -1), { ...last, lignes }] };
  const others = adresses.filter((other) => other.depuis !== depuis);
  return {
    ...one,
    adresses: [...others, { depuis, lignes }].sort((a, b) => compareDates(a.depuis, b.depuis)),
  };
}
