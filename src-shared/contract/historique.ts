import { z } from 'zod';
import { command, reason, nothing, query } from './base';

const seq = z
  .int('Indiquez un nombre entier.')
  .min(1, 'Les entrées du journal sont numérotées à partir de 1.');

/**
 * Going back: by the undo, one action after the other, or by a rectification, with its reason. `seq` is the entry the
 * caller believes it acts upon: refused when another one came in between.
 */
export const historiqueProcedures = {
  'historique.pile': query(nothing),
  'historique.annuler': command(z.strictObject({ seq })),
  'historique.retablir': command(z.strictObject({ seq })),
  'historique.rectifier': command(z.strictObject({ seq, motif: reason })),
} as const;

/** One entry of the journal, as a button or a message names it. */
export type ActionPileView = {
  readonly seq: number;
  readonly action: string;
  /** What happened: « Rédaction du projet d’avenant ». */
  readonly libelle: string;
  /** What it was about, when the entry says so. */
  readonly objet: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
};

export type HistoriqueOutputs = { 'historique.pile': PileView };

export type PileView = {
  /** What the next undo takes back; null: nothing, or a sensitive act first. */
  readonly annuler: ActionPileView | null;
  readonly retablir: ActionPileView | null;
  /** The sensitive act that stops the undo once nothing is left above it, and why; null where the journal begins. */
  readonly barriere: (ActionPileView & { readonly raison: string }) | null;
  /** How many actions can be undone, one after the other. */
  readonly nombre: number;
};
