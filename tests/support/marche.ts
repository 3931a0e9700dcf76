import { CLES_USAGE } from '#registre/fiches/delais-usage';
import { refuserPaquet } from '#domain/paquet/arret';
import { creerPaquet } from '#domain/paquet/ouverture';
import { estOuvert } from '#domain/paquet/paquet';
import { redactionDe } from '#domain/convention/creation';
import { concordanceDe } from '#domain/concordance/concordance';
import fc from 'fast-check';
import { expect } from 'vitest';
import { COMMANDS, COMMAND_METHODS } from '../../src-main/application/commands';
import type { CommandMethod } from '../../src-main/application/commands';
import { texteDuProjet } from '#domain/fiches/avenant';
import type { Parametres } from '#domain/clauses/clause';
import { clauseEffetDe, clausesDe } from '#domain/clauses/clause';
import type { Modification } from '#domain/texte/operations';
import { addDays, minDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { REGLES_CRPA } from '#domain/comite/regles';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { effetOf } from '#domain/fiches/convention';
import { isAvisRendu, SENS_AVIS } from '#domain/fiches/avis';
import { avisOf } from '#domain/lookup';
import { effetPropre, etatDenonciation, tient } from '#domain/fiches/denonciation';
import { refuseSelonLettre } from '#domain/resiliation/gestes';
import { envoisDuDelai } from '#domain/resiliation/horloge';
import { isEffectif } from '#domain/fiches/mise-en-demeure';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import type { Contexte, DecisionResult } from '#domain/decision';
import { put } from '#domain/registre';
import type { Registre } from '#domain/registre';
import {
  Banc,
  CONVENTION_ID,
  LES_QUATRE,
  PROJET,
  attendant,
  d,
  grief,
  seanceDu,
  signed,
  sha256,
  withEnvoi,
} from './registre';

/* Random walks over the commands of the registry, and what must hold wherever they lead. */

/** Time passing, or a command aimed at a random record with random dates. */
export type Step = { readonly action: CommandMethod | 'temps'; readonly n: readonly number[] };

const weights: Partial<Record<CommandMethod | 'temps', number>> = {
  temps: 22,
  'conventions.creer': 0.3,
  'conventions.editer': 1.5,
  'conventions.signer': 8,
  'avenants.signer': 10,
  'avenants.mettreALaSignature': 6,
  'avis.enregistrer': 6,
  'avis.enregistrerSurConvention': 0.5,
  'avenants.demander': 5,
  'misesEnDemeure.envoyer': 5,
  'misesEnDemeure.signer': 10,
  'denonciations.resilier': 6,
  'denonciations.notifier': 10,
  'denonciations.enregistrerReception': 12,
  'misesEnDemeure.suivreEnvoi': 6,
  'misesEnDemeure.tenir': 18,
  'misesEnDemeure.observer': 1.5,
  'misesEnDemeure.prolonger': 2,
  'denonciations.envoyer': 8,
  'denonciations.suivreEnvoi': 18,
  'denonciations.enregistrerSuite': 10,
  'avenants.ajouterOperations': 4,
  'avenants.modifierOperation': 1,
  'avenants.retirerOperation': 1.5,
  'avenants.deplacerOperation': 1.5,
  'avenants.reglerClause': 9,
  'avenants.arbitrer': 24,
  'deliberations.enregistrer': 2,
  'deliberations.corriger': 4,
  'deliberations.rendreExecutoire': 4,
  // Nothing rests on them: seldom, so that walks still lead somewhere.
  'papiers.enregistrer': 1,
  'papiers.corriger': 1.5,
  'echeancesLibres.ajouter': 1,
  'echeancesLibres.corriger': 1.5,
  'echeancesLibres.tenir': 1.5,
  ...Object.fromEntries(
    (
      [
        'poserClause',
        'confirmerClause',
        'changerClause',
        'retirerClause',
        'notifier',
        'transmettre',
        'publier',
        'opposerRenouvellement',
        'reconduire',
        'ajouterJourLocal',
        'retirerJourLocal',
      ] as const
    ).map((name) => [
      `conventions.${name}`,
      /Clause$|^notifier$|^transmettre$|^publier$/u.test(name) ? 14 : 3,
    ]),
  ),
  // Rare, or every case would be closed before it ran.
  'conventions.daterActe': 0.5,
  'conventions.confirmerFin': 0.5,
  'misesEnDemeure.retirer': 0.5,
  'avenants.abandonner': 1,
  'avenants.refuser': 1,
  // Beside the life of the act: seldom.
  'avenants.retenirPlanning': 1.5,
  'avenants.quitterPlanning': 1.5,
  'delaisUsage.regler': 0.5,
  // Beside the life of the convention, which the walks are about.
  ...Object.fromEntries(
    COMMAND_METHODS.filter((name) =>
      /^(?:paquets|delegations|instances|membresDuComite|seances)\./u.test(name),
    ).map((name) => [
      name,
      ['paquets.signer', 'paquets.relancer', 'seances.publierAvis'].includes(name)
        ? 4
        : name.startsWith('paquets.')
          ? 3
          : name.startsWith('delegations.')
            ? 1.5
            : 1,
    ]),
  ),
};

export const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(
    ...(['temps', ...COMMAND_METHODS] as const).map((action) => ({
      arbitrary: fc.constant(action),
      weight: Math.round(2 * (weights[action] ?? 3)),
    })),
  ),
  n: fc.array(fc.nat(9999), { minLength: 8, maxLength: 8 }),
});

