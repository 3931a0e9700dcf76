import { lowerFirst, upperFirst } from '#domain/french';
import { ARTICLES, GENRE_GRAMMATICAL_LABELS } from '#domain/parties/partie';
import type { GenreGrammatical } from '#domain/parties/partie';

/** What every form of a convention says. */
export const formsText = {
  loading: 'Chargement du formulaire…',
  loadFailed: 'Le formulaire ne peut pas être ouvert',
  retry: 'Réessayer',
  conventions: 'Conventions',
  unknownTitle: 'Page introuvable',
  unknownActe: 'Acte introuvable',
  unknown: {
    code: 'INTROUVABLE',
    message: 'Cet acte n’existe pas, ou n’existe plus, dans cette convention.',
    source: 'Registre',
    remede: 'Revenez à la convention et ouvrez le formulaire depuis l’acte concerné.',
  },
  backTo: (title: string) => `Retour à la convention «\u00a0${title}\u00a0»`,
  /** One fault of a form, after the name of its field when the page gives it one. */
  fault: (field: string | null, message: string) =>
    field === null
      ? message
      : `${field}\u00a0: ${/^\p{Lu}[\p{Ll}’]/u.test(message) ? lowerFirst(message) : message}`,
  reprise: {
    label: 'Repris de l’historique\u00a0: motif',
    help: 'Ce qui y était irrégulier sera gardé comme un défaut de l’acte, dit partout, au lieu d’être refusé, et l’acte restera marqué déclaratif tant que rien ne le prouve. Laissez vide pour un acte suivi au jour le jour.',
    avenant: 'Pour un avenant signé autrefois, que vous recopiez.',
    convention: 'Pour une convention signée autrefois, que vous recopiez.',
    avis: 'Pour un avis rendu autrefois, que vous recopiez.',
    fin: 'Pour un acte notifié autrefois, que vous recopiez.',
    lettre:
      'Pour une mise en demeure envoyée autrefois, que vous recopiez\u00a0; sa signature, ses envois et sa suite le seront avec elle.',
  },
  required: 'Ce champ est obligatoire.',
  dateRequired: 'Indiquez une date.',
  choiceRequired: 'Choisissez une réponse.',
  integer: 'Indiquez un nombre entier, en chiffres.',
  refusTitle: 'Enregistrement refusé',
  refusSource: 'Règle',
  refusRemede: 'Ce qu’il faut faire',
  refusKept: 'Rien n’a été enregistré. Tout ce que vous avez saisi est resté dans le formulaire.',
  blocageTitle: 'Blocage à lever avant d’enregistrer',
  prevision: {
    title: 'Ce qui en résulterait',
    empty: 'Ce que donne la clause s’affiche ici dès qu’une date est valable.',
    from: (date: string, source: string) =>
      `Pour un acte du ${date}, d’après\u00a0: ${source}. Rien n’est encore enregistré.`,
    failed: 'Le calcul n’a pas abouti.',
    loading: 'Calcul en cours…',
    refused: 'Ainsi, l’enregistrement serait refusé',
    undetermined: 'Non déterminé',
    same: 'sans changement',
    instead: (date: string) => `au lieu du ${date}`,
    noMore: (date: string) => `Aucun (c’était le ${date})`,
  },
  noAnswer: {
    code: 'SANS_REPONSE',
    message: 'L’application n’a pas répondu.',
    remede:
      'Regardez dans le journal du registre si l’acte a été enregistré avant de recommencer. Votre saisie est gardée dans ce formulaire.',
  },
  draftTitle: 'Brouillon repris',
  draftBody: 'Votre saisie précédente, qui n’avait pas été enregistrée, a été remise dans le formulaire.',
  draftChanged: 'Depuis, le registre a changé pour cet acte\u00a0: relisez chaque champ avant d’enregistrer.',
  draftErase: 'Effacer ce brouillon',
  draftLost:
    'Le brouillon ne peut pas être gardé sur ce poste\u00a0: enregistrez avant de quitter cette page.',
} as const;

/** Labels shared by several forms. */
export const formsLabels = {
  motif: 'Motif',
  date: 'Date',
  partie: 'Partie',
  signataires: 'Signataires',
  signataire: 'Signataire',
  signedOn: (date: string) => `Signé le ${date}`,
  /** « Féminin (« la ») »: the gender of an office, by the article it takes. */
  genre: (genre: GenreGrammatical) =>
    `${upperFirst(GENRE_GRAMMATICAL_LABELS[genre])} («\u00a0${ARTICLES[genre]}\u00a0»)`,
} as const;
