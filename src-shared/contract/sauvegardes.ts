import { z } from 'zod';
import type { NomCollection } from '#domain/registre';
import type { GenreSauvegarde, LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import { command, reason, nothing, presentQuery } from './base';

/** The name of a backup, matched with those that are there: never made a path. */
const sauvegarde = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{6}Z-\d{12}$/, 'Cette sauvegarde n’est pas désignée.');
const entree = z.int('Indiquez un numéro d’entrée.').min(0, 'Indiquez un numéro d’entrée.');

/*
 * Copies of the registry. Making one, and repairing a damaged journal, record nothing in the journal and are needed
 * when it may not be written: hence calls that read, of the present whatever past is being looked at.
 */
export const sauvegardeProcedures = {
  'sauvegardes.lire': presentQuery(nothing),
  'sauvegardes.creer': presentQuery(nothing),
  'sauvegardes.apercu': presentQuery(z.strictObject({ id: sauvegarde })),
  /** `revision`: the last entry when the preview was shown. */
  'sauvegardes.restaurer': command(z.strictObject({ id: sauvegarde, motif: reason, revision: entree })),
  /** `seq`, `tete` and `perdues`: where the repaired journal was said to end, and how many entries it would lack. */
  'sauvegardes.reparer': presentQuery(
    z.strictObject({
      id: sauvegarde,
      motif: reason,
      seq: entree,
      tete: z.string().regex(/^[0-9a-f]{64}$/, 'Empreinte mal formée.'),
      perdues: entree,
    }),
  ),
  /** Gives the second folder up. It is chosen outside the page: no path comes from it. */
  'sauvegardes.oublierDossier': presentQuery(nothing),
} as const;

/** Instants are ISO 8601 in UTC. */
export type SauvegardeView = {
  readonly id: string;
  readonly at: string;
  readonly seq: number;
  readonly genre: GenreSauvegarde;
  readonly verifieeLe: string;
  /** In bytes. */
  readonly taille: number;
  readonly pieces: { readonly presentes: number; readonly manquantes: number };
  readonly lieux: readonly LieuSauvegarde[];
};

export type LieuView = {
  readonly dossier: string;
  readonly absence: string | null;
  readonly vuLe: string | null;
  readonly echec: { readonly at: string; readonly message: string; readonly remede: string } | null;
  readonly illisibles: number;
};

export type SauvegardesView = {
  readonly sauvegardes: readonly SauvegardeView[];
  readonly principal: LieuView;
  readonly secondaire: LieuView | null;
  readonly avertissement: string | null;
  /** The last entry of the journal: what a backup made now would hold. */
  readonly revision: number;
  /** Why no backup can be made now; null when one can. */
  readonly empechement: string | null;
};

/** One record, in a sentence, and what a restoration does to it. */
export type DifferenceView = {
  readonly collection: NomCollection;
  readonly id: string;
  readonly libelle: string;
};

export type ListeDifferencesView = {
  readonly nombre: number;
  /** The first ones. */
  readonly elements: readonly DifferenceView[];
};

export type EntreePerdueView = {
  readonly seq: number;
  readonly libelle: string | null;
  readonly at: string | null;
  readonly by: string | null;
};

export type ApercuSauvegardeView = {
  readonly sauvegarde: SauvegardeView;
  readonly revision: number;
} & (
  | {
      /** The registry is sound: a restoration is one more entry, which can be undone. */
      readonly nature: 'restauration';
      readonly reviennent: ListeDifferencesView;
      readonly disparaissent: ListeDifferencesView;
      readonly changent: ListeDifferencesView;
      /** Actions recorded since the backup; null when it does not come from this very journal. */
      readonly actionsDepuis: number | null;
      /** Why it cannot be recorded now; null when it can. */
      readonly empechement: string | null;
    }
  | {
      /** The journal is damaged: its damaged part is replaced by the backup's. */
      readonly nature: 'reparation';
      readonly seq: number;
      readonly tete: string;
      readonly conservees: number;
      readonly perdues: { readonly nombre: number; readonly elements: readonly EntreePerdueView[] };
    }
);

export type ReparationView = {
  readonly revision: number;
  /** Where what was replaced is kept, below the registry's folder. */
  readonly ecarte: string;
};

export type SauvegardeOutputs = {
  'sauvegardes.lire': SauvegardesView;
  'sauvegardes.creer': SauvegardeView;
  'sauvegardes.apercu': ApercuSauvegardeView;
  'sauvegardes.reparer': ReparationView;
  'sauvegardes.oublierDossier': { readonly oublie: true };
};