/** A change of the real convention: mostly one that fits it as it was signed. */
function modificationOf(n: readonly number[]): Modification {
  const at = (index: number): number => n[index] ?? 0;
  const alineas = [{ niveau: 0, marque: null, texte: `Texte ${at(5) % 50}.` }] as const;
  const all: readonly Modification[] = [
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'art6', alineaId: at(3) % 2 === 0 ? 'art6-3' : null },
      ancien: at(4) % 4 === 0 ? 'mots absents' : 'après avis du CREFOP',
      nouveau: `après avis simple du CREFOP (${at(5) % 9})`,
      partout: false,
    },
    {
      nature: 'inserer_division',
      apres: 'art4',
      sorte: 'article',
      numero: `4-${1 + (at(3) % 3)}`,
      intitule: `ARTICLE 4-${1 + (at(3) % 3)} : SUITE`,
      alineas,
    },
    { nature: 'abroger', divisionId: at(3) % 2 === 0 ? 'art5' : 'art4' },
    { nature: 'rediger_alinea', divisionId: 'art5', alineaId: 'art5-1', alineas },
    { nature: 'inserer_alineas', divisionId: 'art1', apres: 'art1-1', alineas },
    {
      nature: 'proroger',
      divisionId: 'art6',
      alineaId: 'art6-2',
      texte: 'Elle est conclue jusqu’au 31 décembre 2029.',
      fin: d('2029-12-31'),
    },
  ];
  const one = all[at(2) % all.length];
  if (one === undefined) throw new Error('aucune modification');
  return one;
}

const deliberation = (n: number, date: CivilDate) => ({
  organe: n % 2 === 0 ? 'assemblee' : 'commission_permanente',
  numero: `CP-${n % 4}`,
  date,
  derniereDate: n % 3 === 0 ? addDays(date, (n % 5) - 1) : null,
  objet: 'Autorisation de signer',
  autorise: n % 3 === 0 ? ['convention'] : n % 3 === 1 ? ['avenant', 'denonciation'] : [],
});

const papier = (n: number) => ({
  service: n % 3 === 0 ? null : `Service ${n % 5}`,
  affaireSuiviePar: null,
  telephone: '04 00 00 00 00',
  courriel: null,
  reference: null,
  margeHaut: n % 4 === 0 ? 20 : null,
  margeBas: null,
  margeGauche: null,
  margeDroite: null,
  logoLargeur: 10 + (n % 7),
  logoTexte: null,
});
const delegation = (n: number, date: CivilDate, m: number) => ({
  civilite: n % 2 === 0 ? 'Madame' : 'Monsieur',
  prenom: 'Ivan',
  nom: `ESSAI${n % 5}`,
  qualite: 'Secrétaire général',
  genre: null,
  article: null,
  qualiteLongue: null,
  appel: null,
  numero: m % 7 === 0 ? null : `2026-${m % 30}`,
  date: m % 11 === 0 ? null : date,
  portee: m % 5 === 0 ? [] : ['avenant'],
  objet: null,
  rang: m % 3 === 0 ? 1 + (m % 2) : null,
  debut: m % 4 === 0 ? addDays(date, m % 9) : null,
  fin: m % 6 === 0 ? addDays(date, (m % 200) - 3) : null,
});

const membre = (n: number, debut: CivilDate) => ({
  college: n % 2 === 0 ? 'État' : 'Région',
  organisation: null,
  siege: `siège ${n % 4}`,
  deliberatif: n % 4 !== 3,
  rang: n % 5 === 0 ? 'suppleant' : 'titulaire',
  presidence: 'aucune',
  bureau: n % 3 === 0,
  civilite: 'Madame',
  prenom: 'Ada',
  nom: `SIEGE${n % 6}`,
  fonction: null,
  debut,
  fin: n % 7 === 0 ? addDays(debut, (n % 300) - 3) : null,
  source: 'arrêté',
});

const titulaire = (n: number, debut: CivilDate, m: number) => ({
  civilite: n % 2 === 0 ? 'Madame' : 'Monsieur',
  prenom: 'Ada',
  nom: `ESSAI${n % 7}`,
  debut,
  fin: m % 9 === 0 ? addDays(debut, (m % 300) - 3) : null,
  source: 'décret',
  intitule: m % 4 === 0 ? 'Titulaire' : null,
  genre: null,
  intituleLong: null,
  appel: null,
  article: null,
});
const LOCAUX = [d('2026-05-29'), d('2026-12-24')];

const POSEES: readonly Parametres[] = [
  { nature: 'litige', tribunal: 'tribunal administratif de Lyon', amiable: true },
  {
    nature: 'renouvellement',
    tacite: true,
    fois: 2,
    n: 1,
    unite: 'ans',
    preavis: { n: 2, unite: 'mois' },
  },
];

const echeanceLibre = (n: number, date: CivilDate) => ({
  libelle: `Bilan ${n % 3}`,
  date,
  attendu: n % 2 === 0 ? null : 'Service',
  cause: 'Article 4 : bilan annuel',
  sinon: null,
});

