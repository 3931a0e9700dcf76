/** Why a backup was made. */
export const GENRES_SAUVEGARDE = [
  'automatique',
  'manuelle',
  'avant-migration',
  'avant-restauration',
] as const;
export type GenreSauvegarde = (typeof GENRES_SAUVEGARDE)[number];

/** Where it is kept: in the registry's folder, or in the second folder of the user's choice. */
export const LIEUX_SAUVEGARDE = ['principal', 'secondaire'] as const;
export type LieuSauvegarde = (typeof LIEUX_SAUVEGARDE)[number];

/** Inside a sentence. */
export const LIEU_SAUVEGARDE_LABELS: Readonly<Record<LieuSauvegarde, string>> = {
  principal: 'dossier du registre',
  secondaire: 'second dossier',
};
