import { valeurs } from '#registre/champs';
import type { CollectionDePiece } from '#registre/fiches/pieces';
import { NATURE_LABELS } from '#registre/fiches/pieces';

export { NATURE_LABELS, OBJETS_DE_PIECE } from '#registre/fiches/pieces';
export type { NaturePiece, Piece } from '#registre/fiches/pieces';

export type { CollectionDePiece } from '#registre/fiches/pieces';
export type ObjetDePiece = { readonly collection: CollectionDePiece; readonly id: string };

export const NATURES_PIECE = valeurs(NATURE_LABELS);

/** What is known of the bytes of a piece since the registry was opened. */
export const ETATS_PIECE = ['intacte', 'non_verifiee', 'manquante', 'alteree'] as const;
export type EtatPiece = (typeof ETATS_PIECE)[number];