/** A command as it could be typed: mostly sensible, sometimes absurd. */
export function inputOf(banc: Banc, action: CommandMethod, n: readonly number[]): unknown {
  const at = (index: number): number => n[index] ?? 0;
  const pick = <T>(list: readonly T[], index: number): T => list[at(index) % list.length] as T;
  const id = (records: ReadonlyMap<string, unknown>, index: number): string =>
    at(index) % 40 === 39
      ? 'inconnu'
      : ([...records.keys()].reverse()[at(index) % Math.min(3, records.size || 1)] ?? 'rien');
  // Around today: a few days back, a long way back, or tomorrow.
  const jour = (index: number): CivilDate =>
    at(index) % 15 === 0
      ? addDays(banc.aujourdhui, at(index) % 7)
      : addDays(banc.aujourdhui, -(at(index) % (at(index) % 3 === 0 ? 200 : 4)));
  const signatures = (index: number) =>
    at(index) % 4 === 0
      ? [{ signataireId: pick([...LES_QUATRE, 'maire'], index), date: jour(index + 1) }]
      : LES_QUATRE.map((signataireId) => ({ signataireId, date: jour(index + 1) }));
  const partieId = pick(['etat', 'region', 'region'], 1);
  const auteurId = at(2) % 10 === 0 ? 'recteur' : partieId === 'etat' ? 'prefete' : 'president';
  const griefs = [
    grief({
      obligationId: at(3) % 8 === 0 ? 'ART2-1' : partieId === 'etat' ? 'ART2-2-6' : 'ART3-4',
      dateFaits: jour(4),
    }),
  ];
  const projet = { ...PROJET, objet: `Objet ${at(5) % 3}` };
  const {
    avenants,
    avis,
    misesEnDemeure,
    denonciations,
    deliberations,
    titulaires,
    delegations,
    echeancesLibres,
    papiers,
  } = banc.registre;
  // Four times out of five at a case where the action has a meaning.
  const meaningful = [...misesEnDemeure.values()].filter(
    (med) =>
      med.retrait === null &&
      med.regularisation === null &&
      (action === 'misesEnDemeure.envoyer'
        ? med.signeeLe !== null
        : action === 'misesEnDemeure.tenir'
          ? refuseSelonLettre(med, 'tenir', banc.aujourdhui) === null
          : med.delai !== null),
  );
  const miseEnDemeureId =
    at(7) % 5 !== 0 && meaningful.length > 0 ? pick(meaningful, 0).id : id(misesEnDemeure, 0);
  const one = misesEnDemeure.get(miseEnDemeureId);
  const motif = 'Motif d’essai';
  const [signataireId, text] = [pick(LES_QUATRE, 0), at(6) % 3 === 0 ? motif : null];
  const signer = {
    numero: at(3) % 9 === 0 ? 1 + (at(4) % 6) : null,
    motifTexteModifie: text,
    motifAvis: at(5) % 3 === 0 ? null : motif,
  };
  // A packet that has just left: nothing was done of it before.
  const jourDuPaquet = at(7) % 2 === 0 ? banc.aujourdhui : jour(4);
  switch (action) {
    case 'paquets.ordonner':
      return {
        paquetId: id(banc.registre.paquets, 0),
        circuit: LES_QUATRE.map((one, rang) => ({ signataireId: one, rang: 1 + ((at(1) + rang) % 3) })),
        visas: at(2) % 3 === 0 ? ['Service juridique'] : [],
      };
    case 'paquets.signer':
      return {
        paquetId: id(banc.registre.paquets, 0),
        cases: (at(1) % 3 === 0 ? LES_QUATRE : [signataireId]).flatMap((one) =>
          (at(2) % 2 === 0 ? [1, 2, 3, 4] : [1 + (at(3) % 5)]).map((original) => ({
            original,
            signataireId: one,
            date: jourDuPaquet,
            lieu: null,
            delegationId: null,
            hors: at(5) % 5 === 0 ? motif : null,
          })),
        ),
      };
    case 'paquets.viser':
      return {
        paquetId: id(banc.registre.paquets, 0),
        role: 'Service juridique',
        nom: null,
        date: jourDuPaquet,
      };
    case 'paquets.refuser':
      return { paquetId: id(banc.registre.paquets, 0), signataireId, date: jourDuPaquet, motif };
    case 'paquets.reprendre':
      return { paquetId: id(banc.registre.paquets, 0), date: jourDuPaquet };
    case 'paquets.retirer':
      return { paquetId: id(banc.registre.paquets, 0), date: jourDuPaquet, motif };
    case 'paquets.remettre':
      return {
        paquetId: id(banc.registre.paquets, 0),
        original: 1 + (at(1) % 5),
        date: jourDuPaquet,
        detenteur: 'Préfecture',
        lieu: null,
      };
    case 'paquets.relancer':
      return { paquetId: id(banc.registre.paquets, 0), signataireId, date: jourDuPaquet };
    case 'conventions.creer':
      return {
        ...redactionDe(banc.convention),
        titreCourt: `Copie ${at(0)}`,
        divisions: banc.convention.divisions.slice(0, 2),
        clauses: [],
      };
    case 'conventions.editer':
      return { conventionId: CONVENTION_ID, ...redactionDe(banc.convention) };
    case 'conventions.signer':
      return { conventionId: CONVENTION_ID, signatures: signatures(0) };
    case 'conventions.daterActe':
      return { conventionId: CONVENTION_ID, faitLe: jour(0) };
    case 'conventions.trancherEffet': {
      const effet = effetOf(banc.convention);
      return {
        conventionId: CONVENTION_ID,
        date: effet.etat === 'a_trancher' ? pick(effet.candidats, 0).date : jour(0),
        motif,
      };
    }
    case 'conventions.confirmerFin':
      return {
        conventionId: CONVENTION_ID,
        date: at(0) % 6 !== 0 ? d('2028-12-31') : jour(0),
        fondement: motif,
        instrument: at(1) % 2 === 0 ? null : motif,
      };
    case 'conventions.modifierSignataire':
      return {
        conventionId: CONVENTION_ID,
        signataireId,
        fonction: { libelle: 'Titulaire', genre: 'm' },
        personne: { civilite: 'Madame', prenom: 'Ada', nom: 'ESSAI' },
        adresse: [],
      };
    case 'conventions.poserClause':
      return { conventionId: CONVENTION_ID, parametres: pick(POSEES, 0), ancres: ['art6-2'], motif };
    case 'conventions.changerClause': {
      const { id: clauseId, parametres, ancres } = pick(clausesDe(banc.convention), 0);
      const changed =
        parametres.nature === 'exemplaires'
          ? { ...parametres, n: 1 + (at(1) % 5) }
          : parametres.nature === 'obligation'
            ? { ...parametres, libelle: `Libellé ${at(1) % 3}` }
            : parametres;
      return { conventionId: CONVENTION_ID, clauseId, parametres: changed, ancres, motif };
    }
    case 'conventions.retirerClause': {
      // What the text says of its effect, of avenants and of termination stays: the walk is about them.
      const removable = clausesDe(banc.convention).filter(({ parametres }) =>
        ['litige', 'renouvellement', 'obligation', 'duree'].includes(parametres.nature),
      );
      return { conventionId: CONVENTION_ID, clauseId: pick([...removable].reverse(), 0).id, motif };
    }
    case 'conventions.confirmerClause': {
      const all = clausesDe(banc.convention);
      const lues = all.filter(({ origine: { nature } }) => nature === 'texte' || nature === 'proposee');
      const { id: clauseId } = pick(lues.length > 0 ? lues : all, 0);
      return { conventionId: CONVENTION_ID, clauseId, parametres: null, ancres: null, motif };
    }
    case 'conventions.notifier':
      return {
        conventionId: CONVENTION_ID,
        date: jour(0),
        preuve: 'AR',
        partieId: at(1) % 2 ? partieId : null,
      };
    case 'conventions.opposerRenouvellement':
      return { conventionId: CONVENTION_ID, date: jour(0), preuve: 'Courrier', partieId };
    case 'conventions.transmettre':
    case 'conventions.publier':
    case 'conventions.reconduire':
      return { conventionId: CONVENTION_ID, date: jour(0), preuve: 'Preuve' };
    case 'conventions.ajouterJourLocal':
      return { conventionId: CONVENTION_ID, date: pick(LOCAUX, 0), nom: 'Fête locale' };
    case 'conventions.retirerJourLocal':
      return { conventionId: CONVENTION_ID, date: pick(LOCAUX, 0), motif };
    case 'avenants.demander':
      return { conventionId: CONVENTION_ID, partieId, auteurId, date: jour(0), piece: null, ...projet };
    case 'avenants.rediger':
      return { avenantId: id(avenants, 0), ...projet };
    case 'avenants.ajouterOperations':
      return {
        avenantId: id(avenants, 0),
        operations: [{ modification: modificationOf(n), phrase: null }],
      };
    case 'avenants.reglerClause': {
      const avenantId = id(avenants, 0);
      const avenant = avenants.get(avenantId);
      const enJeu =
        avenant === undefined
          ? []
          : concordanceDe(banc.registre, banc.convention, avenant, banc.aujourdhui).lignes.flatMap(
              ({ operation, clauses }) => clauses.map((one) => ({ operationId: operation.id, one })),
            );
      const found = enJeu[at(1) % Math.max(1, enJeu.length)];
      if (found === undefined)
        return { avenantId, operationId: 'inconnue', clauseId: 'resiliation', sort: null, motif };
      const { operationId, one } = found;
      const { nature } = one.proposition;
      const sort =
        at(2) % 5 === 0
          ? ({ nature: 'retiree' } as const)
          : nature === 'inchangee'
            ? { nature, motif: one.motifRequis ? motif : null }
            : one.proposition;
      return { avenantId, operationId, clauseId: one.clauseId, sort: at(3) % 7 === 0 ? null : sort, motif };
    }
    case 'avenants.modifierOperation':
    case 'avenants.retirerOperation':
    case 'avenants.deplacerOperation':
    case 'avenants.arbitrer': {
      const avenantId = id(avenants, 0);
      const operations = avenants.get(avenantId)?.operations ?? [];
      const operationId = operations[at(1) % Math.max(1, operations.length)]?.id ?? 'inconnue';
      if (action === 'avenants.arbitrer')
        return { avenantId, sujet: operationId, choix: at(2) % 2 === 0 ? 'appliquer' : 'ecarter', motif };
      return { avenantId, operationId, rang: at(2) % 3, modification: modificationOf(n), phrase: null };
    }
    case 'avenants.signer':
      return { avenantId: id(avenants, 0), signatures: signatures(2), ...signer };
    case 'avenants.instruire':
      return { avenantId: id(avenants, 0), date: jour(1), service: text };
    case 'avenants.saisir':
      return {
        avenantId: id(avenants, 0),
        date: jour(1),
        seancePrevue: at(2) % 2 === 0 ? addDays(banc.aujourdhui, at(2) % 40) : null,
      };
    case 'avenants.retenirPlanning':
      return {
        avenantId: id(avenants, 0),
        effet: at(1) % 3 === 0 ? null : addDays(banc.aujourdhui, 120 + (at(1) % 300)),
        depart: null,
        ...(at(2) % 4 === 0 ? { seances: [addDays(banc.aujourdhui, 40 + (at(2) % 60))] } : {}),
        ...(at(3) % 4 === 0 ? { durees: { signature: at(3) % 30 } } : {}),
      };
    case 'delaisUsage.regler':
      return {
        cle: pick(CLES_USAGE, 0),
        jours: at(1) % 5 === 0 ? null : at(1) % 90,
        source: at(2) % 8 === 0 ? null : 'Règlement intérieur',
      };
    case 'avenants.quitterPlanning':
      return { avenantId: id(avenants, 0) };
    case 'avenants.mettreALaSignature':
      return { avenantId: id(avenants, 0), date: jour(1), ...signer };
    case 'avenants.refuser':
      return { avenantId: id(avenants, 0), date: jour(1), partieId, motif };
    case 'avenants.reprendre':
      return { avenantId: id(avenants, 0), date: jour(1) };
    case 'avenants.abandonner':
      return { avenantId: id(avenants, 0), date: jour(1), motif };
    case 'avis.enregistrer':
      return {
        avenantId: id(avenants, 0),
        instance: 'CREFOP',
        seance: seanceDu(jour(1)),
        sens: pick(SENS_AVIS, 2),
        votes: null,
        texte: at(3) % 3 === 0 ? '' : 'Texte.',
      };
    case 'avis.enregistrerSurConvention':
      return {
        conventionId: CONVENTION_ID,
        instance: 'CREFOP',
        seance: seanceDu(jour(1)),
        sens: pick(SENS_AVIS, 2),
        votes: null,
        texte: 'Texte.',
      };
    case 'avis.publier':
      return { avisId: id(avis, 0), date: jour(1), support: 'site' };
    case 'misesEnDemeure.preparer':
      return { conventionId: CONVENTION_ID, partieEmettriceId: partieId, auteurId, griefs };
    case 'misesEnDemeure.recevoir': {
      const recueLe = jour(1);
      return {
        conventionId: CONVENTION_ID,
        partieEmettriceId: partieId,
        auteurId,
        griefs,
        lettreLe: addDays(recueLe, -4),
        declareeLe: at(2) % 2 === 0 ? addDays(recueLe, -3) : null,
        cachetLe: at(3) % 3 === 0 ? null : addDays(recueLe, at(3) % 20 === 1 ? 1 : -2),
        recueLe,
        destinataireId: partieId === 'region' ? pick(['prefete', 'recteur', 'draaf'], 4) : 'president',
        numero: text,
        piece: text,
      };
    }
    case 'misesEnDemeure.rediger':
      return { miseEnDemeureId, auteurId: one?.auteurId ?? auteurId, griefs: one?.griefs ?? griefs };
    case 'misesEnDemeure.signer':
      return { miseEnDemeureId, date: jour(1) };
    case 'misesEnDemeure.envoyer': {
      const addressees =
        one?.partieDestinataireId === 'region' ? ['president'] : ['prefete', 'recteur', 'draaf'];
      const depotLe = jour(1);
      return {
        miseEnDemeureId,
        envois: (at(2) % 3 === 0 ? [pick(addressees, 3)] : addressees).map((destinataireId) => ({
          destinataireId,
          numero: `1A ${at(4)}`,
          depotLe,
          preuveDepot: text,
        })),
      };
    }
    case 'misesEnDemeure.suivreEnvoi':
      return {
        miseEnDemeureId,
        envoiId: one === undefined || one.envois.length === 0 ? 'rien' : pick(one.envois, 1).id,
        presentationLe: at(2) % 2 === 0 ? jour(2) : null,
        distributionLe: at(3) % 3 === 0 && at(4) % 3 !== 0 ? jour(3) : null,
        retour:
          at(4) % 3 === 0
            ? {
                date: banc.aujourdhui,
                motif: pick(['non_reclame', 'refuse', 'adresse_inconnue', 'adresse_inconnue'], 5),
              }
            : null,
      };
    case 'misesEnDemeure.tenir':
      return { miseEnDemeureId, date: banc.aujourdhui, motif };
    case 'misesEnDemeure.regulariser':
    case 'misesEnDemeure.retirer':
      return { miseEnDemeureId, date: jour(1), motif };
    case 'denonciations.notifier':
      return {
        miseEnDemeureId,
        auteurId: at(2) % 10 === 0 ? 'draaf' : (one?.auteurId ?? auteurId),
        notifieeLe: jour(1),
        numero: null,
        persistance: 'Le manquement persiste.',
        priseEffet:
          at(3) % 3 === 0 ? { nature: 'date', date: addDays(jour(1), at(4) % 60) } : { nature: 'reception' },
        derogation: text,
        sansDeliberation: at(5) % 3 === 0 ? null : motif,
      };
    case 'deliberations.enregistrer':
      return { conventionId: CONVENTION_ID, partieId, ...deliberation(at(3), jour(4)) };
    case 'deliberations.corriger':
      return { deliberationId: id(deliberations, 0), ...deliberation(at(3), jour(4)) };
    case 'deliberations.rendreExecutoire':
      return {
        deliberationId: id(deliberations, 0),
        transmiseLe: at(3) % 3 === 0 ? null : jour(4),
        publieeLe: at(3) % 3 === 1 ? null : jour(5),
      };
    case 'echeancesLibres.ajouter':
      return { conventionId: CONVENTION_ID, ...echeanceLibre(at(3), jour(4)) };
    case 'echeancesLibres.corriger':
      return { echeanceLibreId: id(echeancesLibres, 0), ...echeanceLibre(at(3), jour(4)) };
    case 'echeancesLibres.tenir':
      return { echeanceLibreId: id(echeancesLibres, 0), date: jour(4) };
    case 'titulaires.enregistrer':
      return { conventionId: CONVENTION_ID, signataireId, ...titulaire(at(3), jour(4), at(5)) };
    case 'titulaires.corriger':
      return { titulaireId: id(titulaires, 0), ...titulaire(at(3), jour(4), at(5)) };
    case 'titulaires.constaterVacance':
      // A vacancy stops what follows: seldom, so that walks still lead somewhere.
      return {
        conventionId: CONVENTION_ID,
        signataireId: at(3) % 8 === 0 ? signataireId : 'inconnu',
        debut: jour(4),
        source: 'Fin de fonctions',
      };
    case 'delegations.enregistrer':
      return { conventionId: CONVENTION_ID, signataireId, ...delegation(at(3), jour(4), at(5)) };
    case 'delegations.corriger':
      return { delegationId: id(delegations, 0), ...delegation(at(3), jour(4), at(5)) };
    case 'delegations.publier':
      return { delegationId: id(delegations, 0), support: 'RAA', publieeLe: jour(4) };
    case 'delegations.reconduire':
      return {
        delegationId: id(delegations, 0),
        date: jour(4),
        source: 'arrêté',
        publieeLe: addDays(jour(4), at(5) % 4),
      };
    case 'delegations.constaterDepart':
      return { delegationId: id(delegations, 0), departLe: jour(4), source: 'décret' };
    case 'instances.creer':
      return { nom: `Comité ${at(0) % 3}`, sigle: null, depuis: d('2024-01-01'), fondement: 'décret' };
    case 'instances.renommer':
      return {
        instanceId: id(banc.registre.instances, 0),
        nom: `Comité ${at(1) % 5}`,
        sigle: null,
        depuis: jour(2),
        fondement: 'accord',
      };
    case 'instances.regler':
      return {
        ...REGLES_CRPA,
        instanceId: id(banc.registre.instances, 0),
        source: 'règlement intérieur',
        depuis: jour(2),
        mandats: at(3) % 3,
        quorumNumerateur: 1 + (at(4) % 3),
        quorumDenominateur: 1 + (at(5) % 3),
      };
    case 'membresDuComite.enregistrer':
      return { instanceId: id(banc.registre.instances, 0), ...membre(at(1), jour(2)) };
    case 'membresDuComite.corriger':
      return { membreId: id(banc.registre.membresDuComite, 0), ...membre(at(1), jour(2)) };
    case 'membresDuComite.terminer':
      return { membreId: id(banc.registre.membresDuComite, 0), fin: jour(1), motif };
    case 'seances.programmer':
      return {
        instanceId: id(banc.registre.instances, 0),
        date: addDays(banc.aujourdhui, (at(1) % 30) - 15),
        heure: null,
        lieu: null,
        formation: at(2) % 5 === 0 ? 'bureau' : 'pleniere',
        denomination: null,
        denominationMotif: null,
      };
    case 'seances.modifier':
      return {
        seanceId: id(banc.registre.seances, 0),
        date: addDays(banc.aujourdhui, (at(1) % 30) - 15),
        heure: '14 h 30',
        lieu: null,
        invites: null,
        secretaire: null,
      };
    case 'seances.inscrire':
      return {
        seanceId: id(banc.registre.seances, 0),
        objet: pick(['avenant', 'avenant', 'convention', 'schema', 'autre'], 1),
        avenantId: at(1) % 5 < 2 ? id(avenants, 2) : null,
        conventionId: CONVENTION_ID,
        intitule: at(3) % 3 === 0 ? null : `Point ${at(3) % 7}`,
        documents: null,
      };
    case 'seances.retirerPoint':
      return { seanceId: id(banc.registre.seances, 0), pointId: String(1 + (at(1) % 3)) };
    case 'seances.convoquer':
      return {
        seanceId: id(banc.registre.seances, 0),
        date: jour(1),
        conjointe: at(2) % 5 !== 0,
        piecesJointes: at(3) % 5 !== 0,
        sansQuorum: at(4) % 2 === 0,
        urgence: text,
      };
    case 'seances.reconvoquer':
      return {
        seanceId: id(banc.registre.seances, 0),
        date: addDays(banc.aujourdhui, at(1) % 20),
        heure: null,
        lieu: null,
      };
    case 'seances.pointer': {
      const mode = pick(['present', 'present', 'distance', 'absent', 'mandat'] as const, 2);
      return {
        seanceId: id(banc.registre.seances, 0),
        membres: [id(banc.registre.membresDuComite, 1)],
        mode,
        mandataireId: mode === 'mandat' ? id(banc.registre.membresDuComite, 3) : null,
      };
    }
    case 'seances.deporter':
      return {
        seanceId: id(banc.registre.seances, 0),
        pointId: '1',
        membreId: id(banc.registre.membresDuComite, 1),
        motif,
      };
    case 'seances.quitter':
      return {
        seanceId: id(banc.registre.seances, 0),
        pointId: '1',
        membres: [id(banc.registre.membresDuComite, 1)],
      };
    case 'seances.rendreAvis':
      return {
        seanceId: id(banc.registre.seances, 0),
        pointId: at(1) % 4 === 0 ? String(1 + (at(1) % 3)) : '1',
        sens: pick(SENS_AVIS, 2),
        pour: at(3) % 4 === 0 ? null : at(3) % 9,
        contre: at(3) % 4 === 0 ? null : at(4) % 5,
        abstentions: null,
        nePrendPasPart: null,
        voixSansDroit: at(5) % 4 === 0 ? at(5) % 9 : null,
        texte: text,
        reputeFondement: null,
        reputeSaisineLe: null,
      };
    case 'seances.clore':
      return { seanceId: id(banc.registre.seances, 0), date: jour(1), procesVerbal: 'PV' };
    case 'seances.publierAvis':
      return { seanceId: id(banc.registre.seances, 0), pointId: '1', date: jour(1), support: 'site' };
    case 'seances.annuler':
      return { seanceId: id(banc.registre.seances, 0), date: jour(1), motif };
    case 'delegations.abroger':
      return { delegationId: id(delegations, 0), abrogeeLe: jour(4), motif };
    case 'papiers.enregistrer':
      return { conventionId: CONVENTION_ID, signataireId, ...papier(at(3)) };
    case 'papiers.corriger':
      return { papierId: id(papiers, 0), ...papier(at(3)) };
    case 'titulaires.importer':
      return {
        conventionId: CONVENTION_ID,
        csv: `fonction;civilité;prénom;nom;début;source\n${signataireId};Madame;Ada;IMPORT${at(3) % 9};${jour(4)};décret`,
      };
    case 'denonciations.resilier':
      return {
        conventionId: CONVENTION_ID,
        partieId,
        auteurId,
        motifClause: at(2) % 9 === 0 ? 'sans_motif' : pick(['interet_general', 'accord', 'manquement'], 3),
        motif: text,
        notifieeLe: jour(1),
        numero: null,
        effetLe: null,
        indemnite: at(4) % 3 === 0 ? null : motif,
        sansDeliberation: at(5) % 3 === 0 ? null : motif,
      };
    case 'misesEnDemeure.prolonger':
      return { miseEnDemeureId, date: jour(1), jusquAu: addDays(jour(1), at(2) % 90), motif };
    case 'misesEnDemeure.remettre':
      return {
        miseEnDemeureId,
        date: at(1) % 4 === 0 ? jour(1) : banc.aujourdhui,
        a: 'Tribunal administratif',
      };
    case 'misesEnDemeure.observer':
      return { miseEnDemeureId, date: jour(1), texte: 'La partie répond.', piece: text };
    case 'denonciations.envoyer': {
      const denonciationId = id(denonciations, 0);
      const addressees =
        denonciations.get(denonciationId)?.partieId === 'region'
          ? ['prefete', 'recteur', 'draaf']
          : ['president'];
      return {
        denonciationId,
        envois: addressees.map((destinataireId) => ({
          destinataireId,
          numero: `2C ${at(4)}`,
          depotLe: jour(1),
          preuveDepot: text,
        })),
      };
    }
    case 'denonciations.suivreEnvoi': {
      const denonciationId = id(denonciations, 0);
      const envois = denonciations.get(denonciationId)?.envois ?? [];
      return {
        denonciationId,
        envoiId: envois.length === 0 ? 'rien' : pick(envois, 1).id,
        presentationLe: at(2) % 2 === 0 ? jour(2) : null,
        distributionLe: at(3) % 3 === 0 ? jour(3) : null,
        retour:
          at(4) % 4 === 0
            ? { date: jour(4), motif: pick(['non_reclame', 'refuse', 'adresse_inconnue'], 5) }
            : null,
      };
    }
    case 'denonciations.enregistrerSuite':
      return {
        denonciationId: id(denonciations, 0),
        nature: pick(['retrait', 'annulation', 'suspension', 'fin_suspension', 'reprise'], 2),
        date: jour(1),
        reference: motif,
      };
    case 'denonciations.enregistrerReception':
      return { denonciationId: id(denonciations, 0), date: jour(1) };
  }
}

