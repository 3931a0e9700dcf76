import type { Parsed } from '#contract/procedures';
import { addDays, addMonths, civilDate, formatDate, minDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import type { Personne } from '#domain/parties/partie';
import type { CommandMethod } from '../commands';
import { CONVENTION_AURA } from './auvergne-rhone-alpes';

/** Before this day some acts of the sequel would lie in the future. */
export const PREMIER_REPERE = civilDate('2025-09-01');
const DERNIER_REPERE = civilDate('2028-06-30');

export const CONVENTION_DEMONSTRATION_ID = 'convention-demonstration-2022-2028';

/** None of its acts exists. Loaded before conventions said so themselves, the demonstration is known by its id. */
export const estFictive = ({ id, fictive }: Pick<Convention, 'id' | 'fictive'>): boolean =>
  fictive === true || id === CONVENTION_DEMONSTRATION_ID;

/** Nobody real is made to sign fictional acts: the offices are those of the convention, the names say what they are. */
const TITULAIRES: Readonly<Record<string, Personne>> = {
  prefete: { civilite: 'Madame', prenom: 'Claire', nom: 'EXEMPLE' },
  recteur: { civilite: 'Monsieur', prenom: 'Hugo', nom: 'FICTIF' },
  draaf: { civilite: 'Monsieur', prenom: 'Paul', nom: 'MODÈLE' },
  president: { civilite: 'Monsieur', prenom: 'Louis', nom: 'SPÉCIMEN' },
};

const ADRESSES: Readonly<Record<string, readonly string[]>> = {
  prefete: ['Préfecture de région (adresse fictive)', '1 place de l’Exemple', '69000 LYON'],
  recteur: ['Rectorat de région académique (adresse fictive)', '2 rue du Modèle', '69000 LYON'],
  draaf: ['Direction régionale (adresse fictive)', '3 avenue du Spécimen', '69000 LYON'],
  president: ['Hôtel de Région (adresse fictive)', '4 esplanade de la Démonstration', '69000 LYON'],
};

export function conventionDemonstration(): Convention {
  return {
    ...CONVENTION_AURA,
    id: CONVENTION_DEMONSTRATION_ID,
    fictive: true,
    titreCourt: 'Démonstration\u00A0: convention SPRO Auvergne-Rhône-Alpes 2022-2028',
    parties: CONVENTION_AURA.parties.map((partie) => ({
      ...partie,
      signataires: partie.signataires.map((signataire) => ({
        ...signataire,
        personne: TITULAIRES[signataire.id] ?? signataire.personne,
        adresse: ADRESSES[signataire.id] ?? [],
      })),
    })),
  };
}

/** One recorded act of the fictional sequel: a command, as a user would have given it, and the ids it will take. */
export type DemoStep = {
  [M in CommandMethod]: { readonly method: M; readonly input: Parsed<M>; readonly ids: readonly string[] };
}[CommandMethod];

const step = <M extends CommandMethod>(method: M, input: Parsed<M>, ids: readonly string[] = []): DemoStep =>
  ({ method, input, ids }) as unknown as DemoStep;

/**
 * The sequel, as commands: it goes through the same rules as everything else. Dates close to `aujourdhui`, so that
 * there is always something past, something running and something to come.
 */
export function demonstrationSteps(aujourdhui: CivilDate): readonly DemoStep[] {
  // The convention ends with 2028: later, the sequel stays at the last days when something could still happen.
  const repere = minDate(aujourdhui, DERNIER_REPERE);
  const conventionId = CONVENTION_DEMONSTRATION_ID;
  const ago = (days: number): CivilDate => addDays(repere, -days);
  const four = (...dates: readonly [CivilDate, CivilDate, CivilDate, CivilDate]) => [
    { signataireId: 'prefete', date: dates[0] },
    { signataireId: 'recteur', date: dates[1] },
    { signataireId: 'draaf', date: dates[2] },
    { signataireId: 'president', date: dates[3] },
  ];
  const instance =
    'Comité régional de l’emploi, de la formation et de l’orientation professionnelles (CREFOP)';
  const seance = (date: CivilDate) => ({
    date,
    formation: 'pleniere' as const,
    lieu: 'Lyon, Hôtel de Région',
    convocationLe: addDays(date, -14),
    quorum: { membres: 40, presents: 31 },
    procesVerbal: `Procès-verbal du ${formatDate(date)} (fictif)`,
  });
  return [
    step('conventions.signer', {
      conventionId,
      signatures: four(
        civilDate('2023-09-14'),
        civilDate('2023-09-19'),
        civilDate('2023-09-19'),
        civilDate('2023-10-02'),
      ),
    }),

    step(
      'avenants.demander',
      {
        conventionId,
        objet: 'Création d’un groupe technique des réseaux de l’orientation',
        partieId: 'region',
        date: civilDate('2024-03-11'),
        auteurId: 'president',
        piece: 'Courrier du 11 mars 2024 (fictif)',
        articles: [
          {
            titre: 'Article 1er – Objet',
            alineas: [
              'Le présent avenant crée, auprès du CREFOP, un groupe technique des réseaux de l’orientation.',
            ],
          },
        ],
        priseEffet: { nature: 'signature' },
      },
      ['avenant-groupe-technique'],
    ),
    step(
      'avenants.ajouterOperations',
      {
        avenantId: 'avenant-groupe-technique',
        operations: [
          {
            modification: {
              nature: 'inserer_division',
              apres: 'art5',
              sorte: 'article',
              numero: '5-1',
              intitule: "ARTICLE 5-1 : GROUPE TECHNIQUE DES RÉSEAUX DE L'ORIENTATION",
              alineas: [
                {
                  niveau: 0,
                  marque: null,
                  texte:
                    "Un groupe technique des réseaux de l'orientation se réunit au moins deux fois par an.",
                },
                { niveau: 0, marque: null, texte: 'Il rend compte de ses travaux au CREFOP.' },
              ],
            },
            phrase: null,
          },
        ],
      },
      ['operation-groupe-technique'],
    ),
    step(
      'avis.enregistrer',
      {
        avenantId: 'avenant-groupe-technique',
        instance,
        seance: seance(civilDate('2024-05-16')),
        sens: 'favorable_avec_recommandations',
        votes: { pour: 27, contre: 1, abstentions: 2, nePrendPasPart: 1 },
        texte: 'Le comité recommande que le groupe technique associe les branches professionnelles.',
      },
      ['avis-groupe-technique'],
    ),
    step('avis.publier', {
      avisId: 'avis-groupe-technique',
      date: civilDate('2024-05-30'),
      support: 'Site du comité régional (publication fictive)',
    }),
    step('avenants.signer', {
      avenantId: 'avenant-groupe-technique',
      signatures: four(
        civilDate('2024-06-24'),
        civilDate('2024-06-25'),
        civilDate('2024-06-25'),
        civilDate('2024-07-01'),
      ),
      numero: null,
      motifTexteModifie: null,
      motifAvis: null,
    }),

    step(
      'misesEnDemeure.preparer',
      {
        conventionId,
        partieEmettriceId: 'etat',
        partieDestinataireId: null,
        coauteurIds: [],
        auteurId: 'prefete',
        griefs: [
          {
            obligationId: 'ART2-2-6',
            faits:
              'Le bilan d’activité du service public régional de l’orientation pour 2024 n’a pas été établi.',
            dateFaits: civilDate('2025-01-31'),
            pieces: 'Relance du 10 février 2025 (fictive)',
            miseEnConformite: 'Transmettre le bilan d’activité de l’année 2024.',
          },
        ],
      },
      ['mise-en-demeure-bilan-2024'],
    ),
    step('misesEnDemeure.signer', {
      miseEnDemeureId: 'mise-en-demeure-bilan-2024',
      date: civilDate('2025-03-03'),
    }),
    step(
      'misesEnDemeure.envoyer',
      {
        miseEnDemeureId: 'mise-en-demeure-bilan-2024',
        envois: [
          {
            destinataireId: 'president',
            numero: '1A 000 000 0001 1',
            depotLe: civilDate('2025-03-04'),
            preuveDepot: 'Preuve de dépôt du 4 mars 2025 (fictive)',
          },
        ],
      },
      ['envoi-bilan-president'],
    ),
    step('misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId: 'mise-en-demeure-bilan-2024',
      envoiId: 'envoi-bilan-president',
      preuveDepot: null,
      presentationLe: civilDate('2025-03-06'),
      distributionLe: civilDate('2025-03-06'),
      retour: null,
    }),
    step('misesEnDemeure.regulariser', {
      miseEnDemeureId: 'mise-en-demeure-bilan-2024',
      date: civilDate('2025-04-11'),
      motif: 'Bilan d’activité 2024 reçu et validé.',
    }),

    step(
      'avenants.demander',
      {
        conventionId,
        objet: 'Précision des modalités de professionnalisation',
        partieId: 'etat',
        date: ago(95),
        auteurId: 'recteur',
        piece: null,
        articles: [
          {
            titre: 'Article 1er – Objet',
            alineas: [
              'Le présent avenant précise l’offre de professionnalisation ouverte aux agents des deux parties.',
            ],
          },
        ],
        priseEffet: { nature: 'signature' },
      },
      ['avenant-professionnalisation'],
    ),
    step(
      'avenants.ajouterOperations',
      {
        avenantId: 'avenant-professionnalisation',
        operations: [
          {
            modification: {
              nature: 'remplacer_mots',
              cible: { divisionId: 'art3', alineaId: 'art3-4' },
              ancien: 'dans le cadre du SPRO',
              nouveau: 'dans le cadre du SPRO, selon un calendrier arrêté chaque année',
              partout: false,
            },
            phrase: null,
          },
        ],
      },
      ['operation-calendrier'],
    ),
    step(
      'avis.enregistrer',
      {
        avenantId: 'avenant-professionnalisation',
        instance,
        seance: seance(ago(33)),
        sens: 'defavorable',
        votes: { pour: 11, contre: 16, abstentions: 4, nePrendPasPart: 0 },
        texte: 'Le comité estime que le calendrier devrait être arrêté par bassin d’emploi.',
      },
      ['avis-professionnalisation'],
    ),

    step(
      'avenants.demander',
      {
        conventionId,
        objet: 'Actualisation des axes du schéma de développement',
        partieId: 'region',
        date: ago(18),
        auteurId: 'president',
        piece: 'Courrier de demande (fictif)',
        articles: [
          {
            titre: 'Article 1er – Objet',
            alineas: [
              'Le présent avenant actualise le plan d’action du schéma de développement mentionné à l’article 4.',
            ],
          },
        ],
        priseEffet: { nature: 'date', date: addMonths(repere, 4) },
      },
      ['avenant-axes-schema'],
    ),
    step(
      'avenants.ajouterOperations',
      {
        avenantId: 'avenant-axes-schema',
        operations: [
          {
            modification: {
              nature: 'remplacer_mots',
              cible: { divisionId: 'art4', alineaId: 'art4-3' },
              ancien: 'en 7 axes',
              nouveau: 'en 8 axes',
              partout: false,
            },
            phrase: null,
          },
          {
            modification: {
              nature: 'inserer_alineas',
              divisionId: 'art4',
              apres: 'art4-10',
              alineas: [
                {
                  niveau: 2,
                  marque: '-',
                  texte: 'Mesurer chaque année la satisfaction des publics accueillis.',
                },
              ],
            },
            phrase: null,
          },
        ],
      },
      ['operation-huit-axes', 'operation-huitieme-axe'],
    ),

    step(
      'misesEnDemeure.preparer',
      {
        conventionId,
        partieEmettriceId: 'region',
        partieDestinataireId: null,
        coauteurIds: [],
        auteurId: 'president',
        griefs: [
          {
            obligationId: 'ART3-4',
            faits:
              'Aucun représentant des services concernés n’a pris part aux trois derniers groupes de travail régionaux.',
            dateFaits: ago(70),
            pieces: 'Feuilles d’émargement (fictives)',
            miseEnConformite: 'Désigner un représentant et participer aux prochains groupes de travail.',
          },
        ],
      },
      ['mise-en-demeure-groupes-de-travail'],
    ),
    step('misesEnDemeure.signer', { miseEnDemeureId: 'mise-en-demeure-groupes-de-travail', date: ago(41) }),
    step(
      'misesEnDemeure.envoyer',
      {
        miseEnDemeureId: 'mise-en-demeure-groupes-de-travail',
        envois: [
          {
            destinataireId: 'prefete',
            numero: '1A 000 000 0002 2',
            depotLe: ago(40),
            preuveDepot: 'Preuve de dépôt (fictive)',
          },
          {
            destinataireId: 'recteur',
            numero: '1A 000 000 0003 3',
            depotLe: ago(40),
            preuveDepot: 'Preuve de dépôt (fictive)',
          },
          { destinataireId: 'draaf', numero: '1A 000 000 0004 4', depotLe: ago(39), preuveDepot: null },
        ],
      },
      ['envoi-groupes-prefete', 'envoi-groupes-recteur', 'envoi-groupes-draaf'],
    ),
    step('misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId: 'mise-en-demeure-groupes-de-travail',
      envoiId: 'envoi-groupes-prefete',
      preuveDepot: null,
      presentationLe: ago(38),
      distributionLe: ago(38),
      retour: null,
    }),
  ];
}
