import { z } from 'zod';
import type { CivilDate } from '#domain/civil-date';
import { COLLECTIONS_SUPPRIMABLES } from '#domain/corbeille/corbeille';
import type { CollectionSupprimable } from '#domain/corbeille/corbeille';
import { command, id, reason, nothing, query } from './base';
import type { AppError } from './reply';

const collection = z.enum(COLLECTIONS_SUPPRIMABLES, { error: 'Cet objet ne va pas à la corbeille.' });

/** The trash: what was deleted, and the way back. Nothing leaves the journal. */
export const corbeilleProcedures = {
  'corbeille.lire': query(nothing),
  /** What a deletion would take along, or why it is refused. */
  'corbeille.apercu': query(z.strictObject({ collection, id })),
  'corbeille.supprimer': command(z.strictObject({ collection, id, motif: reason })),
  'corbeille.retablir': command(z.strictObject({ id })),
} as const;

export type ApercuSuppressionView = {
  /** « L’avenant en projet « … » ». */
  readonly libelle: string;
  /** What goes along, one by one. */
  readonly dependants: readonly string[];
  readonly refus: AppError | null;
};

export type ElementCorbeilleView = {
  readonly id: string;
  readonly libelle: string;
  readonly collection: CollectionSupprimable;
  readonly conventionId: string;
  /** The convention's short title when the registry holds it. */
  readonly convention: string | null;
  readonly supprimeLe: CivilDate;
  readonly par: string;
  readonly motif: string;
  readonly dependants: readonly string[];
};

export type CorbeilleOutputs = {
  'corbeille.lire': CorbeilleView;
  'corbeille.apercu': ApercuSuppressionView;
};

export type CorbeilleView = { readonly elements: readonly ElementCorbeilleView[] };