/** How many beginnings there are: the next ones than the third are as the first three. */
export const DEPARTS = 11;

/**
 * Unsigned, in force, or with a delay already running: many walks begin where a denunciation is near. The last ones are
 * on a record of before clauses were kept, and on conventions whose effect waits for a fact.
 */
export function startOf(start: number): Banc {
  const aujourdhui = d('2026-01-05');
  if (start === 0 || start === 8) return new Banc(aujourdhui);
  if (start === 1) return avecPreavis(signed(aujourdhui));
  if (start === 3) {
    const { clauses: _clauses, ...before } = CONVENTION_AURA;
    return signed(aujourdhui, before);
  }
  if (start === 4) return signed(aujourdhui, attendant('notification', 'sa notification', false));
  if (start === 5)
    return signed(aujourdhui, attendant('transmission', 'sa transmission au représentant de l’État', true));
  if (start === 6) return signed(aujourdhui, attendant('publication', 'sa publication', true));
  const banc = signed();
  withEnvoi(banc);
  return banc;
}

/** A second clause beside the first: either party may leave with three months' notice from reception. */
function avecPreavis(banc: Banc): Banc {
  const { clauses = [] } = banc.convention;
  const [found] = clauses.filter(({ parametres }) => parametres.nature === 'resiliation');
  if (found?.parametres.nature !== 'resiliation') throw new Error('no clause');
  const parametres = { ...found.parametres, motif: 'sans_motif', n: 3, depart: 'reception' } as const;
  banc.apply([
    put('conventions', {
      ...banc.convention,
      clauses: [...clauses, { ...found, id: 'preavis', parametres }],
    }),
  ]);
  return banc;
}

