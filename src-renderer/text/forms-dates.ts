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
  shortYear: (year: string) =>
    `Écrivez l’année avec ses quatre chiffres\u00a0: ${year} peut être 19${year} ou 20${year}.`,
  startedYear: (year: string) =>
    `Écrivez l’année avec ses quatre chiffres\u00a0: ${year} peut être 20${year}, ou le début d’une autre.`,
  digits:
    'Ces chiffres peuvent se lire de plusieurs façons\u00a0: écrivez le jour et le mois sur deux chiffres et l’année sur quatre, par exemple 23112026, ou séparez-les.',
  noSuchMonthName: (name: string) =>
    `«\u00a0${name}\u00a0» n’est pas le nom d’un mois, ou peut en désigner plusieurs\u00a0: écrivez-le en entier.`,
  otherWeekday: (said: string, real: string) =>
    `Cette date n’est pas un ${said} mais un ${real}\u00a0: vérifiez le jour.`,
  format: 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 23/11/2026.',
} as const;
