import { z } from 'zod';
import type { CivilDate } from '#domain/civil-date';
import type { Personne } from '#domain/parties/partie';
import { CSV_MAX } from '#domain/titulaire/importer';
import type { LigneImport } from '#domain/titulaire/importer';
import { command, day, id, query, shortText } from './base';

/* Who holds an office on a day, and many holders at once. */

const optionalId = id.nullish().transform((one) => one ?? null);
const csv = z
  .string()
  .min(1, 'Le fichier est vide.')
  .max(CSV_MAX, 'Ce fichier est trop long pour un tableau de titulaires.');
/** `conventionId`: for lines that do not say theirs. */
const tableau = z.strictObject({ conventionId: optionalId, csv });

export const titulaireProcedures = {
  /** « Qui occupe la fonction X le JJ/MM/AAAA ? »: `fonction` is a place’s id, its title, or words of it. */
  'titulaires.quiOccupe': query(z.strictObject({ fonction: shortText, jour: day, conventionId: optionalId })),
  /** What an import would record, line by line; nothing is recorded. */
  'titulaires.examinerImport': query(tableau),
  'titulaires.importer': command(tableau),
} as const;

/** One person, or nobody and why. */
export type OccupationView = {
  readonly conventionId: string;
  readonly signataireId: string;
  /** « Préfète de région », as it is called that day. */
  readonly fonction: string;
  /** « L’État »: for whom the holder signs. */
  readonly partie: string;
  readonly jour: CivilDate;
  /** Since when; null when the convention names the holder without saying so. */
  readonly depuis: CivilDate | null;
  readonly source: string;
  /** The whole answer in a sentence. */
  readonly dit: string;
} & (
  | { readonly etat: 'occupee'; readonly personne: Personne }
  | { readonly etat: 'vacante'; readonly cause: string }
);

export type TitulaireOutputs = {
  'titulaires.quiOccupe': OccupationView;
  'titulaires.examinerImport': { readonly lignes: readonly LigneImport[] };
};
