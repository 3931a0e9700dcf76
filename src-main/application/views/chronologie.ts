import type { FaitView, OngletConvention } from '#contract/views';
import { designationAvenant, effetAvenant } from '#domain/fiches/avenant';
import { saisineEnCours } from '#domain/avenant/saisine';
import { etatDe } from '#domain/avenant/transitions';
import { compareDates, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { conventionSignee } from '#domain/consolidation/parties';
import { renouvellementsPasses, termeEnVigueur } from '#domain/consolidation/terme';
import { sourceDe } from '#domain/consolidation/sources';
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
import { de, upperFirst } from '#domain/french';
import { allSignataires, estVacante, fullName, nomCourant, withArticle } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { partiesLe, partiesSignantes } from '#domain/parties/versions';
import type { VersionParties } from '#domain/parties/versions';
import type { Registre } from '#domain/registre';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { MOTIF_RETOUR_LABELS } from '#domain/fiches/mise-en-demeure';
import { sourceAppliquee } from '#domain/resiliation/clause';
import { raisonSansEffet } from '#domain/resiliation/denonciation-commands';
import { raisonSansDelai } from '#domain/resiliation/horloge';
import { delaiApresLaFin } from '#domain/resiliation/ouverture';
import { DECLENCHEUR_LABELS, MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import { dureeOf } from '#domain/delais/calcul';
import { typographie } from '#domain/typographie';
import type { ViewContext } from './context';

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
  const add = (
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
      aVenir: date > aujourdhui,
    });
  };

  const signee = conventionSignee(registre, convention, aujourdhui);
  for (const { signataireId, date } of convention.signatures) {
    add(
      'convention',
      'parties',
      `signature-${signataireId}`,
      date,
      'Signature de la convention',
      nom(signataireId, date, signee.parties),
    );
  }
  const denonciation = denonciationOf(registre, convention.id);
  const cesse = denonciation === null ? null : effetDenonciation(denonciation);
  /** A day to come, if the convention is still there: its end by denunciation closes what was foreseen after it. */
  const prevoir: typeof add = (...fait) => {
    if (cesse === null || fait[3] <= cesse) add(...fait);
  };

  const effet = effetOf(signee);
  if (effet.etat === 'determine') {
    add('convention', 'parties', 'effet', effet.date, 'Prise d’effet de la convention', effet.cause);
    const terme = termeEnVigueur(registre, convention, aujourdhui, { aVenir: true });
    const libelle =
      terme.etat === 'confirme' ? 'Fin de la convention' : 'Fin de la convention (hypothèse à confirmer)';
    const { renouvellement } = terme;
    const renouvelee = renouvellement?.tacite === true && renouvellement.prochain !== null;
    if (terme.date !== null && (cesse === null || terme.date < cesse))
      add(
        'echeance',
        'parties',
        'terme',
        terme.date,
        renouvelee ? 'Fin de la période en cours' : libelle,
        terme.cause,
      );
    const source = sourceDe(registre, convention, 'renouvellement', aujourdhui);
    for (const { debut, fin, tacite } of renouvellementsPasses(registre, convention, aujourdhui))
      add(
        'convention',
        'clauses',
        `renouvellement-${debut}`,
        debut,
        'Renouvellement de la convention',
        `${tacite ? 'Par tacite reconduction' : 'Par décision expresse'}, jusqu’au ${formatDate(fin)}.`,
      );
    if (cesse === null && renouvellement !== undefined && renouvellement.prochain !== null) {
      const { tacite, prochain, limite } = renouvellement;
      if (limite !== null)
        add(
          'echeance',
          'clauses',
          'limite',
          limite,
          tacite
            ? 'Dernier jour pour s’opposer au renouvellement'
            : 'Dernier jour pour demander le renouvellement',
          source,
        );
      add(
        'echeance',
        'clauses',
        'renouvellement',
        prochain,
        tacite ? 'Renouvellement tacite, à défaut d’opposition' : 'Renouvellement, s’il est décidé',
        source,
      );
    }
  }

  const tellAvis = (avis: Avis, sur: string, objet: string): void => {
    add(
      'avis',
      'avis',
      `${avis.id}-seance`,
      avis.seance.date,
      `Avis ${SENS_LABELS[avis.sens]} ${sur}`,
      objet,
    );
    if (avis.publication !== null)
      add(
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
    const { reprise } = avenant;
    const designation = `${designationAvenant(avenant)}${reprise === undefined ? '' : ' (repris de l’historique, déclaratif)'}`;
    const { demande } = avenant;
    add(
      'avenant',
      'avenants',
      `${avenant.id}-demande`,
      demande.date,
      `Demande d’avenant par ${partie(demande.partieId, demande.date)}${reprise === undefined ? '' : ' (repris de l’historique, déclaratif)'}`,
      avenant.objet,
    );
    const { instruction, saisine, miseALaSignature, refus } = avenant;
    const etape = (cle: string, date: CivilDate, libelle: string, detail: string): void => {
      add('avenant', 'avenants', `${avenant.id}-${cle}`, date, `${designation} : ${libelle}`, detail);
    };
    if (instruction !== null)
      etape('instruction', instruction.date, 'instruction', instruction.service ?? avenant.objet);
    if (saisine !== null) {
      etape('saisine', saisine.date, 'saisine du comité', avenant.objet);
      // Once it is held, the séance is told by its avis.
      const seancePrevue = saisineEnCours(avenant, avisOf(registre, avenant.id))?.seancePrevue ?? null;
      if (seancePrevue !== null && seancePrevue > aujourdhui && (cesse === null || seancePrevue <= cesse))
        etape('seance-prevue', seancePrevue, 'séance du comité prévue', avenant.objet);
    }
    // Put to signature by its first signature, it is told by it.
    if (miseALaSignature !== null && avenant.signatures.every(({ date }) => date > miseALaSignature.date))
      etape('mise', miseALaSignature.date, 'mise à la signature', avenant.objet);
    const requises = signatairesDe(registre, convention, avenant, aujourdhui);
    const signants = partiesSignantes(versions, avenant, aujourdhui, requises);
    for (const { signataireId, date } of avenant.signatures) {
      add(
        'avenant',
        'avenants',
        `${avenant.id}-signature-${signataireId}`,
        date,
        `${designation} : signature`,
        nom(signataireId, date, signants),
      );
    }
    const effetDeLAvenant = effetAvenant(avenant, requises);
    if (effetDeLAvenant !== null && (cesse === null || effetDeLAvenant < cesse)) {
      add(
        'avenant',
        'avenants',
        `${avenant.id}-effet`,
        effetDeLAvenant,
        `${designation} : prise d’effet`,
        avenant.objet,
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
      add(
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
    const titre = `Mise en demeure par ${partie(one.partieEmettriceId, one.signeeLe ?? aujourdhui)}`;
    if (one.signeeLe !== null)
      add(
        'resiliation',
        'resiliation',
        `${one.id}-lettre`,
        one.signeeLe,
        `${titre} : lettre signée`,
        nom(one.auteurId, one.signeeLe),
      );
    for (const envoi of one.envois) {
      const destinataire = nom(envoi.destinataireId, envoi.depotLe);
      add(
        'resiliation',
        'resiliation',
        `${envoi.id}-depot`,
        envoi.depotLe,
        `${titre} : envoi recommandé`,
        `${destinataire} (n° ${envoi.numero})`,
      );
      if (envoi.presentationLe !== null) {
        add(
          'resiliation',
          'resiliation',
          `${envoi.id}-presentation`,
          envoi.presentationLe,
          'Première présentation du pli',
          destinataire,
        );
      }
      if (envoi.distributionLe !== null) {
        add(
          'resiliation',
          'resiliation',
          `${envoi.id}-distribution`,
          envoi.distributionLe,
          'Distribution du pli',
          destinataire,
        );
      }
      if (envoi.retour !== null) {
        add(
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
      add(
        'resiliation',
        'resiliation',
        `${one.id}-regularisation`,
        one.regularisation.date,
        'Régularisation',
        one.regularisation.motif,
      );
    } else if (one.retrait !== null) {
      add(
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
        add('resiliation', 'resiliation', `${one.id}-delai`, depot, 'Délai non déterminé', raison);
    } else {
      const { strict, prudent, depart, regle } = one.delai.calcul;
      const delai = `Expiration du délai ${de(dureeOf(regle.quantite, regle.unite))}`;
      const depuis = `${upperFirst(DECLENCHEUR_LABELS[regle.declencheur])} du ${formatDate(depart)}`;
      prevoir(
        'echeance',
        'resiliation',
        `${one.id}-strict`,
        strict.expiration,
        `${delai} (date stricte)`,
        depuis,
      );
      if (prudent.expiration !== strict.expiration) {
        prevoir(
          'echeance',
          'resiliation',
          `${one.id}-prudent`,
          prudent.expiration,
          `${delai} (date prudente)`,
          depuis,
        );
      }
      // A convention that is over is not denounced.
      if (delaiApresLaFin(registre, convention, one, aujourdhui)?.certain !== true) {
        prevoir(
          'echeance',
          'resiliation',
          `${one.id}-faculte`,
          prudent.premierJour,
          one.clause?.parametres.caractere === 'plein_droit'
            ? 'La persistance du manquement peut être constatée'
            : 'La convention peut être dénoncée',
          `${sourceAppliquee(one.clause)} : rien n’est automatique.`,
        );
      }
    }
  }

  for (const one of denonciationsOf(registre, convention.id)) {
    const motif = one.clause?.parametres.motif ?? 'manquement';
    add(
      'resiliation',
      'resiliation',
      `${one.id}-notification`,
      one.notifieeLe,
      `${motif === 'manquement' ? 'Dénonciation' : `Résiliation ${MOTIF_RESILIATION_LABELS[motif]}`} par ${partie(one.partieId, one.notifieeLe)}`,
      [
        one.persistance ?? one.motif ?? '',
        raisonSansEffet(one) === null ? '' : `Effet non déterminé. ${raisonSansEffet(one) ?? ''}`,
      ]
        .filter(Boolean)
        .join(' '),
    );
    if (one.receptionLe !== null)
      add(
        'resiliation',
        'resiliation',
        `${one.id}-reception`,
        one.receptionLe,
        'Réception de l’acte qui met fin à la convention',
        one.numero === null ? '' : `n° ${one.numero}`,
      );
    const fin = effetDenonciation(one);
    if (fin !== null)
      add(
        'resiliation',
        'resiliation',
        `${one.id}-effet`,
        fin,
        one.partieSortanteId === undefined
          ? 'La convention cesse'
          : `${upperFirst(partie(one.partieSortanteId, fin))} n’est plus liée par la convention`,
        `Effet de l’acte du ${formatDate(one.notifieeLe)} (${sourceAppliquee(one.clause)}).`,
      );
  }

  // Same day: the order of entry above is the order of the acts.
  return faits
    .map((fait, index) => ({ fait, index }))
    .sort((a, b) => compareDates(a.fait.date, b.fait.date) || a.index - b.index)
    .map(({ fait }) => fait);
}
