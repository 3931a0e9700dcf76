/** Looking at the registry as it stood at an instant. */
export const textTemps = {
  open: 'Remonter le temps',
  title: 'Remonter le temps',
  lead: 'Toute l’application montrera le registre tel qu’il était à cet instant, en lecture seule\u00a0: ses conventions, ses états, ses échéances et son journal. Rien ne sera modifié.',
  day: 'Jour',
  hour: 'Heure, à Paris',
  hourHelp: 'hh:mm. La dernière action enregistrée à cette heure ou avant compte.',
  dayMissing: 'Indiquez un jour.',
  go: 'Consulter cet instant',
  going: 'Recherche de cet instant…',
  cancel: 'Annuler',
  empty: (first: string) =>
    `Le registre était encore vide à cet instant\u00a0: sa première action date du ${first}. Choisissez un instant plus tardif.`,
  emptyEver: 'Le registre est vide\u00a0: il n’a pas encore de passé.',
  banner: (instant: string) => `Vous consultez le registre tel qu’il était le ${instant}`,
  readOnly: 'Lecture seule',
  back: 'Revenir au présent',
  change: 'Changer d’instant',
  why: (instant: string) =>
    `Vous consultez le registre tel qu’il était le ${instant}\u00a0: rien ne peut y être enregistré. Revenez au présent pour agir.`,
  presentOnly: 'Cette page parle du présent',
  formTitle: 'Rien ne s’enregistre dans le passé',
} as const;
