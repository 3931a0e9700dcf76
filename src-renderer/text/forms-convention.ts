/** Forms about the convention itself: signatures, dates, signatories. */
export const formsConvention = {
  signer: {
    title: 'Enregistrer les signatures de la convention',
    intro:
      'Portez la date à laquelle chaque signataire a signé. Les signatures encore inconnues restent vides\u00a0: vous pourrez les ajouter plus tard.',
    /** Where the last signature brings the effect. */
    derniere:
      'Avec plusieurs signataires, c’est la dernière signature qui compte\u00a0; une date de transmission n’est pas une signature.',
    legend: (partie: string) => `Signataires pour ${partie}`,
    sameDay: 'Signatures d’un même jour',
    sameDayHelp:
      'Une date, et les signataires cochés la reçoivent. Chacun garde son propre champ, pour une autre date.',
    sameDate: 'Date commune',
    all: (count: number) => `Tous les signataires (${count})`,
    tick: (name: string) => `A signé à la date commune\u00a0: ${name}`,
    field: 'Date de signature',
    fieldOf: (name: string) => `de ${name}`,
    submit: 'Enregistrer les signatures',
    asked: 'Remplissez une date au moins\u00a0; laissez vides celles que vous ne connaissez pas encore.',
    none: 'Indiquez au moins une date de signature.',
    complete: 'Toutes les signatures de la convention sont déjà enregistrées.',
    success: (count: number) => (count > 1 ? `${count} signatures enregistrées.` : 'Signature enregistrée.'),
  },
  daterActe: {
    title: 'Porter la date écrite sur l’acte',
    intro:
      'Recopiez la date écrite à la main ou imprimée sur les originaux. Si elle diffère de la dernière signature, vous devrez trancher la date d’effet, jamais avant la dernière signature.',
    source: (clause: string) => `Convention, formule finale. ${clause}`,
    field: (lieu: string) => `Fait à ${lieu}, le`,
    submit: 'Enregistrer la date de l’acte',
    success: 'Date de l’acte enregistrée.',
  },
  trancher: {
    title: 'Trancher la date d’effet',
    field: 'Date d’effet retenue',
    motif: 'Motif du choix',
    motifHelp:
      'Dites sur quelle pièce ou quel raisonnement repose ce choix\u00a0: il sera opposé à qui le conteste.',
    submit: 'Retenir cette date d’effet',
    success: 'Date d’effet retenue.',
    nothing: {
      code: 'EFFET_RIEN_A_TRANCHER',
      message: 'La date d’effet ne fait pas question\u00a0: il n’y a rien à trancher.',
      source: 'Convention, clause de prise d’effet',
      remede: 'Revenez à l’onglet «\u00a0Parties et signataires\u00a0» pour voir d’où vient la date d’effet.',
    },
  },
  fin: {
    title: 'Confirmer la date de fin',
    intro:
      'L’acte renvoie sa durée à un autre document sans donner de jour. La date de fin ne vaut que si vous la confirmez, avec la pièce qui la fonde.',
    source: (article: string, instrument: string) =>
      `Convention${article === '' ? '' : `, art.\u00a0${article}`}\u00a0: durée du ${instrument}.`,
    suggestion: 'Proposition du registre, non confirmée',
    use: (date: string) => `Reprendre le ${date}`,
    confirmed: (date: string) => `Fin actuellement confirmée\u00a0: ${date}`,
    field: 'Dernier jour de la convention',
    fondement: 'Fondement',
    fondementHelp: 'Document, article et page où ce jour se lit, ou délibération qui le fixe.',
    instrument: 'Acte qui déplace la fin',
    instrumentHelp:
      'La fin est déjà confirmée\u00a0: nommez l’acte qui la déplace, avec sa référence. L’échéance, les rappels, les avenants et les délais en cours se déplacent avec elle.',
    submit: 'Confirmer la date de fin',
    success: 'Date de fin confirmée.',
  },
  signataire: {
    title: (name: string) => `Modifier le signataire\u00a0: ${name}`,
    intro:
      'Le nom et la fonction ne changent que tant que personne n’a signé la convention. L’adresse, qui sert aux lettres recommandées, peut changer à tout moment.',
    designated: (acte: string, name: string) =>
      `${name} est signataire depuis ${acte}\u00a0: la convention garde le nom qu’elle porte. L’adresse, qui sert aux lettres recommandées, peut changer à tout moment.`,
    recorded: (date: string, source: string, name: string) =>
      `Depuis le ${date} (${source})\u00a0: ${name}. La convention garde le nom qu’elle porte\u00a0; l’adresse, qui sert aux lettres recommandées, peut changer à tout moment.`,
    changeTitle: 'Une autre personne occupe désormais cette fonction\u00a0?',
    source: 'Un acte signé garde les noms de ses signataires.',
    office: 'Fonction',
    officeLabel: 'Intitulé de la fonction',
    officeHelp:
      'Sans article et avec son genre\u00a0: «\u00a0Préfète de région\u00a0», «\u00a0Recteur de région académique\u00a0».',
    gender: 'Genre de la fonction',
    genderHelp: 'Il donne l’article imprimé devant la fonction.',
    person: 'Personne',
    civility: 'Civilité',
    firstName: 'Prénom',
    lastName: 'Nom',
    lastNameHelp: 'Tel qu’il s’imprime dans l’acte, en capitales si l’usage le veut.',
    long: 'Forme longue',
    longHelp:
      'Celle des en-têtes, si elle diffère\u00a0: «\u00a0Préfète de la région Normandie, préfète de la Seine-Maritime\u00a0».',
    article: 'Article',
    articleHelp: 'Devant la fonction\u00a0: «\u00a0le Haut-commissaire\u00a0», «\u00a0l’Inspecteur\u00a0».',
    articleUsual: 'Selon l’usage',
    letters: 'Lettres',
    appel: 'Formule d’appel',
    appelHelp: 'À défaut, elle se déduit de la fonction\u00a0: «\u00a0Madame la Préfète\u00a0».',
    addressSince: 'Adresse à compter du',
    addressSinceHelp:
      'Indiquez le jour d’un déménagement\u00a0: les lettres déjà parties gardent l’ancienne adresse. Laissez vide pour corriger l’adresse.',
    addressSinceKnown: (date: string) =>
      `L’adresse ci-dessus vaut depuis le ${date}. Indiquez un jour si elle change\u00a0; laissez vide pour la corriger.`,
    address: 'Adresse postale',
    addressHelp: 'Une ligne d’adresse par ligne, huit au plus.',
    tooMany: 'L’adresse compte au plus huit lignes.',
    submit: 'Enregistrer le signataire',
    success: 'Signataire modifié.',
  },
} as const;