/** What must be true of a registry at rest, whatever led to it. */
export function checkInvariants(banc: Banc): void {
  const { registre, convention } = banc;
  const { signatures, parties } = convention;
  const all = parties.flatMap((partie) => partie.signataires.map(({ id }) => id));
  const complete = all.every((id) => signatures.some(({ signataireId }) => signataireId === id));
  const effet = effetOf(convention);
  const depart = clauseEffetDe(convention)?.parametres.depart ?? 'derniere_signature';
  const attend =
    depart !== 'derniere_signature' && !(convention.faits ?? []).some(({ nature }) => nature === depart);
  expect(effet.etat === 'non_determine').toBe(!complete || attend);

  for (const jour of [addDays(banc.aujourdhui, -400), banc.aujourdhui, addDays(banc.aujourdhui, 4000)]) {
    const etat = banc.etat(jour);
    if (etat === 'en_vigueur') {
      expect(complete).toBe(true);
      expect(signatures.every(({ date }) => date <= jour) || convention.effetRetenu !== null).toBe(true);
    }
    if (etat === 'expiree') expect(termeEnVigueur(registre, convention, jour).etat).toBe('confirme');
    if (etat === 'denoncee' || etat === 'resiliee')
      expect([...registre.denonciations.values()].filter(tient)).toHaveLength(1);
  }

  for (const denonciation of registre.denonciations.values()) {
    // Withdrawn or annulled, it ends nothing, and its notice may have lived on.
    if (etatDenonciation(denonciation) === 'tombee') continue;
    if (denonciation.miseEnDemeureId === null) {
      const ground = denonciation.clause?.parametres.motif;
      // The general interest needs no clause, and says what is owed for it; all together may end what they agreed.
      if (ground === 'interet_general') expect((denonciation.indemnite ?? '').trim()).not.toBe('');
      if (ground === 'interet_general' || ground === 'accord') continue;
      // Three months from reception, by the clause: never less than ninety days less two, never before it is received.
      expect(ground).toBe('sans_motif');
      const fin = effetPropre(denonciation);
      if (denonciation.receptionLe === null) expect(fin).toBeNull();
      else expect(fin !== null && fin > addDays(denonciation.receptionLe, 89)).toBe(true);
      continue;
    }
    const med = registre.misesEnDemeure.get(denonciation.miseEnDemeureId)!;
    expect(med.regularisation).toBeNull();
    expect(med.retrait).toBeNull();
    const { strict, prudent, depart } = med.delai!.calcul;
    expect(denonciation.notifieeLe >= strict.premierJour).toBe(true);
    if (denonciation.derogation === null) expect(denonciation.notifieeLe >= prudent.premierJour).toBe(true);
    // Without the engine: two months are never less than 59 days, and the last one must be over.
    expect(denonciation.notifieeLe >= addDays(depart, 60)).toBe(true);
    expect(med.envois.some(({ depotLe }) => depotLe === depart)).toBe(true);
    expect(denonciation.partieId).toBe(med.partieEmettriceId);
  }

  const numeros: number[] = [];
  for (const avenant of registre.avenants.values()) {
    const full = all.every((id) => avenant.signatures.some(({ signataireId }) => signataireId === id));
    // Numbered when it is put to signature, and never before.
    expect(avenant.numero !== null).toBe(avenant.miseALaSignature !== null);
    if (avenant.numero !== null) numeros.push(avenant.numero);
    const { miseALaSignature: mise, refus, abandon, instruction, saisine } = avenant;
    expect([full, refus !== null, abandon !== null].filter(Boolean).length).toBeLessThan(2);
    for (const etape of [instruction, saisine, refus])
      expect(etape === null || etape.date >= avenant.demande.date).toBe(true);
    // Whatever was put to signature has an avis before it, is signed after it, and reads as it did that day.
    expect(mise !== null || avenant.signatures.length === 0).toBe(true);
    if (mise !== null) {
      expect(mise.empreinteProjet).toBe(sha256(texteDuProjet(avenant)));
      expect(avenant.signatures.every(({ date }) => date >= mise.date)).toBe(true);
      const before = avisOf(registre, avenant.id).filter(({ sens }) => isAvisRendu(sens));
      expect(before.some(({ seance }) => seance.date <= mise.date)).toBe(true);
    }
    if (avenant.signatures.length === 0) continue;
    const first = avenant.signatures.map(({ date }) => date).reduce(minDate);
    const given = avisOf(registre, avenant.id).filter(
      ({ sens, seance }) => isAvisRendu(sens) && seance.date <= first,
    );
    expect(given.length).toBeGreaterThan(0);
    if (avenant.motifTexteModifie === null) {
      expect(given.map(({ empreinteProjet }) => empreinteProjet)).toContain(sha256(texteDuProjet(avenant)));
    }
    expect(first >= avenant.demande.date).toBe(true);
    if (effet.etat === 'determine' && avenant.abandon === null) {
      expect(
        avenant.signatures.every(
          ({ date }) =>
            date >= effet.date && date <= (termeEnVigueur(registre, convention, date).date ?? date),
        ),
      ).toBe(true);
    }
  }
  expect(new Set(numeros).size).toBe(numeros.length);

  for (const med of registre.misesEnDemeure.values()) {
    if (med.envois.length === 0) expect(med.delai).toBeNull();
    if (
      med.delai !== null &&
      med.regularisation === null &&
      med.retrait === null &&
      registre.denonciations.size === 0
    ) {
      const last = envoisDuDelai(med)
        .filter(isEffectif)
        .map(({ depotLe }) => depotLe)
        .sort()
        .at(-1);
      expect(med.delai.calcul.depart).toBe(last);
    }
  }
}

