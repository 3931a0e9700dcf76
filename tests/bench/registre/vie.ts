import { createHash } from 'node:crypto';
import { addDays, civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Contexte, DecisionResult } from '#domain/decision';
import { emptyRegistre, put } from '#domain/registre';
import type { Changement } from '#domain/registre';
import type { Convention } from '#domain/fiches/convention';
import { COMMANDS } from '../../../src-main/application/commands';
import type { CommandMethod } from '../../../src-main/application/commands';
import {
  CONVENTION_DEMONSTRATION_ID,
  conventionDemonstration,
  demonstrationSteps,
} from '../../../src-main/application/exemples/demonstration';
import { avisFavorable } from '../../support/avis';

/* The life of one fictional convention, played through the rules of the domain: what they refuse is not in it. */

/** One entry of its journal. */
export type Acte = { readonly action: string; readonly changes: readonly Changement[] };

export type Mesures = {
  readonly aujourdhui: CivilDate;
  readonly avenants: number;
  readonly entrees: number;
  /** The files joined to it, already kept. */
  readonly fichiers: readonly { readonly nom: string; readonly sha256: string; readonly taille: number }[];
};

const LIEUX = [
  ['Val', 'Mont', 'Rive', 'Bois', 'Clair', 'Haut', 'Roche', 'Fond', 'Pré', 'Lande', 'Combe', 'Aigue'],
  ['brune', 'argent', 'mière', 'fontaine', 'lune', 'vert', 'neuve', 'sombre', 'dorée', 'franche', 'claire', 'forte'],
  ['Monts-d’Ombre', 'Bas-Pays', 'Grande-Île', 'Plaines-du-Fleuve', 'Marches-du-Sud', 'Côte-Inventée', 'Hautes-Terres'],
] as const; // prettier-ignore
const PRENOMS = ['Ada', 'Basile', 'Colombe', 'Désiré', 'Églantine', 'Firmin', 'Gisèle', 'Honoré', 'Iseult', 'Joachim', 'Léonie'] as const; // prettier-ignore
const NOMS = [
  ['ESSAI', 'FICTIF', 'EXEMPLE', 'MODÈLE', 'SPÉCIMEN', 'FACTICE', 'LEURRE', 'ÉBAUCHE', 'MAQUETTE'],
  ['DUBOIS', 'DE LA FABLE', 'CONTE', 'LAFEINTE', 'ROMAN', 'SONGE', 'CHIMÈRE'],
] as const;
const OBJETS = [
  'Accueil des publics en situation de handicap',
  'Calendrier des groupes de travail régionaux',
  'Partage des données de l’orientation',
  'Professionnalisation des conseillers',
  'Lutte contre le décrochage scolaire',
  'Création d’un observatoire des parcours',
  'Information sur les métiers agricoles',
  'Coordination des réseaux de proximité',
] as const;

const at = <T>(all: readonly T[], rank: number): T => all[rank % all.length] as T;
const personne = (rank: number) => ({
  civilite: rank % 2 === 0 ? ('Madame' as const) : ('Monsieur' as const),
  prenom: at(PRENOMS, rank * 7),
  nom: `${at(NOMS[0], rank)}-${at(NOMS[1], Math.trunc(rank / NOMS[0].length))}`,
});

/** « Valbrune-et-Monts-d’Ombre »: one for each of the first thousand. */
const regionDe = (rank: number): string =>
  `${at(LIEUX[0], rank)}${at(LIEUX[1], Math.trunc(rank / 12))}-et-${at(LIEUX[2], Math.trunc(rank / 144))}`;

function conventionDe(rank: number): Convention {
  const id = `convention-${rank + 1}`;
  const region = regionDe(rank);
  const text = JSON.stringify({ ...conventionDemonstration(), id });
  const renamed = JSON.parse(
    text
      .replaceAll('Auvergne-Rhône-Alpes', region)
      .replaceAll('AUVERGNE-RHÔNE-ALPES', region.toLocaleUpperCase('fr'))
      .replaceAll('LYON', 'VILLE-FICTIVE')
      .replaceAll('Lyon', 'Ville-Fictive'),
  ) as Convention;
  return {
    ...renamed,
    titreCourt: `Convention SPRO ${region} 2022-2028`,
    parties: renamed.parties.map((partie) => ({
      ...partie,
      signataires: partie.signataires.map((signataire, place) => ({
        ...signataire,
        personne: personne(rank * 4 + place + (partie.id === 'region' ? 3 : 0)),
      })),
    })),
  };
}

type Etape = { readonly method: CommandMethod; readonly input: unknown; readonly ids: readonly string[] };

/** The acts of the demonstration, on this convention, with identifiers and objects of their own. */
function etapesDe(rank: number, aujourdhui: CivilDate): readonly Etape[] {
  const steps = demonstrationSteps(aujourdhui);
  const ids = new Set(steps.flatMap((one) => one.ids));
  const text = JSON.stringify(steps, (key, value: unknown) => {
    if (value === CONVENTION_DEMONSTRATION_ID) return `convention-${rank + 1}`;
    if (typeof value === 'string' && ids.has(value)) return `${value}-${rank + 1}`;
    if (key === 'objet' && typeof value === 'string') return `${value} (${at(OBJETS, rank).toLowerCase()})`;
    return value;
  });
  return JSON.parse(text) as Etape[];
}

const SIGNATAIRES = ['prefete', 'recteur', 'draaf', 'president'] as const;

