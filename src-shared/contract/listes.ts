import { z } from 'zod';
import { LISTES } from '#registre/listes';
import type { Libelles } from '#registre/champs';
import { query } from './base';
import type { ExportView, LieuView } from './views';

/* The lists over every convention: what a person chooses columns of, sorts, filters and exports. */

export const FORMATS_TABLEAU = ['xlsx', 'csv'] as const;
export type FormatTableau = (typeof FORMATS_TABLEAU)[number];

/** Longest list that is exported at once. */
export const LIGNES_MAX = 50_000;

const liste = z.enum(LISTES);
const cle = z.string().min(1).max(200);

/** What is seen of a list: its columns and its lines, in their order. */
export const tableauVu = {
  format: z.enum(FORMATS_TABLEAU),
  colonnes: z.array(cle).min(1, 'Choisissez au moins une colonne.').max(200),
} as const;

export const listeProcedures = {
  'listes.lire': query(z.strictObject({ liste })),
  /** A table of these lines and columns; a line that has gone since is left out. */
  'listes.exporter': query(
    z.strictObject({ liste, ...tableauVu, lignes: z.array(z.string().min(1).max(400)).max(LIGNES_MAX) }),
  ),
} as const;

/**
 * A day is AAAA-MM-JJ, an instant ISO 8601 in UTC, a size is in bytes, a choice is a key of the labels of its column.
 */
export type Cellule = string | number | null;

export type ColonneView = {
  readonly cle: string;
  readonly titre: string;
  /** `libelles`: the words of each value, in their order. */
  readonly libelles?: Libelles;
  readonly genre: 'texte' | 'jour' | 'instant' | 'nombre' | 'taille' | 'choix';
  /** What a cell that holds nothing says. */
  readonly vide?: string;
  /** Seen until somebody chooses otherwise. */
  readonly montree: boolean;
};

export type LigneListeView = {
  readonly id: string;
  readonly lieu: LieuView;
  /** One a column, in their order. */
  readonly cellules: readonly Cellule[];
};

export type ListeView = {
  readonly colonnes: readonly ColonneView[];
  readonly lignes: readonly LigneListeView[];
};

export type ListeOutputs = { 'listes.lire': ListeView; 'listes.exporter': ExportView };
