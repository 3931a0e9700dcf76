import { RECOURS } from './recours';
import { formatDate, formatLong, maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { dureeDe } from '../delais/calcul';
import { refuseSelonEtat } from '../etats/table';
import type { Convention } from '../fiches/convention';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { avecConstat, constatDuJour, constater, direReprise, ouvrirConstat } from '../reprise';
import type { Constat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import {
  SUITE_LABELS,
  derniereSuite,
  effetDenonciation,
  etatDenonciation,
  tient,
} from '../fiches/denonciation';
import type { Denonciation } from '../fiches/denonciation';
import { accordeJusquAu, isEffectif } from '../fiches/mise-en-demeure';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refuseSortie } from '../convention/sorties';
import { verifierCoauteurs } from './auteurs';
import { sourceAppliquee } from './clause';
import { autorisationDeFin } from './deliberation';
import type { SaisieAutorisation } from './deliberation';
import {
  adressesInconnues,
  constater as constaterDelai,
  departDe,
  departDuPreavis,
  envoisDuDelai,
  loiDe,
  raisonSansDelai,
  regleDe,
  tropTard,
} from './horloge';
import { TABLE_DENONCIATION } from './etats-denonciation';
import { refuseSelonLettre } from './gestes';
import { refuseVacance } from '../titulaire/occupation';
import { numeroWarnings } from './recommande';
import { addresseesLost, addresseesWithout, findOpen, refuseIfClosed, refuseSecondeFin } from './ouverture';

type PriseEffet = Denonciation['priseEffet'];

/**
 * Ends the convention, or the part of the defaulting party in it, after a notice that had no effect: the only act that
 * does, whether the clause gives a power or says « de plein droit » (the persistence is then recorded as a fact). Never
 * before the delay has wholly run: the prudent date is the gate; a reasoned derogation goes down to the strict date and
 * no further.
 */
export function notifierDenonciation(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly auteurId: string;
    readonly coauteurIds?: readonly string[] | undefined;
    readonly notifieeLe: CivilDate;
    readonly numero: string | null;
    readonly persistance: string;
    readonly priseEffet: PriseEffet;
    readonly derogation: string | null;
  } & SaisieAutorisation,
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.notifieeLe);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const source = sourceAppliquee(miseEnDemeure.clause);
  const future = notFuture('La date de notification', input.notifieeLe, contexte.aujourdhui, 'notifieeLe');
  if (future) return refuse(future);
  const ouvert = ouvrirConstat(null, miseEnDemeure.reprise, [input.notifieeLe], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const gate = requireDenonciable(registre, miseEnDemeure, input.notifieeLe, input.derogation, constat);
  if (!gate.ok) return gate;
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const emettrice = findPartie(nommee, miseEnDemeure.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(nommee, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) {
    return auteur.error.code === 'SIGNATAIRE_AUTRE_PARTIE'
      ? refuse(
          refus('DENONCIATION_AUTRE_PARTIE', { partie: nomCourant(emettrice.value), source }, 'auteurId'),
        )
      : auteur;
  }
  const signant = { signataireId: auteur.value.id, date: input.notifieeLe };
  const parametres = miseEnDemeure.clause?.parametres;
  const deja = refuseSecondeFin(registre, convention.id, {
    notifieeLe: input.notifieeLe,
    entiere: parametres?.portee !== 'partie_defaillante',
  });
  if (deja) return refuse(deja);
  const coauteurs =
    miseEnDemeure.clause === undefined
      ? ok(null)
      : verifierCoauteurs(registre, nommee, miseEnDemeure.clause, {
          emettrice: emettrice.value,
          visee: miseEnDemeure.partieDestinataireId,
          coauteurIds: input.coauteurIds ?? miseEnDemeure.coauteurIds ?? [],
          jour: input.notifieeLe,
          constat,
        });
  if (!coauteurs.ok) return coauteurs;
  for (const denied of [
    refuseVacance(registre, convention, signant, 'notifieeLe'),
    input.priseEffet.nature === 'constat' && parametres?.caractere !== 'plein_droit'
      ? refus('CONSTAT_SANS_PLEIN_DROIT', { source }, 'priseEffet.nature')
      : null,
    input.priseEffet.nature === 'date' && input.priseEffet.date < input.notifieeLe
      ? refus('EFFET_AVANT_NOTIFICATION', { notification: input.notifieeLe }, 'priseEffet.date')
      : null,
  ]) {
    const kept = constater(constat, denied);
    if (kept !== null) return refuse(kept);
  }
  const autorisation = autorisationDeFin(registre, convention, {
    partie: emettrice.value,
    jour: input.notifieeLe,
    saisie: input,
    constat,
  });
  if (!autorisation.ok) return autorisation;
  const denonciation: Denonciation = {
    id: contexte.newId(),
    conventionId: convention.id,
    miseEnDemeureId: miseEnDemeure.id,
    partieId: emettrice.value.id,
    auteurId: auteur.value.id,
    ...(coauteurs.value === null ? {} : { coauteurIds: coauteurs.value }),
    ...autorisation.value.gardee,
    ...(miseEnDemeure.clause === undefined ? {} : { clause: miseEnDemeure.clause }),
    ...(parametres?.portee === 'partie_defaillante'
      ? { partieSortanteId: miseEnDemeure.partieDestinataireId }
      : {}),
    notifieeLe: input.notifieeLe,
    numero: input.numero,
    persistance: input.persistance,
    priseEffet: input.priseEffet,
    receptionLe: null,
    derogation: gate.value.derogee ? input.derogation : null,
    ...avecConstat(undefined, constat),
  };
  return decided(
    denonciation.id,
    [put('denonciations', denonciation)],
    [
      ...direReprise(registre, { collection: 'denonciations', entite: denonciation }),
      ...gate.value.avertissements,
      ...autorisation.value.avertissements,
      ...(input.numero === null ? [] : numeroWarnings(input.numero)),
      RECOURS,
    ],
  );
}

/** The notice period of the clause, computed once the fact it runs from is known. */
export function avecPreavis(denonciation: Denonciation, convention: Convention): Denonciation {
  const { preavis: _before, ...kept } = denonciation;
  const { clause } = denonciation;
  const regle = clause === undefined || clause.parametres.motif === 'manquement' ? null : regleDe(clause);
  if (regle === null) return kept;
  const depart = departDuPreavis(faitsDe(denonciation), regle.declencheur);
  const preavis = depart.connu
    ? constaterDelai({ regle, depart, convention, fondement: sourceAppliquee(clause) })
    : null;
  return preavis === null ? kept : { ...kept, preavis };
}

/** The facts a notice period may run from: under a clause that counts from the sending, the last letter counts. */
const faitsDe = ({ envois = [], notifieeLe, ...one }: Denonciation) => ({
  ...one,
  notifieeLe: envois
    .filter(isEffectif)
    .map(({ depotLe }) => depotLe)
    .reduce(maxDate, notifieeLe),
});

/** Why nobody knows yet from which day it takes effect; null when somebody does. One sentence. */
export function raisonSansEffet(denonciation: Denonciation): string | null {
  if (effetDenonciation(denonciation) !== null) return null;
  const last = derniereSuite(denonciation);
  if (last !== null && !tient(denonciation))
    return `Elle est ${SUITE_LABELS[last.nature]} depuis le ${formatDate(last.date)} (${last.reference}).`;
  const { clause, priseEffet, envois = [] } = denonciation;
  if (priseEffet.nature === 'reception') {
    const perdus = [...adressesInconnues(envois)].some(
      (id) => !envois.some((one) => one.destinataireId === id && isEffectif(one)),
    );
    return perdus
      ? 'Elle prend effet à sa réception : un pli est revenu pour adresse inconnue, une nouvelle lettre est nécessaire.'
      : envois.length > 1
        ? 'Elle prend effet à sa réception, qui n’est pas connue pour chacun des destinataires.'
        : 'Elle prend effet à sa réception, qui n’est pas enregistrée.';
  }
  const regle = regleDe(clause);
  if (regle === null) return 'La clause ne dit pas d’où court le préavis : à apprécier par un juriste.';
  const depart = departDuPreavis(faitsDe(denonciation), regle.declencheur);
  return depart.connu
    ? 'Le préavis se termine après l’année 2199, dernière année des calendriers.'
    : `Le préavis de ${dureeDe(regle)} court d’un fait à venir : ${depart.raison}.`;
}

export function enregistrerReception(
  registre: Registre,
  input: {
    readonly denonciationId: string;
    readonly date: CivilDate;
    /** When the letter was first presented, for a clause that counts from it. */
    readonly presentationLe?: CivilDate | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'denonciations', input.denonciationId);
  if (!found.ok) return found;
  const denonciation = found.value;
  const presentationLe = input.presentationLe ?? null;
  const ferme = refuseSelonEtat(TABLE_DENONCIATION, etatDenonciation(denonciation), 'recevoir', denonciation);
  if (ferme !== null) return refuse(ferme);
  if ((denonciation.envois ?? []).length > 0) return refuse(refus('RECEPTION_PAR_ENVOI', {}));
  if (denonciation.receptionLe !== null) {
    return refuse(refus('RECEPTION_DEJA_CONNUE', { date: denonciation.receptionLe }, 'date'));
  }
  for (const [quoi, date, champ] of [
    ['La date de réception', input.date, 'date'],
    ['La première présentation', presentationLe, 'presentationLe'],
  ] as const) {
    if (date === null) continue;
    const future = notFuture(quoi, date, contexte.aujourdhui, champ);
    if (future) return refuse(future);
    if (date < denonciation.notifieeLe)
      return refuse(refus('RECEPTION_AVANT_NOTIFICATION', { notification: denonciation.notifieeLe }, champ));
  }
  if (presentationLe !== null && input.date < presentationLe)
    return refuse(
      refus(
        'EVENEMENTS_CONTRADICTOIRES',
        { raison: 'la réception précède la première présentation' },
        'date',
      ),
    );
  const parent = find(registre, 'conventions', denonciation.conventionId);
  if (!parent.ok) return parent;
  const after = avecPreavis(
    {
      ...denonciation,
      receptionLe: input.date,
      ...(presentationLe === null ? {} : { presentationLe }),
    },
    parent.value,
  );
  const raison = raisonSansEffet(after);
  return decided(
    after.id,
    [put('denonciations', after)],
    raison === null ? [] : [avertir(`Effet non déterminé. ${raison}`, sourceAppliquee(after.clause))],
  );
}

/** Whether the convention may be denounced on `jour` on the ground of this notice. The screens ask it beforehand. */
export function requireDenonciable(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  derogation: string | null,
  constat: Constat = constatDuJour(),
): Result<{ readonly derogee: boolean; readonly avertissements: readonly Avertissement[] }> {
  const closed = refuseIfClosed(registre, miseEnDemeure, jour);
  if (closed) return refuse(closed);
  const parent = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const source = sourceAppliquee(miseEnDemeure.clause);
  const nommee = conventionNommee(registre, convention, jour);
  const destinataire = findPartie(nommee, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const lost = addresseesLost(destinataire.value, miseEnDemeure.envois);
  const tot = refuseTropTot(miseEnDemeure, jour, derogation, source);
  const avantLe = miseEnDemeure.clause?.parametres.avantLe ?? null;
  const validite = requireValidite(registre, convention, 'La dénonciation', jour, 'notifieeLe');
  for (const denied of [
    lost.length > 0 && miseEnDemeure.tenue === undefined
      ? refus('DESTINATAIRE_NON_TOUCHE', { destinataires: lost })
      : null,
    ...[miseEnDemeure.partieEmettriceId, miseEnDemeure.partieDestinataireId].map((id) =>
      refuseSortie(registre, nommee, id, jour, 'miseEnDemeureId'),
    ),
    tot,
    avantLe !== null && tropTard(jour, avantLe)
      ? refus('PREAVIS_TROP_TARD', { notification: jour, avantLe, source }, 'notifieeLe')
      : null,
    validite.ok ? null : validite.error,
  ]) {
    const kept = constater(constat, denied);
    if (kept !== null) return refuse(kept);
  }
  const prudent = miseEnDemeure.delai?.calcul.prudent.premierJour ?? null;
  const derogee = tot === null && prudent !== null && jour < prudent;
  const avertissements: Avertissement[] = [
    ...(derogee
      ? [
          avertir(
            `Dénonciation notifiée avant la date prudente (${formatLong(prudent)}) : le report de l’article 642 du CPC peut être opposé.`,
            'CPC, art. 642 ; Civ. 3e, 8 mars 2018, n° 17-11.312',
          ),
        ]
      : []),
    ...(validite.ok ? validite.value : []),
    ...(miseEnDemeure.tenue === undefined
      ? []
      : [
          avertir(
            `Une lettre est revenue pour adresse inconnue ; la partie est tenue en demeure par ses autres signataires, par choix du juriste : ${miseEnDemeure.tenue.motif}`,
            'C. civ., art. 1344',
          ),
        ]),
  ];
  const regle = loiDe(miseEnDemeure);
  const depart = regle === null ? null : departDe(envoisDuDelai(miseEnDemeure), regle.declencheur);
  if (depart?.connu === true && depart.declaratif === true)
    avertissements.push(
      avertir(
        `Le délai court d’un jour déclaratif (${formatLong(depart.date)}) : rien ne le prouve. Joignez la preuve avant de notifier.`,
        'Arrêté du 7 février 2007, art. 2 à 4',
      ),
    );
  const untouched = addresseesWithout(destinataire.value, miseEnDemeure.envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(`La mise en demeure n’a pas été envoyée à ${untouched.join(', ')}.`, 'C. civ., art. 1344'),
    );
  }
  return ok({ derogee, avertissements });
}

/** Before the prudent date without a reason, before the strict one whatever the reason, or without any delay to wait for. */
function refuseTropTot(
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  derogation: string | null,
  source: string,
): Refus | null {
  if (miseEnDemeure.delai === null) {
    const ferme = refuseSelonLettre(miseEnDemeure, 'denoncer', jour);
    if (ferme !== null) return ferme;
    const raison = raisonSansDelai(miseEnDemeure);
    return raison === null || !miseEnDemeure.envois.some(isEffectif)
      ? refus('MED_NON_ENVOYEE', { source })
      : refus('DELAI_NON_DETERMINE', { cause: raison, source });
  }
  const { strict, prudent, regle } = miseEnDemeure.delai.calcul;
  // Whoever gave more time is held to it: no derogation goes back on one's own word.
  const accorde = accordeJusquAu(miseEnDemeure);
  if (accorde !== null && jour <= accorde)
    return refus('DELAI_ACCORDE', { jusquAu: accorde, notification: jour }, 'notifieeLe');
  if (jour >= prudent.premierJour) return null;
  if (derogation === null)
    return refus(
      'DELAI_EN_COURS',
      {
        duree: dureeDe(regle),
        notification: jour,
        strict: strict.expiration,
        prudent: prudent.expiration,
        premierJour: prudent.premierJour,
        source,
      },
      'notifieeLe',
    );
  return jour < strict.premierJour
    ? refus(
        'DEROGATION_AVANT_STRICT',
        { notification: jour, strict: strict.expiration, source },
        'notifieeLe',
      )
    : null;
}
