import { counted } from '#domain/french';

/** Words shared by every screen. */
export const textCommun = {
  app: 'Registre CREFOP',
  close: 'Fermer',
  clear: 'Effacer',
  retry: 'Réessayer',
  cancel: 'Annuler',
  previous: 'Précédent',
  next: 'Suivant',
  loading: 'Chargement…',
  source: 'Source',
  remedy: 'Ce qui le permettrait',
  reason: 'Motif',
  yes: 'Oui',
  no: 'Non',
  none: 'Aucun',
  unknown: 'Non renseigné',
  today: 'aujourd’hui',
  cause: 'Cause',
  table: 'Tableau',
  readError: 'Ces informations n’ont pas pu être lues',
  hiddenDetail: 'Code',
  toKnow: 'À savoir',
  more: 'Détail',
  /** « dans 3 jours », « aujourd’hui », « depuis 2 jours ». */
  inDays: (days: number): string => {
    if (days === 0) return 'aujourd’hui';
    if (days === 1) return 'demain';
    if (days === -1) return 'depuis hier';
    return days > 0 ? `dans ${days} jours` : `depuis ${-days} jours`;
  },
  andMore: (n: number): string => `… et ${counted(n, 'autre')}.`,
} as const;
