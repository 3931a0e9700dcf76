/** Who holds each office, and since when. */
export const textTitulaires = {
  intro:
    'Un nouveau préfet ou un nouveau président n’appelle pas d’avenant\u00a0: la partie reste la même. Chaque acte nomme le titulaire du jour où il est fait\u00a0; ce qui est signé ou envoyé garde ses noms.',
  emptyTitle: 'Aucun changement de titulaire enregistré',
  emptyBody:
    'Les fonctions sont occupées par les personnes que nomme la convention, ou qu’un avenant a désignées. Enregistrez un changement depuis l’onglet «\u00a0Parties et signataires\u00a0».',
};

/** In the tab « Parties et signataires ». */
export const textFonctions = {
  since: (date: string, source: string) => `Depuis le ${date} (${source}).`,
  vacantSince: (date: string, source: string) =>
    `Vacante depuis le ${date} (${source})\u00a0: aucun successeur n’est enregistré, et nul ne peut signer à ce titre.`,
  toCome: (date: string, next: string, source: string) => `À compter du ${date}\u00a0: ${next} (${source}).`,
  history: 'Titulaires successifs',
  named: (fin: string | null) =>
    fin === null ? 'que nomme la convention' : `que nommait la convention, jusqu’au ${fin}`,
  period: (debut: string, fin: string | null) =>
    fin === null ? `depuis le ${debut}` : `du ${debut} au ${fin}`,
  call: 'Dans les lettres',
  change: 'Changer de titulaire',
  leave: 'Fin de fonctions',
  all: (count: number) => (count > 1 ? `Les ${count} changements enregistrés` : 'Le changement enregistré'),
  import: 'Importer des titulaires',
  whoHeading: 'Titulaires à une autre date',
  who: 'Qui occupait chaque fonction le',
  whoHelp: 'La liste dit ceux d’aujourd’hui.',
  whoTitle: (date: string) => `Titulaires le ${date}`,
  addressSince: (date: string) => `depuis le ${date}`,
  addressToCome: (date: string, address: string) => `À compter du ${date}\u00a0: ${address}`,
  addressBefore: (address: string) => `Auparavant\u00a0: ${address}`,
} as const;

const SOURCE = 'Une fonction n’a qu’un titulaire à la fois\u00a0; en changer ne change pas la partie.';

const help = {
  signataireId: 'La place parmi les signataires, que la personne occupe.',
  nom: 'Tel qu’il s’imprime dans les actes, en capitales si l’usage le veut.',
  debut: 'Le premier jour des fonctions, que le décret ou l’élection fixe. Il peut être passé ou à venir.',
  fin: 'Laissez vide\u00a0: les fonctions durent jusqu’au titulaire suivant. Indiquez-le pour un intérim, ou un mandat passé.',
  source:
    'L’acte qui nomme\u00a0: «\u00a0décret du 24 octobre 2025\u00a0», «\u00a0élection du 2 juillet 2021\u00a0».',
  intitule:
    'S’il change avec la personne\u00a0: «\u00a0Préfet de région\u00a0» après «\u00a0Préfète de région\u00a0».',
  genre: 'Celui de l’intitulé. À défaut, celui de la personne.',
  intituleLong:
    'Celle des en-têtes\u00a0: «\u00a0Préfète de la région Normandie, préfète de la Seine-Maritime\u00a0».',
  appel: 'À défaut, elle se déduit de la fonction\u00a0: «\u00a0Madame la Préfète\u00a0».',
  article: 'Si l’usage courant ne convient pas\u00a0: «\u00a0le Haut-commissaire\u00a0».',
};

export const formsTitulaires = {
  'titulaires.enregistrer': {
    title: () => 'Enregistrer un changement de titulaire',
    intro:
      'Sans avenant, et à tout moment, même après des signatures. Le titulaire précédent cesse la veille\u00a0; les actes déjà signés gardent ses noms.',
    source: SOURCE,
    submit: 'Enregistrer le titulaire',
    success: 'Le titulaire est enregistré.',
    action: 'Enregistrer un changement de titulaire',
    help,
  },
  'titulaires.constaterVacance': {
    title: () => 'Enregistrer la fin de fonctions sans successeur',
    intro:
      'La fonction est vacante jusqu’à ce qu’un titulaire soit enregistré\u00a0; personne ne peut signer à ce titre d’ici là.',
    source: SOURCE,
    submit: 'Enregistrer la vacance',
    success: 'La vacance est enregistrée.',
    action: 'Fin de fonctions sans successeur',
    help: { ...help, debut: 'Le premier jour où personne n’occupe la fonction.' },
  },
  'titulaires.corriger': {
    title: (nom: string) => `Corriger\u00a0: ${nom}`,
    intro:
      'Ce qui a été mal recopié. Un nouveau titulaire s’enregistre à part, à compter de son premier jour.',
    source: SOURCE,
    submit: 'Enregistrer la correction',
    success: 'Le titulaire est corrigé.',
    action: 'Corriger',
    help,
  },
};

export const formImport = {
  title: 'Importer des titulaires',
  intro:
    'Un tableau au format CSV, une ligne par titulaire. Chaque ligne est d’abord examinée\u00a0; tout est enregistré, ou rien.',
  source:
    'Colonnes\u00a0: fonction, civilité, prénom, nom, début, fin, source\u00a0; au besoin intitulé, genre, forme longue, formule d’appel, article, convention. Une ligne sans civilité, prénom ni nom dit une vacance.',
  file: 'Fichier CSV',
  fileHelp: 'Enregistré depuis un tableur, en UTF-8 ou au format Windows.',
  choose: 'Choisir un fichier',
  required: 'Choisissez un fichier.',
  tooLong: 'Ce fichier est trop long pour un tableau de titulaires.',
  unreadable: 'Ce fichier n’a pas pu être lu.',
  table: 'Ce qui serait enregistré',
  columns: { ligne: 'Ligne', titulaire: 'Titulaire', etat: 'Examen' },
  etats: { nouveau: 'à enregistrer', deja: 'déjà au registre', refusee: 'refusée' },
  submit: 'Enregistrer ces titulaires',
  success: 'Les titulaires sont enregistrés.',
} as const;