/** Someone will not sign what goes round: there is then a circuit to take up again. */
export function arreterPaquet(banc: Banc): void {
  const paquet = [...banc.registre.paquets.values()].find(estOuvert);
  if (paquet === undefined || paquet.refus !== null) return;
  for (const { signataireId } of paquet.circuit) {
    const input = { paquetId: paquet.id, signataireId, date: banc.aujourdhui, motif: 'Motif d’essai' };
    const decision = refuserPaquet(banc.registre, input, banc.contexte);
    if (!decision.ok) continue;
    banc.apply(decision.value.changes);
    return;
  }
}

/** What a séance goes through, in its order, and how far it must have gone for each of its acts to have a meaning. */
const ETAPES_SEANCE = [
  'instances.creer',
  'membresDuComite.enregistrer',
  'seances.programmer',
  'seances.inscrire',
  'seances.convoquer',
  'seances.pointer',
  'seances.rendreAvis',
] as const;
const APRES_ETAPES: Partial<Readonly<Record<CommandMethod, number>>> = {
  'instances.renommer': 1,
  'instances.regler': 1,
  'membresDuComite.enregistrer': 1,
  'membresDuComite.corriger': 2,
  'membresDuComite.terminer': 2,
  'seances.programmer': 2,
  'seances.modifier': 3,
  'seances.annuler': 3,
  'seances.inscrire': 3,
  'seances.retirerPoint': 4,
  'seances.convoquer': 4,
  'seances.pointer': 5,
  'seances.deporter': 5,
  'seances.reconvoquer': 6,
  'seances.quitter': 6,
  'seances.rendreAvis': 6,
  'seances.clore': 7,
  'seances.publierAvis': 7,
};

