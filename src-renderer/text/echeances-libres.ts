/** Dates the service holds itself to. */
export const textEcheancesLibres = {
  intro:
    'Les dates qu’aucune clause ne calcule et que le service se donne\u00a0: un bilan annuel, une réponse promise. Elles sont à l’échéancier et rappelées comme les autres.',
  emptyTitle: 'Aucune échéance libre',
  emptyBody: 'Ajoutez les dates que le registre ne peut pas calculer, pour qu’elles soient rappelées.',
};

const SOURCE = 'Date choisie par le service.';
const help = {
  libelle: 'Ce qui doit être fait, en quelques mots.',
  attendu: 'Laissez vide si c’est le secrétariat.',
  cause: 'La stipulation, la demande ou l’usage d’où vient ce jour.',
  sinon: 'Ce qui arrive si rien n’est fait.',
  avenantId: 'Laissez vide si elle concerne la convention.',
};

export const formsEcheancesLibres = {
  'echeancesLibres.ajouter': {
    title: () => 'Ajouter une échéance libre',
    intro: 'Elle paraît à l’échéancier et à l’accueil, et se rappelle.',
    source: SOURCE,
    submit: 'Ajouter l’échéance',
    success: 'L’échéance est ajoutée.',
    action: 'Ajouter une échéance',
    help,
  },
  'echeancesLibres.corriger': {
    title: (nom: string) => `Corriger\u00a0: ${nom}`,
    intro: 'Ses rappels suivent sa date.',
    source: SOURCE,
    submit: 'Enregistrer la correction',
    success: 'L’échéance est corrigée.',
    action: 'Corriger',
    help,
  },
  'echeancesLibres.tenir': {
    title: (nom: string) => `Dire tenue\u00a0: ${nom}`,
    intro: 'Elle reste à l’échéancier, tenue, et n’est plus rappelée.',
    source: SOURCE,
    submit: 'Dire tenue',
    success: 'L’échéance est tenue.',
    action: 'Dire tenue',
  },
};
