/** The bands above every screen. */
export const textBandeaux = {
  demonstration: 'Démonstration : suite fictive de la convention réelle, aucun de ces actes n’existe.',
  horlogeFixe: (date: string) => `Horloge fixée au ${date}`,
  horlogeFixeDetail: ': le registre se comporte comme si c’était ce jour.',
  lectureSeule: 'Registre en lecture seule',
  endommagee: 'Registre endommagé, ouvert en lecture seule',
  restaurer: 'Ouvrir la page « Sauvegardes »',
  reprendre: 'Passer en écriture',
  avertissements: 'À l’ouverture du registre',
} as const;
