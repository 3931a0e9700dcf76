import type { CivilDate } from '../civil-date';
import type { TypePiece } from '../fichier';

/** What a piece may be attached to. */
export const OBJETS_DE_PIECE = [
  'conventions',
  'avenants',
  'avis',
  'misesEnDemeure',
  'denonciations',
] as const;
export type CollectionDePiece = (typeof OBJETS_DE_PIECE)[number];
export type ObjetDePiece = { readonly collection: CollectionDePiece; readonly id: string };

export const NATURES_PIECE = [
  'acte_signe',
  'lettre',
  'bordereau_recommande',
  'proces_verbal',
  'autre',
] as const;
export type NaturePiece = (typeof NATURES_PIECE)[number];

export const NATURE_LABELS: Readonly<Record<NaturePiece, string>> = {
  acte_signe: 'Acte signé',
  lettre: 'Lettre',
  bordereau_recommande: 'Bordereau ou avis de recommandé',
  proces_verbal: 'Procès-verbal',
  autre: 'Autre pièce',
};

/**
 * A file kept as evidence beside a record: scan, registered-mail slip, signed act. The registry holds what it is;
 * the bytes are kept apart, under their SHA-256, so that the same file is kept once and a changed byte shows.
 */
export type Piece = {
  readonly id: string;
  readonly conventionId: string;
  readonly objet: ObjetDePiece;
  readonly nature: NaturePiece;
  /** The file's name as it was given, made safe (see fichier.ts), for people; never used as a path. */
  readonly nom: string;
  /** Media type, read from the bytes, not from the name. */
  readonly type: TypePiece;
  /** Size in bytes. */
  readonly taille: number;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly ajouteeLe: CivilDate;
};

/** What is known of the bytes of a piece since the registry was opened. */
export const ETATS_PIECE = ['intacte', 'non_verifiee', 'manquante', 'alteree'] as const;
export type EtatPiece = (typeof ETATS_PIECE)[number];
