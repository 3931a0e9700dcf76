import type { FaitView, OngletConvention } from '#contract/views';
import { designationAvenant } from '#domain/fiches/avenant';
import { etatDe } from '#domain/avenant/transitions';
import { compareDates, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { seancesSur } from '#domain/comite/lien';
import { conventionSignee } from '#domain/consolidation/parties';
import { renouvellementsPasses } from '#domain/consolidation/terme';
import { FAIT_CONVENTION_LABELS, effetOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { SENS_LABELS } from '#domain/fiches/avis';
import type { Avis } from '#domain/fiches/avis';
import {
  avenantsOf,
  avisOf,
  avisSurConvention,
  denonciationOf,
  denonciationsOf,
  misesEnDemeureOf,
  signatairesDe,
} from '#domain/lookup';
import { lowerFirst, upperFirst } from '#domain/french';
import { allSignataires, estVacante, fullName, nomCourant, withArticle } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { partiesLe, partiesSignantes } from '#domain/parties/versions';
import type { VersionParties } from '#domain/parties/versions';
import type { Registre } from '#domain/registre';
import { suiteReprise } from '#domain/reprise';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { MOTIF_RETOUR_LABELS } from '#domain/fiches/mise-en-demeure';
import { raisonSansEffet } from '#domain/resiliation/denonciation-commands';
import { raisonSansDelai } from '#domain/resiliation/horloge';
import { MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import { typographie } from '#domain/typographie';
import { acteDe } from './acte';
import type { GenreEcheance } from '#domain/echeances/echeance';
import { echeancesDe } from '#domain/echeances/liste';
import type { Echeance } from '#domain/echeances/liste';
import type { ViewContext } from './context';

/** The days that belong to the life of an act, as its steps do. */
const NATURES: Readonly<Partial<Record<GenreEcheance, FaitView['nature']>>> = {
  seance: 'avenant',
  effet_avenant: 'avenant',
  effet_denonciation: 'resiliation',
};

/** « Avenant n° 2 », of « Avenant n° 2 « Actualisation » »: the step's own detail says the rest. */
const sansObjet = (acte: string): string => acte.replace(/\s«.*$/u, '');

/** Where a day says by itself what it is about. */
const SEULS: ReadonlySet<Echeance['lieu']> = new Set(['parties', 'clauses', 'resiliation']);

/** What the committees wait for at the séances that have an act of the convention on their agenda. */
function echeancesDesSeances(
  registre: Registre,
  convention: Convention,
  aujourdhui: CivilDate,
): readonly Echeance[] {
  const seances = new Map(
    seancesSur(registre, { conventionId: convention.id })
      // The second séance on the same agenda is what tells that the first waits for nothing any more.
      .flatMap((one) => [
        one,
        ...[...registre.seances.values()].filter(({ premiereId }) => premiereId === one.id),
      ])
      .map((one) => [one.id, one] as const),
  );
  if (seances.size === 0) return [];
  return [...registre.instances.values()].flatMap((instance) =>
    echeancesDe({ registre: { ...registre, seances }, instance, aujourdhui }).filter(
      ({ lieu }) => lieu === 'seances',
    ),
  );
}

/** The signatures of one act, whoever gave them: the ids of their facts begin alike. */
const PLI = /^.*?signature(?=-)/u;

/** Past facts and coming dates of a convention, oldest first. */
export function chronologieOf(
  registre: Registre,
  convention: Convention,
  { aujourdhui }: ViewContext,
  versions: readonly VersionParties[],
): readonly FaitView[] {
  const faits: FaitView[] = [];
  // A fact keeps the name of its day, whoever holds the office since.
  const nom = (
    id: string,
    jour: CivilDate,
    parties: readonly Partie[] = partiesLe(versions, jour),
  ): string => {
    const signataire = allSignataires(parties).find((one) => one.id === id);
    return signataire ? `${fullName(signataire.personne)}, ${withArticle(signataire.fonction)}` : id;
  };
  const partie = (id: string, jour: CivilDate): string => {
    const found = partiesLe(versions, jour).find((one) => one.id === id);
    return found ? nomCourant(found) : id;
  };
  const addTo =
    (acteId: string | null) =>
    (
      nature: FaitView['nature'],
      onglet: OngletConvention,
      id: string,
      date: CivilDate,
      libelle: string,
      detail: string,
    ): void => {
      faits.push({
        id,
        date,
        nature,
        libelle: typographie(libelle),
        detail: typographie(detail),
        onglet,
        conventionId: convention.id,
        acteId,
        pli: PLI.exec(id)?.[0] ?? null,
        aVenir: date > aujourdhui,
        echeance: null,
      });
    };
  const add = addTo(null);

  const signee = conventionSignee(registre, convention, aujourdhui);
  const suiteSignature = suiteReprise(registre, { collection: 'conventions', entite: convention });
  for (const { signataireId, date } of convention.signatures) {
    add(
      'convention',
      'parties',
      `signature-${signataireId}`,
      date,
      `Signature de la convention${suiteSignature}`,
      nom(signataireId, date, signee.parties),
    );
  }
  const denonciation = denonciationOf(registre, convention.id);
  const cesse = denonciation === null ? null : effetDenonciation(denonciation);

  const effet = effetOf(signee);
  if (effet.etat === 'determine') {
    add('convention', 'parties', 'effet', effet.date, 'Prise d’effet de la convention', effet.cause);
    for (const { debut, fin, tacite } of renouvellementsPasses(registre, convention, aujourdhui))
      add(
        'convention',
        'clauses',
        `renouvellement-${debut}`,
        debut,
        'Renouvellement de la convention',
        `${tacite ? 'Par tacite reconduction' : 'Par décision expresse'}, jusqu’au ${formatDate(fin)}.`,
      );
  }

  const tellAvis = (avis: Avis, sur: string, objet: string): void => {
    const dire = addTo(avis.id);
    dire(
      'avis',
      'avis',
      `${avis.id}-seance`,
      avis.seance.date,
      `Avis ${SENS_LABELS[avis.sens]} ${sur}${suiteReprise(registre, { collection: 'avis', entite: avis })}`,
      objet,
    );
    if (avis.publication !== null)
      dire(
        'avis',
        'avis',
        `${avis.id}-publication`,
        avis.publication.date,
        'Publication de l’avis',
        avis.publication.support,
      );
  };
  for (const avis of avisSurConvention(registre, convention.id))
    tellAvis(avis, 'sur la convention', convention.titreCourt);
  for (const { acte, parties } of versions) {
    if (acte === null || acte.nature === 'avenant') continue;
    const place = allSignataires(parties).find(({ id }) => id === acte.signataireId);
    if (place === undefined) continue;
    const vacante = estVacante(place.personne);
    add(
      'convention',
      'parties',
      `${acte.titulaireId}-${acte.nature}`,
      acte.effet,
      vacante ? 'Fonction vacante' : 'Nouveau titulaire',
      `${vacante ? upperFirst(place.fonction.libelle) : nom(place.id, acte.effet, parties)} (${acte.source})`,
    );
  }
  for (const { id, nature, date, preuve, partieId } of convention.faits ?? [])
    add(
      'convention',
      'clauses',
      id,
      date,
      upperFirst(FAIT_CONVENTION_LABELS[nature]),
      partieId === null ? preuve : `${partie(partieId, date)} : ${preuve}`,
    );

  for (const avenant of avenantsOf(registre, convention.id)) {
    const dire = addTo(avenant.id);
    const suite = suiteReprise(registre, { collection: 'avenants', entite: avenant });
    const designation = `${designationAvenant(avenant)}${suite}`;
    const { demande } = avenant;
    dire(
      'avenant',
      'avenants',
      `${avenant.id}-demande`,
      demande.date,
      `Demande d’avenant par ${partie(demande.partieId, demande.date)}${suite}`,
      avenant.objet,
    );
    const { instruction, saisine, miseALaSignature, refus } = avenant;
    const etape = (cle: string, date: CivilDate, libelle: string, detail: string): void => {
      dire('avenant', 'avenants', `${avenant.id}-${cle}`, date, `${designation} : ${libelle}`, detail);
    };
    if (instruction !== null)
      etape('instruction', instruction.date, 'instruction', instruction.service ?? avenant.objet);
    if (saisine !== null) {
      etape('saisine', saisine.date, 'saisine du comité', avenant.objet);
    }
    // Put to signature by its first signature, it is told by it.
    if (miseALaSignature !== null && avenant.signatures.every(({ date }) => date > miseALaSignature.date))
      etape('mise', miseALaSignature.date, 'mise à la signature', avenant.objet);
    const requises = signatairesDe(registre, convention, avenant, aujourdhui);
    const signants = partiesSignantes(versions, avenant, aujourdhui, requises);
    for (const { signataireId, date } of avenant.signatures) {
      dire(
        'avenant',
        'avenants',
        `${avenant.id}-signature-${signataireId}`,
        date,
        `${designation} : signature`,
        nom(signataireId, date, signants),
      );
    }
    if (cesse !== null && etatDe(registre, avenant, cesse) === 'clos')
      etape(
        'clos',
        cesse,
        'clos avec la convention',
        'La dénonciation met fin à ce qui était en préparation.',
      );
    if (refus !== null)
      etape('refus', refus.date, `refus par ${partie(refus.partieId, refus.date)}`, refus.motif);
    if (avenant.abandon !== null) {
      dire(
        'avenant',
        'avenants',
        `${avenant.id}-abandon`,
        avenant.abandon.date,
        `${designation} : abandon`,
        avenant.abandon.motif,
      );
    }
    for (const avis of avisOf(registre, avenant.id)) tellAvis(avis, 'sur le projet d’avenant', avenant.objet);
  }

  for (const one of misesEnDemeureOf(registre, convention.id)) {
    const dire = addTo(one.id);
    const suite = suiteReprise(registre, { collection: 'misesEnDemeure', entite: one });
    const titre = `Mise en demeure${one.recue === undefined ? '' : ' reçue,'} par ${partie(one.partieEmettriceId, one.signeeLe ?? aujourdhui)}${suite}`;
    if (one.signeeLe !== null)
      dire(
        'resiliation',
        'resiliation',
        `${one.id}-lettre`,
        one.signeeLe,
        `${titre} : lettre signée`,
        nom(one.auteurId, one.signeeLe),
      );
    for (const envoi of one.envois) {
      const destinataire = nom(envoi.destinataireId, envoi.depotLe);
      dire(
        'resiliation',
        'resiliation',
        `${envoi.id}-depot`,
        envoi.depotLe,
        `${titre} : envoi recommandé`,
        envoi.numero === null ? destinataire : `${destinataire} (n° ${envoi.numero})`,
      );
      if (envoi.presentationLe !== null) {
        dire(
          'resiliation',
          'resiliation',
          `${envoi.id}-presentation`,
          envoi.presentationLe,
          'Première présentation du pli',
          destinataire,
        );
      }
      if (envoi.distributionLe !== null) {
        dire(
          'resiliation',
          'resiliation',
          `${envoi.id}-distribution`,
          envoi.distributionLe,
          'Distribution du pli',
          destinataire,
        );
      }
      if (envoi.retour !== null) {
        dire(
          'resiliation',
          'resiliation',
          `${envoi.id}-retour`,
          envoi.retour.date,
          `Retour du pli : ${MOTIF_RETOUR_LABELS[envoi.retour.motif]}`,
          destinataire,
        );
      }
    }
    if (one.regularisation !== null) {
      dire(
        'resiliation',
        'resiliation',
        `${one.id}-regularisation`,
        one.regularisation.date,
        'Régularisation',
        one.regularisation.motif,
      );
    } else if (one.retrait !== null) {
      dire(
        'resiliation',
        'resiliation',
        `${one.id}-retrait`,
        one.retrait.date,
        'Retrait de la mise en demeure',
        one.retrait.motif,
      );
    } else if (one.delai === null) {
      const raison = raisonSansDelai(one);
      const depot = one.envois.at(-1)?.depotLe;
      if (raison !== null && depot !== undefined)
        dire('resiliation', 'resiliation', `${one.id}-delai`, depot, 'Délai non déterminé', raison);
    }
  }

  for (const one of denonciationsOf(registre, convention.id)) {
    const dire = addTo(acteDe(one));
    const motif = one.clause?.parametres.motif ?? 'manquement';
    dire(
      'resiliation',
      'resiliation',
      `${one.id}-notification`,
      one.notifieeLe,
      `${motif === 'manquement' ? 'Dénonciation' : `Résiliation ${MOTIF_RESILIATION_LABELS[motif]}`} par ${partie(one.partieId, one.notifieeLe)}${suiteReprise(registre, { collection: 'denonciations', entite: one })}`,
      [
        one.persistance ?? one.motif ?? '',
        raisonSansEffet(one) === null ? '' : `Effet non déterminé. ${raisonSansEffet(one) ?? ''}`,
      ]
        .filter(Boolean)
        .join(' '),
    );
    if (one.receptionLe !== null)
      dire(
        'resiliation',
        'resiliation',
        `${one.id}-reception`,
        one.receptionLe,
        'Réception de l’acte qui met fin à la convention',
        one.numero === null ? '' : `n° ${one.numero}`,
      );
  }

  const echeances = [
    ...echeancesDe({ famille: registre, convention, aujourdhui }),
    ...echeancesDesSeances(registre, convention, aujourdhui),
  ];
  for (const one of echeances)
    // What was done is told by the act that did it.
    if (one.statut !== 'tenue')
      faits.push({
        id: one.id,
        date: one.date,
        nature: NATURES[one.genre] ?? 'echeance',
        libelle: SEULS.has(one.lieu)
          ? one.libelle
          : `${sansObjet(one.acte)}\u00a0: ${lowerFirst(one.libelle)}`,
        detail: one.cause,
        onglet: one.lieu,
        conventionId: convention.id,
        acteId: one.objet,
        pli: null,
        aVenir: one.date > aujourdhui,
        echeance: one.cle,
      });

  // Same day: the order of entry above is the order of the acts.
  return faits
    .map((fait, index) => ({ fait, index }))
    .sort((a, b) => compareDates(a.fait.date, b.fait.date) || a.index - b.index)
    .map(({ fait }) => fait);
}
