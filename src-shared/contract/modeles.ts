import { z } from 'zod';
import { id, query } from './base';
import { jeton } from './televersements';
import type { ExportView } from './views';

/** The documents that somebody's own template may be filled for. */
export const NATURES_MODELE = ['convention', 'avenant', 'mise-en-demeure'] as const;
export type NatureModele = (typeof NATURES_MODELE)[number];

/** A field that a template may bear; with `champs`, a list whose items have fields of their own. */
export type ChampModele = {
  readonly nom: string;
  readonly libelle: string;
  readonly champs?: readonly ChampModele[];
};

/** What fills a template: texts, and lists of the same. */
// oxlint-disable-next-line typescript/consistent-indexed-object-style -- a Record of itself does not compile
export type DonneesModele = { readonly [nom: string]: string | readonly DonneesModele[] };

/** What is wrong in a template. */
export type DefautModele = {
  /** « tableau 1, ligne 2, colonne 3, paragraphe 1 ». */
  readonly lieu: string;
  /** As written, braces included; empty when it is the file itself. */
  readonly balise: string;
  readonly message: string;
  /** What was likely meant, ready to be written; null when nothing is near. */
  readonly suggestion: string | null;
};

export const modeleProcedures = {
  'modeles.champs': query(z.strictObject({ type: z.enum(NATURES_MODELE) })),
  'modeles.controler': query(z.strictObject({ type: z.enum(NATURES_MODELE), jeton })),
  'modeles.remplir': query(z.strictObject({ type: z.enum(NATURES_MODELE), id, jeton })),
};

export type ControleModeleView = { readonly nom: string; readonly defauts: readonly DefautModele[] };

export type ModeleOutputs = {
  'modeles.champs': { readonly champs: readonly ChampModele[] };
  'modeles.controler': ControleModeleView;
  /** `fichier` is null where the template has faults: nothing is made of it. */
  'modeles.remplir': ControleModeleView & {
    readonly fichier: ExportView['fichier'] | null;
    /** Fields that the record does not say: left blank. */
    readonly vides: readonly string[];
  };
};
