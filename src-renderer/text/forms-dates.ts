/** What the date field says. */
export const formsDates = {
  placeholder: 'jj/mm/aaaa',
  openCalendar: (label: string) => `Ouvrir le calendrier\u00a0: ${label}`,
  calendar: (label: string) => `Calendrier\u00a0: ${label}`,
  today: (day: string) => `Aujourd’hui, ${day}`,
  clear: 'Effacer la date',
  monthLevel: 'Choisir le mois et l’année',
  yearLevel: 'Choisir l’année',
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  previousYear: 'Année précédente',
  nextYear: 'Année suivante',
  previousDecade: 'Dix années précédentes',
  nextDecade: 'Dix années suivantes',
  weekend: 'ce n’est pas un jour ouvré',
  holiday: (name: string) => `jour férié ou chômé (${name})`,
  noSuchDay: (month: string, year: string, days: number) =>
    `Cette date n’existe pas\u00a0: le mois ${/^[aeiou]/.test(month) ? 'd’' : 'de '}${month} ${year} compte ${days} jours.`,
  noSuchMonth: (month: string) =>
    `Cette date n’existe pas\u00a0: il n’y a pas de mois ${month}. Écrivez le jour, puis le mois, puis l’année.`,
  dayZero: 'Cette date n’existe pas\u00a0: les jours se comptent à partir de 1.',
  outOfRange: (first: number, last: number) => `L’année doit être comprise entre ${first} et ${last}.`,
  shortYear:
    'Écrivez l’année avec ses quatre chiffres\u00a0: une année à deux chiffres peut désigner deux siècles.',
  isoOrder: (french: string) => `Écrivez le jour, puis le mois, puis l’année\u00a0: ${french}.`,
  format: 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 23/11/2026.',
} as const;