/** Leads a séance towards where an act of the committee has a meaning, by its own commands; what is refused is left. */
export function menerSeance(banc: Banc, action: CommandMethod, n: Step['n']): void {
  for (const etape of ETAPES_SEANCE.slice(0, APRES_ETAPES[action] ?? 0)) {
    const rule = COMMANDS[etape] as (
      registre: Registre,
      input: unknown,
      contexte: Contexte,
    ) => DecisionResult;
    const decision = rule(banc.registre, inputOf(banc, etape, n), banc.contexte);
    if (decision.ok) banc.apply(decision.value.changes);
  }
}

/** Lets an act go round, where none does and one may: what a walk does of packets then has something to be about. */
export function ouvrirPaquet(banc: Banc, projets: boolean): void {
  if ([...banc.registre.paquets.values()].some(estOuvert)) return;
  for (const { id, miseALaSignature } of banc.registre.avenants.values()) {
    // Putting to signature mostly stays a step of its own.
    if (miseALaSignature === null && !projets) continue;
    const decision = creerPaquet(
      banc.registre,
      {
        objet: { collection: 'avenants', id },
        date: miseALaSignature?.date ?? banc.aujourdhui,
        support: 'papier',
        nombreOriginaux: 4,
        circuit: null,
        visas: ['Service juridique'],
        motifTexteModifie: 'Motif d’essai',
        motifAvis: 'Motif d’essai',
        empreinteTexte: '0'.repeat(64),
      },
      banc.contexte,
    );
    if (!decision.ok) continue;
    banc.apply(decision.value.changes);
    return;
  }
}