/** One more avenant, of the past: most are signed, one in three is given up. */
function avenantDe(rank: number, n: number): readonly Etape[] {
  const avenantId = `avenant-${n + 1}-${rank + 1}`;
  const jour = (days: number): CivilDate => addDays(civilDate('2024-07-15'), n * 40 + days);
  const step = (method: CommandMethod, input: unknown, ...ids: readonly string[]): Etape => ({
    method,
    input,
    ids,
  });
  const demande = step(
    'avenants.demander',
    {
      conventionId: `convention-${rank + 1}`,
      objet: `${at(OBJETS, rank + n)}, année ${2024 + (n % 5)}`,
      partieId: 'region',
      date: jour(0),
      auteurId: 'president',
      piece: `Courrier ${rank + 1}/${n + 1} (fictif)`,
      articles: [
        {
          titre: 'Article 1er – Objet',
          alineas: [`Le présent avenant porte sur : ${at(OBJETS, rank + n)}.`],
        },
      ],
      priseEffet: { nature: 'signature' },
    },
    avenantId,
  );
  if ((rank + n) % 3 === 2)
    return [
      demande,
      step('avenants.abandonner', { avenantId, date: jour(30), motif: 'La demande est retirée (fictif).' }),
    ];
  return [
    demande,
    step('avenants.instruire', { avenantId, date: jour(3), service: 'Service fictif de l’orientation' }),
    step('avenants.saisir', { avenantId, date: jour(10), seancePrevue: jour(25) }),
    step('avis.enregistrer', avisFavorable(avenantId, jour(25)), `avis-${n + 1}-${rank + 1}`),
    step('avenants.signer', {
      avenantId,
      signatures: SIGNATAIRES.map((signataireId) => ({ signataireId, date: jour(32) })),
      numero: null,
      motifTexteModifie: null,
      motifAvis: null,
    }),
  ];
}

function autresActes(rank: number): readonly Etape[] {
  const conventionId = `convention-${rank + 1}`;
  const deliberationId = `deliberation-${rank + 1}`;
  return [
    {
      method: 'deliberations.enregistrer',
      input: {
        conventionId,
        partieId: 'region',
        organe: 'commission_permanente',
        numero: `CP-2023-${(rank % 97) + 1}/${rank + 1}`,
        date: civilDate('2023-06-30'),
        derniereDate: null,
        objet: `Approbation de la convention : ${at(OBJETS, rank)}`,
      },
      ids: [deliberationId],
    },
    {
      method: 'deliberations.rendreExecutoire',
      input: { deliberationId, transmiseLe: civilDate('2023-07-05'), publieeLe: civilDate('2023-07-07') },
      ids: [],
    },
    {
      method: 'titulaires.enregistrer',
      input: {
        conventionId,
        signataireId: 'recteur',
        ...personne(rank * 3 + 1000),
        debut: civilDate('2025-11-03'),
        fin: null,
        source: 'décret du 24 octobre 2025 (fictif)',
        intitule: null,
        genre: null,
        intituleLong: null,
        appel: null,
        article: null,
      },
      ids: [`titulaire-${rank + 1}`],
    },
  ];
}

type Rule = (registre: unknown, input: unknown, contexte: Contexte) => DecisionResult;

/** What the convention of that rank has lived: as many avenants and entries as asked, no more. */
export function vieDe(rank: number, { aujourdhui, avenants, entrees, fichiers }: Mesures): readonly Acte[] {
  const registre = emptyRegistre();
  const actes: Acte[] = [];
  const record = (action: string, changes: readonly Changement[]): void => {
    for (const { collection, id, after } of changes)
      (registre[collection] as Map<string, unknown>).set(id, after);
    actes.push({ action, changes });
  };
  const play = ({ method, input, ids }: Etape): void => {
    const remaining = [...ids];
    let own = 0;
    const decision = (COMMANDS[method] as Rule)(registre, input, {
      aujourdhui,
      par: 'essai',
      newId: () => remaining.shift() ?? `x-${rank + 1}-${actes.length}-${own++}`,
      sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    });
    if (!decision.ok) throw new Error(`${method} : ${decision.error.message}`);
    record(method, decision.value.changes);
  };
  record('conventions.creer', [put('conventions', conventionDe(rank))]);
  const room = (): number => entrees - actes.length;
  let asked = 0;
  for (const one of etapesDe(rank, aujourdhui)) {
    if (one.method === 'avenants.demander' && ++asked > avenants) break;
    if (room() > 0) play(one);
  }
  for (let n = asked; n < avenants; n++) for (const one of avenantDe(rank, n)) if (room() > 0) play(one);
  for (const one of autresActes(rank)) if (room() > 0) play(one);
  for (const [n, { nom, sha256, taille }] of fichiers.entries())
    if (room() > 0)
      record('pieces.ajouter', [
        put('pieces', {
          id: `piece-${n + 1}-${rank + 1}`,
          conventionId: `convention-${rank + 1}`,
          objet: { collection: 'conventions', id: `convention-${rank + 1}` },
          nature: n === 0 ? 'acte_signe' : 'autre',
          nom: nom.replace('.', ` ${rank + 1}.`),
          type: 'text/plain',
          taille,
          sha256,
          ajouteeLe: aujourdhui,
        }),
      ]);
  // The rest of the journal: a draft written again and again, as drafts are.
  const draft = registre.avenants.get(`avenant-axes-schema-${rank + 1}`);
  for (let n = 1; draft !== undefined && room() > 0; n++)
    play({
      method: 'avenants.rediger',
      input: {
        avenantId: draft.id,
        objet: `${draft.objet}, rédaction ${n}`,
        articles: draft.articles,
        priseEffet: draft.priseEffet,
      },
      ids: [],
    });
  return actes;
}
