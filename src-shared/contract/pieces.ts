import { z } from 'zod';
import type { CivilDate } from '#domain/civil-date';
import type { TypePiece } from '#domain/fichier';
import { NATURES_PIECE, OBJETS_DE_PIECE } from '#domain/fiches/piece';
import type { EtatPiece, NaturePiece, ObjetDePiece } from '#domain/fiches/piece';
import type { SignaturePdf } from '#domain/paquet/signature-pdf';
import { command, id, optionalId, query } from './base';
import type { ExportView } from './views';

const objet = z.strictObject({ collection: z.enum(OBJETS_DE_PIECE), id });

export const pieceProcedures = {
  /** Attaches a file received by `televersements` to an act; its bytes are on the disk before the journal names them. */
  'pieces.ajouter': command(
    z.strictObject({
      jeton: z.string().min(1, 'Choisissez un fichier.').max(100),
      objet,
      nature: z.enum(NATURES_PIECE),
      /** Of a séance: a point of its agenda. */
      point: id.exactOptional(),
    }),
  ),
  /** Of a convention; without one, of the committees. */
  'pieces.lister': query(z.strictObject({ conventionId: optionalId })),
  'pieces.exporter': query(z.strictObject({ id })),
  /** The electronic signatures of a kept PDF, as they are found in its bytes. */
  'pieces.signatures': query(z.strictObject({ id })),
} as const;

/** An act that pieces may be attached to: « Avenant n° 1 « Carte des formations » ». */
export type ObjetDePieceView = ObjetDePiece & { readonly libelle: string };

export type PieceView = {
  readonly id: string;
  /** Null: of a committee. */
  readonly conventionId: string | null;
  readonly objet: ObjetDePieceView;
  /** Of a séance: the point it is a paper of. */
  readonly point?: string;
  readonly nature: NaturePiece;
  readonly nom: string;
  readonly type: TypePiece;
  /** Bytes. */
  readonly taille: number;
  readonly sha256: string;
  readonly ajouteeLe: CivilDate;
  readonly etat: EtatPiece;
};

export type PiecesView = {
  /** Act after act, in the order of `objets`; the latest first. */
  readonly pieces: readonly PieceView[];
  /** Every act of the convention, the convention first; of the committees, what is on record of them. */
  readonly objets: readonly ObjetDePieceView[];
};

export type SignaturesView = { readonly signatures: readonly SignaturePdf[] };

export type PieceOutputs = {
  'pieces.lister': PiecesView;
  'pieces.exporter': ExportView;
  'pieces.signatures': SignaturesView;
};
