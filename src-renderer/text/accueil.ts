/** Home: what is due, what is blocked, what comes next. */
export const textAccueil = {
  title: 'Accueil',
  lead: (date: string) => `État du registre au ${date}.`,
  counts: 'Vue d’ensemble',
  conventions: (n: number) => (n > 1 ? 'conventions' : 'convention'),
  enVigueur: (_n: number) => 'en vigueur',
  avenants: (n: number) => (n > 1 ? 'avenants en cours' : 'avenant en cours'),
  misesEnDemeure: (n: number) => (n > 1 ? 'mises en demeure ouvertes' : 'mise en demeure ouverte'),
  overdue: 'En retard',
  coming: 'Dans les 60 jours',
  comingEmpty: 'Aucune échéance dans les 60 jours.',
  blocked: 'Bloqué',
  blockedEmpty: 'Rien n’est bloqué.',
  next: 'Prochaines étapes',
  nextEmpty: 'Aucune étape en attente : le registre est à jour.',
  open: 'Ouvrir',
  openTab: (onglet: string) => `Onglet «\u00a0${onglet}\u00a0»`,
} as const;
