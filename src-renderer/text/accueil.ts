import type { FiltreTravail } from '#contract/travail';
import { counted, s } from '#domain/french';

/** Home: what is due, what is blocked, what comes next. */
export const textAccueil = {
  title: 'Accueil',
  lead: (date: string) => `À faire au ${date}`,
  counts: 'Vue d’ensemble',
  conventions: (n: number) => counted(n, 'convention'),
  enVigueur: (n: number) => `${n} en vigueur`,
  avenants: (n: number) => `${counted(n, 'avenant')} en cours`,
  misesEnDemeure: (n: number) => `${counted(n, 'mise', 'mises')} en demeure ouverte${s(n)}`,
  filters: 'Restreindre la liste',
  filtre: {
    tout: 'Tout',
    retard: 'En retard',
    7: '7 jours',
    30: '30 jours',
    60: '60 jours',
    sans_date: 'Sans date',
    bloque: 'Bloqué',
    a_signer: 'À signer',
  } satisfies Readonly<Record<FiltreTravail, string>>,
  table: 'À faire',
  columns: ['Échéance', 'Acte', 'À faire', 'Attendu de', 'Étape suivante'],
  noDate: 'sans date',
  nobody: '–',
  blocked: 'Bloqué\u00a0:',
  open: 'Ouvrir',
  whyOf: (what: string) => `Pourquoi\u00a0: ${what}`,
  checking: 'Contrôle du texte des projets…',
  nothing: 'Rien n’est à faire\u00a0: le registre est à jour.',
  nothingHere: 'Rien ne correspond à ce filtre.',
  seeConventions: 'Voir les conventions',
} as const;
