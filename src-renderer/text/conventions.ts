/** The list of conventions, beside what every list says. */
export const textConventions = {
  empty: 'Ce registre ne contient aucune convention',
  add: 'Nouvelle convention',
  emptyDetail:
    'Reprenez la vôtre par « Nouvelle convention », ou ouvrez l’une de celles qui accompagnent l’application.',
  emptyAction: 'Premiers pas',
} as const;
