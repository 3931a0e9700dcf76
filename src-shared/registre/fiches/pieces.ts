import {
  absent,
  choix,
  cle,
  empreinte,
  facultatif,
  fiche,
  ficheParmi,
  jour,
  taille,
  texte,
  texteRequis,
  tu,
} from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { DOSSIER } from './dossier';
import type { CollectionDossier } from './dossier';

/** The kinds of file kept as evidence: what offices and scanners give, and nothing that runs. */
export const TYPES_PIECE = {
  'application/pdf': { libelle: 'PDF', extensions: ['pdf'] },
  'image/jpeg': { libelle: 'Image JPEG', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/png': { libelle: 'Image PNG', extensions: ['png'] },
  'image/tiff': { libelle: 'Image TIFF', extensions: ['tif', 'tiff'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    libelle: 'Document Word',
    extensions: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    libelle: 'Classeur Excel',
    extensions: ['xlsx'],
  },
  'application/vnd.oasis.opendocument.text': { libelle: 'Texte OpenDocument', extensions: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': {
    libelle: 'Classeur OpenDocument',
    extensions: ['ods'],
  },
  'text/plain': { libelle: 'Texte', extensions: ['txt'] },
  'message/rfc822': { libelle: 'Courriel', extensions: ['eml'] },
} as const satisfies Record<string, { readonly libelle: string; readonly extensions: readonly string[] }>;

export type TypePiece = keyof typeof TYPES_PIECE;

const TYPE_LABELS = Object.fromEntries(
  Object.entries(TYPES_PIECE).map(([type, { libelle }]) => [type, libelle]),
) as Readonly<Record<TypePiece, string>>;

export const NATURE_LABELS = {
  acte_signe: 'Acte signé',
  lettre: 'Lettre',
  bordereau_recommande: 'Bordereau ou avis de recommandé',
  proces_verbal: 'Procès-verbal',
  autre: 'Autre pièce',
} as const;
export type NaturePiece = keyof typeof NATURE_LABELS;

/** What a piece may be attached to. */
export const OBJETS_DE_PIECE = [
  ...(Object.keys(DOSSIER) as readonly CollectionDossier[]),
  ...(['instances', 'membresDuComite', 'seances'] as const),
] as const;
export type CollectionDePiece = (typeof OBJETS_DE_PIECE)[number];

/**
 * A file kept as evidence beside a record: scan, registered-mail slip, signed act. The registry holds what it is;
 * the bytes are kept apart, under their SHA-256, so that the same file is kept once and a changed byte shows.
 */
export const pieces = decrire({
  nom: 'Pièce',
  pluriel: 'Pièces jointes',
  le: 'la pièce',
  disparue: 'sa pièce',
  membres: {
    id: cle(),
    /** Null: of a committee, which belongs to none. */
    conventionId: facultatif(fiche('conventions')),
    objet: ficheParmi('Jointe à', OBJETS_DE_PIECE),
    /** Of a séance: the point of its agenda that it is a paper of. */
    point: tu(absent(texte('Point'))),
    nature: choix('Nature', NATURE_LABELS),
    /** The file's name as it was given, made safe (domain/fichier), for people; never used as a path. */
    nom: texteRequis('Nom du fichier'),
    /** Media type, read from the bytes, not from the name. */
    type: choix('Type', TYPE_LABELS),
    taille: taille('Taille'),
    /** SHA-256 of the bytes. */
    sha256: empreinte('Empreinte du fichier'),
    ajouteeLe: jour('Ajoutée le'),
  },
  nommer: ({ nom }) => `Pièce : ${nom}`,
  designer: ({ nom }) => `la pièce « ${nom} »`,
  rubrique: 'pieces',
  terminal: 'piece',
  tableau: 'pieces',
});
export type Piece = Fiche<typeof pieces>;
