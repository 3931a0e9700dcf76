import type { OngletConvention } from '#contract/views';

export const ONGLETS = [
  'texte',
  'parties',
  'avenants',
  'avis',
  'resiliation',
  'documents',
  'chronologie',
  'journal',
] as const satisfies readonly OngletConvention[];

/** The addresses of the screens. Those of the forms are in features/convention/forms/paths.ts. */
export const paths = {
  accueil: '/',
  conventions: '/conventions',
  delais: '/delais',
  journal: '/journal',
  sauvegardes: '/sauvegardes',
  echanges: '/echanges',
  corbeille: '/corbeille',
  premiersPas: '/premiers-pas',
  sauvegarde: (id: string) => `/sauvegardes/${encodeURIComponent(id)}`,
  convention: (id: string, onglet: OngletConvention = 'texte') =>
    `/conventions/${encodeURIComponent(id)}/${onglet}`,
  etapesAvenant: (conventionId: string) => `/conventions/${encodeURIComponent(conventionId)}/avenants/etapes`,
  document: (conventionId: string, acte: string, id: string) =>
    `/conventions/${encodeURIComponent(conventionId)}/documents?acte=${acte}&id=${encodeURIComponent(id)}`,
  pieces: (conventionId: string) => `/conventions/${encodeURIComponent(conventionId)}/documents?acte=pieces`,
} as const;

export const isOnglet = (text: string | undefined): text is OngletConvention =>
  ONGLETS.some((onglet) => onglet === text);
