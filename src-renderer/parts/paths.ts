import type { ObjetDeTable } from '#domain/etats/objets';
import { ACTES } from '#registre/actes';
import { DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { NatureDocument } from '#registre/documents';
import { estSansFiche } from '#registre/listes';
import type { NomListe } from '#registre/listes';
import type { Borne } from '#contract/texte';
import type { NomActe } from '#registre/actes';
import type { LieuView, OngletConvention } from '#contract/views';
import { parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

export const ONGLETS: readonly OngletConvention[] = [
  'texte',
  'clauses',
  'parties',
  'avenants',
  'avis',
  ...FICHES_PLATES,
  'resiliation',
  'documents',
  'paquets',
  'chronologie',
  'journal',
];

/** The lists that stand behind another tab rather than beside it: reached from there, and shown under it. */
const DERRIERE: Partial<Record<OngletConvention, OngletConvention>> = {
  titulaires: 'parties',
  delegations: 'parties',
  echeancesLibres: 'chronologie',
  papiers: 'parties',
};

/** The tab of the bar that a list is under: its own, most often. */
export const ongletDe = (onglet: OngletConvention): OngletConvention => DERRIERE[onglet] ?? onglet;

/** The bar of tabs. */
export const ONGLETS_EN_VUE = ONGLETS.filter((onglet) => ongletDe(onglet) === onglet);

/** What is settled on the page of the settings, each found and reached by itself. */
export const REGLAGES = [
  'theme',
  'densite',
  'taille',
  'donnees',
  'calendrier',
  'accessibilite',
  'apropos',
] as const;
export type Reglage = (typeof REGLAGES)[number];

const PROJET = 'projet:';

/** One end of a comparison as the address has it: « 2026-03-12 », « projet:avenant-2 ». */
export const borneAdresse = (borne: Borne): string =>
  borne.nature === 'date' ? borne.date : `${PROJET}${borne.avenantId}`;

/** What an address says of an end; null when it says no day and no draft. */
export function borneLue(adresse: string): Borne | null {
  if (adresse.startsWith(PROJET) && adresse.length > PROJET.length)
    return { nature: 'projet', avenantId: adresse.slice(PROJET.length) };
  const date = parseCivilDate(adresse);
  return date === null ? null : { nature: 'date', date };
}

/** The addresses of the screens. Those of the forms are in features/convention/forms/paths.ts. */
export const paths = {
  accueil: '/',
  conventions: '/conventions',
  /** Where a convention begins: from a file, a pasted text, a model. */
  nouvelleConvention: '/conventions/nouvelle',
  chronologie: '/chronologie',
  /** The lists over every convention. */
  liste: (liste: NomListe): string => {
    if (liste === 'conventions' || estSansFiche(liste)) return `/${liste}`;
    return `/listes/${DESCRIPTIONS[liste].tableau ?? liste}`;
  },
  echeancier: '/echeances',
  /** One date: its reasoning, its reminders. */
  echeance: (cle: string, params?: URLSearchParams) => {
    const next = new URLSearchParams(params);
    next.set('ouvrir', cle);
    return `/echeances?${next.toString()}`;
  },
  couverture: '/echeances/couverture',
  retroplanning: '/echeances/retroplanning',
  retroplanningDe: (avenantId: string) => `/echeances/retroplanning?avenant=${encodeURIComponent(avenantId)}`,
  quitterPlanning: (conventionId: string, avenantId: string) =>
    `/conventions/${encodeURIComponent(conventionId)}/avenants/${encodeURIComponent(avenantId)}/planning/quitter`,
  /** The committee: its séances, its members, its names and rules. */
  comite: '/comite',
  /** One member, among those of the committee. */
  membreDuComite: (id: string) => `/comite/membres?membre=${encodeURIComponent(id)}`,
  /** One of the screens of one committee, where the registry has several. */
  duComite: (id: string, vue?: 'membres' | 'regles') =>
    `/comite${vue === undefined ? '' : `/${vue}`}?comite=${encodeURIComponent(id)}`,
  seance: (id: string) => `/comite/seances/${encodeURIComponent(id)}`,
  /** What awaits each person's signature, over every convention. */
  signatures: '/signatures',
  delais: '/delais',
  journal: '/journal',
  sauvegardes: '/sauvegardes',
  echanges: '/echanges',
  reglages: '/reglages',
  modeles: '/reglages/modeles',
  reglage: (nom: Reglage) => `/reglages?aller=${nom}`,
  corbeille: '/corbeille',
  premiersPas: '/premiers-pas',
  sauvegarde: (id: string) => `/sauvegardes/${encodeURIComponent(id)}`,
  /** The convention itself, whatever its tab. */
  dossier: (id: string) => `/conventions/${encodeURIComponent(id)}`,
  convention: (id: string, onglet: OngletConvention = 'texte') =>
    `/conventions/${encodeURIComponent(id)}/${onglet}`,
  /** One act in the tab where it stands. */
  acte: (conventionId: string, onglet: OngletConvention, acteId: string) =>
    `/conventions/${encodeURIComponent(conventionId)}/${onglet}/${encodeURIComponent(acteId)}`,
  /** Where a thing is dealt with: its act, or its tab when it is about none. */
  lieu: ({ conventionId, onglet, acteId }: LieuView): string =>
    onglet === 'seances'
      ? acteId === null
        ? paths.duComite(conventionId)
        : paths.seance(acteId)
      : onglet === 'membresDuComite'
        ? paths.duComite(conventionId, 'membres')
        : acteId === null
          ? paths.convention(conventionId, onglet)
          : paths.acte(conventionId, onglet, acteId),
  /** The form of an act on one record of a convention; the convention itself where the act is about it. */
  formulaire: (conventionId: string, acte: NomActe, id: string) => {
    const adresse = (ACTES[acte].adresse ?? '').replace(/:[A-Za-z]+/u, encodeURIComponent(id));
    return adresse.startsWith('/') ? adresse : `/conventions/${encodeURIComponent(conventionId)}/${adresse}`;
  },
  /** Where the text of a convention that nobody has signed is written anew. */
  rediger: (conventionId: string) => `/conventions/${encodeURIComponent(conventionId)}/rediger`,
  /** The table of states of one kind of object, the present one in sight. */
  etats: (objet: ObjetDeTable, etat: string | null = null) =>
    `/aide/etats/${objet}${etat === null ? '' : `?etat=${etat}`}`,
  /** `lie`: one of the documents that go with it. */
  document: (conventionId: string, type: NatureDocument, id: string, lie?: NatureDocument) =>
    `/conventions/${encodeURIComponent(conventionId)}/documents?acte=${type}&id=${encodeURIComponent(id)}${
      lie === undefined ? '' : `&document=${lie}`
    }`,
  /** Where the text of an avenant is written, on the convention itself. */
  atelier: (conventionId: string, avenantId: string) =>
    `/conventions/${encodeURIComponent(conventionId)}/avenants/${encodeURIComponent(avenantId)}/texte`,
  pieces: (conventionId: string) => `/conventions/${encodeURIComponent(conventionId)}/documents?acte=pieces`,
  /** The text in force on a day, drafts taken in. */
  texteAu: (conventionId: string, jour: CivilDate, projets: readonly string[] = []) =>
    `/conventions/${encodeURIComponent(conventionId)}/texte?au=${jour}${
      projets.length === 0 ? '' : `&projets=${encodeURIComponent(projets.join(','))}`
    }`,
  comparer: (conventionId: string, bornes?: { readonly de: Borne; readonly a: Borne }) =>
    `/conventions/${encodeURIComponent(conventionId)}/comparer${
      bornes === undefined
        ? ''
        : `?de=${encodeURIComponent(borneAdresse(bornes.de))}&a=${encodeURIComponent(borneAdresse(bornes.a))}`
    }`,
  /** The form of a change of holder, with what is already known of it: fields by their name. */
  changementTitulaire: (conventionId: string, known: Readonly<Record<string, string | null>>) => {
    const said = Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    const query = new URLSearchParams(said).toString();
    return `/conventions/${encodeURIComponent(conventionId)}/${ACTES['titulaires.enregistrer'].adresse}?${query}`;
  },
} as const;

export const isOnglet = (text: string | undefined): text is OngletConvention =>
  ONGLETS.some((onglet) => onglet === text);

/** A screen of the committee, rather than a tab of a convention. */
export const estDuComite = (onglet: LieuView['onglet']): onglet is 'seances' | 'membresDuComite' =>
  onglet === 'seances' || onglet === 'membresDuComite';
