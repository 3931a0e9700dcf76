/** Who may sign for the holder of an office, by which order. */
export const textDelegations = {
  intro:
    'Une délégation de signature est écrite, expresse, publiée et personnelle\u00a0: elle tombe quand part celui qui l’a donnée, ou celui qui l’a reçue. Ce qui lui manque empêche d’en user.',
  emptyTitle: 'Aucune délégation de signature enregistrée',
  emptyBody:
    'Enregistrez l’arrêté par lequel un titulaire donne à un autre le pouvoir de signer pour lui, tel qu’il est publié.',
};

/** In the tab « Parties et signataires ». */
export const textPouvoirs = {
  all: (count: number) => (count > 1 ? `Les ${count} délégations` : 'La délégation enregistrée'),
  add: 'Enregistrer une délégation',
  title: 'Qui signe pour une fonction\u00a0?',
  words: 'délégation pouvoir signature bloc',
  fonction: 'Pour la fonction',
  jour: 'Le',
  jourHelp: 'Laissez vide pour aujourd’hui.',
  nature: 'Pour signer',
  toutActe: 'Tout acte',
  par: 'Signe',
  titulaire: 'Le titulaire, ou qui signe à défaut',
  bloc: 'Bloc de signature',
  copy: 'Copier le bloc',
  copied: 'Bloc copié.',
  selected: 'Bloc sélectionné\u00a0: copiez-le avec Ctrl+C.',
  ecartees: 'Délégations qui ne peuvent servir',
} as const;

const SOURCE =
  'CGCT, art.\u00a0L.\u00a04231-3\u00a0; décret n°\u00a02004-374. Une délégation est écrite, expresse, publiée et personnelle.';

const help = {
  signataireId: 'La fonction dont le titulaire a signé l’arrêté.',
  qualite:
    'Comme le bloc de signature l’imprime\u00a0: «\u00a0Secrétaire général pour les affaires régionales\u00a0».',
  genre: 'À défaut, celui de la personne.',
  article: 'Si l’usage courant ne convient pas\u00a0: «\u00a0le Haut-commissaire\u00a0».',
  qualiteLongue: 'Celle des en-têtes, si elle diffère.',
  appel: 'À défaut, elle se déduit de la qualité.',
  portee: 'Les actes que l’arrêté nomme. Une délégation qui n’en dit aucun ne peut servir.',
  objet: 'Les mots de l’arrêté.',
  rang: '1 pour qui signe d’abord, 2 en son absence… Laissez vide si l’arrêté n’en dit rien.',
  debut: 'Laissez vide si elle vaut dès sa publication.',
  fin: 'Laissez vide si l’arrêté n’en fixe pas.',
};

export const formsDelegations = {
  'delegations.enregistrer': {
    title: () => 'Enregistrer une délégation de signature',
    intro:
      'Recopiez l’arrêté tel qu’il est. Ce qu’il ne dit pas peut rester vide\u00a0: la délégation s’enregistre, et ne servira qu’une fois complète et publiée.',
    source: SOURCE,
    submit: 'Enregistrer la délégation',
    success: 'La délégation est enregistrée.',
    action: 'Enregistrer une délégation',
    help,
  },
  'delegations.corriger': {
    title: (nom: string) => `Corriger\u00a0: ${nom}`,
    intro: 'Possible tant que la délégation n’est pas publiée.',
    source: SOURCE,
    submit: 'Enregistrer la correction',
    success: 'La délégation est corrigée.',
    action: 'Corriger',
    help,
  },
  'delegations.publier': {
    title: (nom: string) => `Publication\u00a0: ${nom}`,
    intro: 'À compter de sa publication, et pas avant, le délégataire peut signer.',
    source: SOURCE,
    submit: 'Enregistrer la publication',
    success: 'La publication est enregistrée.',
    action: 'Publication',
    help: {
      support:
        'Le recueil et son numéro, ou le site\u00a0: «\u00a0RAA n°\u00a084-2026-041\u00a0», «\u00a0site de la Région\u00a0».',
    },
  },
  'delegations.reconduire': {
    title: (nom: string) => `Reconduire\u00a0: ${nom}`,
    intro: 'Le nouveau titulaire reprend la délégation à son compte\u00a0: elle vaut de nouveau, de lui.',
    source: SOURCE,
    submit: 'Enregistrer la reconduction',
    success: 'La reconduction est enregistrée.',
    action: 'Reconduire',
    help: { source: 'L’arrêté du nouveau titulaire, avec son numéro.' },
  },
  'delegations.constaterDepart': {
    title: (nom: string) => `Départ du délégataire\u00a0: ${nom}`,
    intro:
      'Une délégation est personnelle\u00a0: elle tombe le jour où le délégataire n’est plus en fonctions.',
    source: SOURCE,
    submit: 'Enregistrer le départ',
    success: 'Le départ est enregistré.',
    action: 'Départ du délégataire',
    help: {
      departLe: 'Le premier jour où il n’est plus en fonctions. Il peut être à venir.',
      source: 'L’acte qui met fin à ses fonctions\u00a0: «\u00a0décret du 24 octobre 2026\u00a0».',
    },
  },
  'delegations.abroger': {
    title: (nom: string) => `Abrogation\u00a0: ${nom}`,
    intro: 'La délégation ne vaut plus à compter de ce jour\u00a0; ce qui a été signé avant garde sa valeur.',
    source: SOURCE,
    submit: 'Enregistrer l’abrogation',
    success: 'L’abrogation est enregistrée.',
    action: 'Abrogation',
    help: {
      abrogeeLe: 'Le premier jour où elle ne vaut plus.',
      motif: 'L’arrêté qui l’abroge, ou ce qui y met fin.',
    },
  },
};
