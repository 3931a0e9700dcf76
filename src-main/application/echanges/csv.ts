import { setImmediate as turn } from 'node:timers/promises';
import { upperFirst } from '#domain/french';
import { ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import { FORMATION_LABELS, SENS_LABELS } from '#domain/fiches/avis';
import { ETAT_MISE_EN_DEMEURE_LABELS } from '#domain/fiches/mise-en-demeure';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ETAT_CONVENTION_LABELS, FAIT_CONVENTION_LABELS } from '#domain/fiches/convention';
import type { ClauseView } from '#contract/clauses';
import { NATURE_CLAUSE_LABELS, ORIGINE_CLAUSE_LABELS } from '#registre/fiches/clauses';
import { allSignataires, fullName, partieOf } from '#domain/parties/partie';
import type { Partie, Signature } from '#domain/parties/partie';
import { conventionSignee } from '#domain/consolidation/parties';
import { etapesLe, partiesLe, titulaires } from '#domain/parties/versions';
import { NATURE_LABELS } from '#domain/fiches/piece';
import type { Convention } from '#domain/fiches/convention';
import { COLLECTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import type { Registre } from '#domain/registre';
import { mentionReprise } from '#domain/reprise';
import type { FaitRepris } from '#domain/reprise';
import { csv } from '../csv';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { direClauseAppliquee } from '../views/resiliation-view';
import type { ViewContext } from '../views/context';
import { conventionView } from '../views/convention-view';
import { flatTable } from './tableau';
import type { Tableau } from './tableau';
import type { ConventionView } from '../views/convention-view';

type Row = readonly string[];

const REPRIS = 'Repris de l’historique';

/** Conventions looked at between two turns of the event loop. */
const BATCH = 20;

/** jj/mm/aaaa: what a French spreadsheet takes for a date whatever its settings. */
const day = (date: CivilDate | null | undefined): string => (date ? formatShort(date) : '');
const yes = (value: boolean): string => (value ? 'oui' : 'non');

/** Where a clause comes from, in a few words. */
function origineDite(origine: ClauseView['origine']): string {
  switch (origine.nature) {
    case 'texte':
      return 'lue dans le texte';
    case 'avenant':
      return `${origine.apportee ? 'apportée' : 'changée'} par un avenant`;
    case 'acte':
    case 'lue':
    case 'proposee':
    case 'posee':
      return ORIGINE_CLAUSE_LABELS[origine.nature];
  }
}

/** One table a collection, as a spreadsheet opens it; the whole of every record is in `registre.json`. */
export async function collectionsCsv(registre: Registre, context: ViewContext): Promise<readonly Tableau[]> {
  const views: ConventionView[] = [];
  for (const convention of registre.conventions.values()) {
    views.push(conventionView(registre, convention, context));
    if (views.length % BATCH === 0) await turn();
  }
  const versions = new Map(views.map((view) => [view.convention.id, view.versionsParties]));
  // A fact keeps the name of its day; without one, it is named as today.
  const parties = (conventionId: string, jour: CivilDate | null): readonly Partie[] =>
    partiesLe(versions.get(conventionId) ?? [], jour ?? context.aujourdhui);
  const nom = (all: readonly Partie[], signataireId: string): string => {
    const found = allSignataires(all).find(({ id }) => id === signataireId);
    return found ? fullName(found.personne) : signataireId;
  };
  const who = (conventionId: string, signataireId: string, jour: CivilDate): string =>
    nom(parties(conventionId, jour), signataireId);
  const partie = (conventionId: string, partieId: string, jour: CivilDate | null): string =>
    parties(conventionId, jour).find(({ id }) => id === partieId)?.nom ?? partieId;
  const signed = (all: readonly Partie[], signatures: readonly Signature[]): string =>
    signatures.map(({ signataireId, date }) => `${nom(all, signataireId)} (${day(date)})`).join(' | ');
  /** What was entered as history: as it is called, why, and what was irregular in it. */
  const repris = (fait: FaitRepris): string => {
    const { reprise } = fait.entite;
    return reprise === undefined
      ? ''
      : [`${upperFirst(mentionReprise(registre, fait) ?? '')} : ${reprise.motif}`, ...reprise.defauts].join(
          ' | ',
        );
  };
  const table = (nom: string, header: Row, rows: readonly Row[]) => ({ nom, bytes: csv([header, ...rows]) });

  /** The tables that say more than their records do, or say it otherwise. */
  const byHand: Partial<Record<NomCollection, readonly Tableau[]>> = {
    conventions: [
      table(
        'conventions.csv',
        [
          'Identifiant',
          'Titre',
          'Titre court',
          'Région',
          'État',
          'Effet',
          'Cause de l’effet',
          'Fin',
          'Fin confirmée',
          'Cause de la fin',
          'Prochain renouvellement',
          'Dernier jour pour s’y opposer ou le demander',
          'Fait à',
          'Fait le',
          'Exemplaires',
          'Signatures',
          REPRIS,
        ],
        views.map((view) => [
          ...conventionRow(
            { ...view, convention: conventionSignee(registre, view.convention, context.aujourdhui) },
            signed,
          ),
          repris({ collection: 'conventions', entite: view.convention }),
        ]),
      ),
      table(
        'clauses.csv',
        [
          'Convention',
          'Identifiant',
          'Nature',
          'Sens',
          'Lieu',
          'Mots',
          'Origine',
          'Depuis',
          'À confirmer',
          'Démentie par ses mots',
        ],
        views.flatMap(({ convention: { id: conventionId }, clauses: { clauses } }) =>
          clauses.map(({ id, nature, sens, lieu, dit, passages, origine, depuis, certitude, desaccord }) => [
            conventionId,
            id,
            NATURE_CLAUSE_LABELS[nature],
            sens,
            lieu ?? '',
            dit ?? passages.map(({ extrait }) => extrait ?? '').join(' '),
            origineDite(origine),
            depuis === null ? '' : `${depuis.designation} (${day(depuis.effet)})`,
            yes(!certitude.sure),
            yes(desaccord !== null),
          ]),
        ),
      ),
      table(
        'faits.csv',
        ['Convention', 'Identifiant', 'Fait', 'Date', 'Preuve', 'Partie'],
        views.flatMap(({ convention: { id: conventionId }, clauses: { faits } }) =>
          faits.map(({ id, nature, date, preuve, partieId }) => [
            conventionId,
            id,
            FAIT_CONVENTION_LABELS[nature],
            day(date),
            preuve,
            partieId === null ? '' : partie(conventionId, partieId, date),
          ]),
        ),
      ),
      table(
        'signataires.csv',
        [
          'Convention',
          'Identifiant',
          'Partie',
          'Fonction',
          'Civilité',
          'Prénom',
          'Nom',
          'Adresse',
          'Désigné par',
          'Depuis le',
          'Auparavant',
        ],
        views.flatMap(({ convention: { id: conventionId }, parties: all, versionsParties }) =>
          allSignataires(all).map(({ id, fonction, personne, adresse }) => {
            const held = etapesLe(titulaires(versionsParties, id), context.aujourdhui);
            const acte = held.at(-1)?.acte ?? null;
            return [
              conventionId,
              id,
              partieOf(all, id)?.nom ?? '',
              fonction.libelle,
              personne.civilite,
              personne.prenom,
              personne.nom,
              adresse.join(' | '),
              acte === null
                ? ''
                : acte.nature === 'avenant'
                  ? `Avenant n° ${acte.numero} du ${day(acte.signeLe)}`
                  : acte.source,
              day(acte?.effet),
              held
                .slice(0, -1)
                .map(({ valeur }) => `${fullName(valeur.personne)}, ${valeur.fonction.libelle}`)
                .join(' | '),
            ];
          }),
        ),
      ),
    ],
    avenants: [
      table(
        'avenants.csv',
        [
          'Identifiant',
          'Convention',
          'Désignation',
          'Objet',
          'État',
          'Demandé par',
          'Demandé le',
          'Auteur',
          'Effet',
          'Signatures',
          'Instruction ouverte le',
          'Comité saisi le',
          'Mis à la signature le',
          'Refusé le',
          'Refusé par',
          'Abandonné le',
          'Motif de l’abandon',
          REPRIS,
        ],
        views.flatMap((view) =>
          view.avenants.map(({ avenant, designation, etat, effet, parties: signants }) => [
            avenant.id,
            avenant.conventionId,
            designation,
            avenant.objet,
            ETAT_AVENANT_LABELS[etat],
            partie(avenant.conventionId, avenant.demande.partieId, avenant.demande.date),
            day(avenant.demande.date),
            who(avenant.conventionId, avenant.demande.auteurId, avenant.demande.date),
            day(effet),
            signed(signants, avenant.signatures),
            day(avenant.instruction?.date),
            day(avenant.saisine?.date),
            day(avenant.miseALaSignature?.date),
            day(avenant.refus?.date),
            avenant.refus === null
              ? ''
              : partie(avenant.conventionId, avenant.refus.partieId, avenant.refus.date),
            day(avenant.abandon?.date),
            avenant.abandon?.motif ?? '',
            repris({ collection: 'avenants', entite: avenant }),
          ]),
        ),
      ),
    ],
    avis: [
      table(
        'avis.csv',
        [
          'Identifiant',
          'Convention',
          'Avenant',
          'Instance',
          'Séance',
          'Formation',
          'Lieu',
          'Sens',
          'Pour',
          'Contre',
          'Abstentions',
          'Ne prend pas part',
          'Procès-verbal',
          'Publié le',
          'Support',
          'Texte',
          'Empreinte du projet',
          REPRIS,
        ],
        [...registre.avis.values()].map((entite) => {
          const { seance, votes, publication, ...avis } = entite;
          return [
            avis.id,
            avis.conventionId,
            avis.avenantId ?? '',
            avis.instance,
            day(seance.date),
            FORMATION_LABELS[seance.formation],
            seance.lieu ?? '',
            upperFirst(SENS_LABELS[avis.sens]),
            ...(votes === null
              ? ['', '', '', '']
              : [votes.pour, votes.contre, votes.abstentions, votes.nePrendPasPart].map(String)),
            seance.procesVerbal ?? '',
            day(publication?.date),
            publication?.support ?? '',
            avis.texte,
            avis.empreinteProjet,
            repris({ collection: 'avis', entite }),
          ];
        }),
      ),
    ],
    misesEnDemeure: [
      table(
        'mises-en-demeure.csv',
        [
          'Identifiant',
          'Convention',
          'Émettrice',
          'Destinataire',
          'État',
          'Signée le',
          'Griefs',
          'Envois',
          'Clause appliquée',
          'Date stricte',
          'Date prudente',
          'Régularisée le',
          'Retirée le',
          REPRIS,
        ],
        views.flatMap((view) =>
          view.misesEnDemeure.map(({ miseEnDemeure: one, etat, cites, dit, raison }) => [
            one.id,
            one.conventionId,
            partie(one.conventionId, one.partieEmettriceId, one.signeeLe),
            partie(one.conventionId, one.partieDestinataireId, one.signeeLe),
            ETAT_MISE_EN_DEMEURE_LABELS[etat],
            day(one.signeeLe),
            one.griefs.map(({ faits }, rang) => `${cites[rang]?.reference ?? ''} : ${faits}`).join(' | '),
            one.envois
              .map(
                (e) =>
                  `${who(one.conventionId, e.destinataireId, e.depotLe)} : ${e.numero ?? 'sans numéro connu'}, déposé le ${day(e.depotLe)}`,
              )
              .join(' | '),
            dit ?? '',
            raison === null ? day(one.delai?.calcul.strict.expiration) : 'non déterminé',
            raison === null ? day(one.delai?.calcul.prudent.expiration) : 'non déterminé',
            day(one.regularisation?.date),
            day(one.retrait?.date),
            repris({ collection: 'misesEnDemeure', entite: one }),
          ]),
        ),
      ),
    ],
    denonciations: [
      table(
        'denonciations.csv',
        [
          'Identifiant',
          'Convention',
          'Mise en demeure',
          'Clause',
          'Partie',
          'Partie qui quitte la convention',
          'Notifiée le',
          'Recommandé',
          'Reçue le',
          'Effet',
          'Persistance ou motif',
          'Dérogation',
          REPRIS,
        ],
        [...registre.denonciations.values()].map((one) => [
          one.id,
          one.conventionId,
          one.miseEnDemeureId ?? '',
          one.clause === undefined ? '' : direClauseAppliquee(one.clause),
          partie(one.conventionId, one.partieId, one.notifieeLe),
          one.partieSortanteId === undefined
            ? ''
            : partie(one.conventionId, one.partieSortanteId, one.notifieeLe),
          day(one.notifieeLe),
          one.numero ?? '',
          day(one.receptionLe),
          effetDenonciation(one) === null ? 'non déterminé' : day(effetDenonciation(one)),
          one.persistance ?? one.motif ?? '',
          one.derogation ?? '',
          repris({ collection: 'denonciations', entite: one }),
        ]),
      ),
    ],
    pieces: [
      table(
        'pieces.csv',
        ['Identifiant', 'Convention', 'Jointe à', 'Nature', 'Nom', 'Type', 'Octets', 'SHA-256', 'Ajoutée le'],
        [...registre.pieces.values()].map((one) => [
          one.id,
          one.conventionId ?? '',
          `${one.objet.collection}/${one.objet.id}`,
          NATURE_LABELS[one.nature],
          one.nom,
          one.type,
          String(one.taille),
          one.sha256,
          day(one.ajouteeLe),
        ]),
      ),
    ],
    corbeille: [
      table(
        'corbeille.csv',
        ['Identifiant', 'Élément', 'Supprimé le', 'Par', 'Motif', 'Fiches'],
        [...registre.corbeille.values()].map((one) => [
          one.id,
          one.racine.libelle,
          day(one.supprimeLe),
          one.par,
          one.motif,
          one.elements.map(({ collection, entite }) => `${collection}/${entite.id}`).join(' | '),
        ]),
      ),
    ],
  };
  return COLLECTIONS.flatMap((name) => byHand[name] ?? flatTable(registre, name));
}

function conventionRow(
  { convention, etat, effet, terme }: ConventionView,
  signed: (parties: Convention['parties'], signatures: Convention['signatures']) => string,
): Row {
  return [
    convention.id,
    convention.titre,
    convention.titreCourt,
    convention.region,
    ETAT_CONVENTION_LABELS[etat],
    effet.etat === 'determine' ? day(effet.date) : '',
    effet.cause,
    day(terme.date),
    yes(terme.etat === 'confirme'),
    terme.cause,
    day(terme.renouvellement?.prochain),
    day(terme.renouvellement?.limite),
    convention.lieu,
    day(convention.faitLe),
    String(convention.nombreExemplaires),
    // The convention's own signatories: nobody else could sign it.
    signed(convention.parties, convention.signatures),
  ];
}
