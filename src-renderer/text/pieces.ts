import { counted } from '#domain/french';
import type { EtatPiece } from '#domain/fiches/piece';

/** Labels of what is known of a piece's file. */
export const etatPieceLabels: Readonly<Record<EtatPiece, string>> = {
  intacte: 'Fichier intact',
  non_verifiee: 'Vérification à venir',
  manquante: 'Fichier manquant',
  alteree: 'Fichier altéré',
};

export const textPieces = {
  title: 'Pièces jointes',
  lead: 'Scans, bordereaux de recommandé, actes signés. Chaque fichier est gardé tel quel, désigné par son empreinte SHA-256 et revérifié à chaque ouverture du registre.',
  count: (n: number) => (n === 0 ? 'Aucun fichier' : counted(n, 'fichier')),
  lost: (n: number) => (n === 1 ? 'Un fichier perdu' : `${n}\u00a0fichiers perdus`),
  add: 'Joindre une pièce',
  empty: 'Aucune pièce jointe',
  emptyDetail:
    'Joignez les scans des actes signés, les preuves de dépôt et les avis de réception des lettres recommandées : ils seront gardés avec le registre et dans ses sauvegardes.',
  of: (objet: string) => `Pièces jointes\u00a0: ${objet}`,
  addedOn: 'jointe le',
  hash: (court: string) => `SHA-256 ${court}…`,
  hashTitle: (entier: string) => `Empreinte SHA-256 entière\u00a0: ${entier}`,
  save: 'Enregistrer une copie…',
  saveLabel: (nom: string) => `Enregistrer une copie de ${nom}`,
  missing:
    'Le fichier n’est plus dans le dossier du registre. Reprenez-le dans une sauvegarde, ou joignez de nouveau l’original.',
  damaged:
    'Le fichier a changé depuis qu’il a été joint : il ne vaut plus preuve et n’est plus remis. Reprenez-le dans une sauvegarde, ou joignez de nouveau l’original.',
  annexe: {
    file: 'L’annexe est un fichier joint',
    help: 'Le texte le nomme par son empreinte\u00a0; il ne se supprime plus tant que l’annexe y est.',
    choose: 'Choisir un fichier…',
    pages: 'Pages (facultatif)',
    pagesWrong: 'En chiffres.',
    put: 'Mettre ce fichier',
    none: 'L’annexe peut être un fichier\u00a0: joignez-le d’abord à la convention ou à l’avenant, dans l’onglet Documents.',
  },
} as const;

/** The form that attaches a file. */
export const formsPieces = {
  title: 'Joindre une pièce',
  intro:
    'Un fichier gardé comme preuve, à côté de l’acte qu’il concerne. Il n’est jamais ouvert ni exécuté par l’application.',
  source: 'Registre\u00a0: la pièce est gardée octet pour octet, et son type se lit dans son contenu.',
  submit: 'Joindre la pièce',
  section: 'La pièce',
  file: 'Fichier',
  fileHelp: (types: string, limite: string) => `${limite} au plus. Types acceptés\u00a0: ${types}.`,
  fileRequired: 'Choisissez un fichier, et attendez qu’il soit reçu.',
  tooLarge: (taille: string, limite: string) =>
    `Ce fichier pèse ${taille}\u00a0: une pièce ne dépasse pas ${limite}. Numérisez en noir et blanc ou à 200 points par pouce, ou joignez le document en plusieurs pièces.`,
  emptyFile: 'Ce fichier est vide\u00a0: vérifiez le fichier d’origine.',
  act: 'Acte concerné',
  actRequired: 'Choisissez l’acte que la pièce concerne.',
  nature: 'Nature de la pièce',
  natureRequired: 'Dites quelle est la nature de la pièce.',
  success: 'La pièce est jointe à l’acte.',
} as const;

/** The field that receives a file. */
export const textFile = {
  drop: 'Déposez le fichier ici, ou',
  choose: 'Choisir un fichier…',
  change: 'Changer de fichier…',
  retry: 'Réessayer',
  abort: 'Abandonner l’envoi',
  sending: (nom: string) => `Réception de ${nom}`,
  percent: (share: number) => `${Math.floor(share * 100)}\u00a0%`,
  received: (nom: string) => `Fichier reçu\u00a0: ${nom}`,
  onlyOne: 'Un seul fichier à la fois\u00a0: déposez-les l’un après l’autre.',
} as const;
