/** The bands above every screen. */
export const textBandeaux = {
  toKnow: (count: number) => (count === 1 ? 'À savoir\u00a0:' : `${count} points à savoir\u00a0:`),
  essai: 'Fenêtre d’essai.',
  essaiDetail:
    'Cet Electron, réservé aux essais, ne reçoit plus de correctifs\u00a0: n’y tenez pas un vrai registre.',
  more: 'Que faire\u00a0?',
  readAll: 'Tout lire',
  fictives: 'Suites fictives',
  fictivesDetail: (titres: readonly string[]) =>
    `${titres.map((titre) => `«\u00a0${titre}\u00a0»`).join(', ')}\u00a0: suite fictive, aucun de ces actes n’existe. Vos autres conventions sont vraies.`,
  demonstration: 'Démonstration',
  demonstrationDetail:
    'Démonstration\u00a0: suite fictive de la convention réelle, aucun de ces actes n’existe.',
  horlogeFixe: (date: string) => `Horloge fixée au ${date}`,
  horlogeFixeDetail: (date: string) => `Le registre se comporte comme si nous étions le ${date}.`,
  lectureSeule: 'Registre en lecture seule.',
  endommagee: 'Registre endommagé, ouvert en lecture seule.',
  restaurer: 'Ouvrir la page « Sauvegardes »',
  reprendre: 'Passer en écriture',
  avertissements: (count: number) =>
    `À l’ouverture du registre${count === 1 ? '' : ` (${count} messages)`}\u00a0:`,
} as const;
