/** The bands above every screen. */
export const textBandeaux = {
  fictives: (titres: readonly string[]) =>
    `${titres.map((titre) => `«\u00a0${titre}\u00a0»`).join(', ')}\u00a0: suite fictive, aucun de ces actes n’existe. Vos autres conventions sont vraies.`,
  demonstration: 'Démonstration : suite fictive de la convention réelle, aucun de ces actes n’existe.',
  horlogeFixe: (date: string) => `Horloge fixée au ${date}`,
  horlogeFixeDetail: ': le registre se comporte comme si c’était ce jour.',
  lectureSeule: 'Registre en lecture seule',
  endommagee: 'Registre endommagé, ouvert en lecture seule',
  restaurer: 'Ouvrir la page « Sauvegardes »',
  reprendre: 'Passer en écriture',
  avertissements: 'À l’ouverture du registre',
} as const;
