import type { Genre, NatureRenvoi } from '#contract/journal';

/** The kind of each action, by the topic its name begins with. */
const BY_TOPIC: Readonly<Record<string, Genre>> = {
  conventions: 'convention',
  avenants: 'avenant',
  avis: 'avis',
  misesEnDemeure: 'resiliation',
  denonciations: 'resiliation',
  pieces: 'pieces',
  corbeille: 'corbeille',
  historique: 'historique',
  exemple: 'sauvegarde',
  sauvegardes: 'sauvegarde',
  echanges: 'sauvegarde',
};

export const GENRE_LABELS: Readonly<Record<Genre, string>> = {
  convention: 'Convention et signatures',
  avenant: 'Avenants',
  avis: 'Avis du comité',
  resiliation: 'Mises en demeure et dénonciations',
  pieces: 'Pièces jointes',
  corbeille: 'Corbeille',
  historique: 'Annulations et rectifications',
  sauvegarde: 'Créations, restaurations et imports',
};

/** An action of a later version reads as one of the convention, which it concerns in any case. */
export const genreOf = (action: string): Genre => BY_TOPIC[action.split('.')[0] ?? ''] ?? 'convention';

/** Whether the kind of an action is written down above, and not by default. */
export const hasGenre = (action: string): boolean => Object.hasOwn(BY_TOPIC, action.split('.')[0] ?? '');

/** What an entry with a target does to it. */
export function natureRenvoi(action: string): NatureRenvoi {
  switch (action) {
    case 'historique.annuler':
      return 'annulation';
    case 'historique.retablir':
      return 'retablissement';
    default:
      return 'rectification';
  }
}
