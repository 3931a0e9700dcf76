/** Words of an act shown on screen. */
export const textActes = {
  toSign: '(signature à recueillir)',
  signedOn: (date: string) => (/^\d{4}-\d\d-\d\d$/.test(date) ? `Signé le ${date}` : date),
  code: (contenu: string) => `Code lu par les machines\u00a0: ${contenu}`,
  /** Said before and after words a comparison marks, for those who do not see the line. */
  revised: { ins: '[ajouté\u00a0:', del: '[supprimé\u00a0:' },
  revisedEnd: { ins: 'fin de l’ajout]', del: 'fin de la suppression]' },
  revision: (kind: 'ins' | 'del', author: string) =>
    `${kind === 'ins' ? 'Ajouté' : 'Supprimé'}\u00a0: ${author}`,
} as const;
