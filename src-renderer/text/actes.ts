/** Words of an act shown on screen. */
export const textActes = {
  toSign: '(signature à recueillir)',
  signedOn: (date: string) => (/^\d{4}-\d\d-\d\d$/.test(date) ? `Signé le ${date}` : date),
} as const;
