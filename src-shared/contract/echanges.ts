import { z } from 'zod';
import { command, reason, nothing, presentQuery } from './base';
import type { ListeDifferencesView } from './sauvegardes';
import type { ExportView } from './views';

export const FORMAT_EXPORT = 'registre-crefop/export';

/** Whether the file takes the place of the registry, or comes beside it (with new ids where it must). */
export const MODES_IMPORT = ['remplacer', 'ajouter', 'renumeroter'] as const;
export type ModeImport = (typeof MODES_IMPORT)[number];
const mode = z.enum(MODES_IMPORT).optional().default('remplacer');

const jeton = z.string().min(1, 'Choisissez un fichier.').max(100);

/*
 * The registry in and out, whole: one open JSON, and the dossier de continuité. What leaves is what is now, whatever
 * past is being looked at.
 */
export const echangeProcedures = {
  /** `pieces`: with the bytes of the attachments. */
  'echanges.exporter': presentQuery(z.strictObject({ pieces: z.boolean() })),
  'echanges.dossier': presentQuery(nothing),
  /** What the file received as `jeton` would change; nothing is written. */
  'echanges.apercu': presentQuery(z.strictObject({ jeton, mode })),
  /** `revision`: the last entry when the preview was shown. */
  'echanges.importer': command(
    z.strictObject({ jeton, mode, motif: reason, revision: z.int('Indiquez un numéro d’entrée.').min(0) }),
  ),
} as const;

export type ApercuImportView = {
  readonly nom: string;
  readonly mode: ModeImport;
  /** When and from which entry the file was made (ISO 8601 in UTC), and its hash; null where it does not say. */
  readonly exporteLe: string | null;
  readonly seq: number | null;
  readonly empreinte: string | null;
  /** Version of the records of the file, when it is an earlier one than this program's. */
  readonly versionAnterieure: number | null;
  /** Last entry of the registry the preview was made on. */
  readonly revision: number;
  readonly identique: boolean;
  readonly reviennent: ListeDifferencesView;
  readonly disparaissent: ListeDifferencesView;
  readonly changent: ListeDifferencesView;
  /** Files of the attachments: in the import, already here, and nowhere. */
  readonly pieces: { readonly fournies: number; readonly presentes: number; readonly manquantes: number };
  /** What stands in the way of adding it: records of here that bear the same ids, and other contents. */
  readonly conflits: ListeDifferencesView;
  /** What one should know and that blocks nothing. */
  readonly avertissements: readonly string[];
  /** Why it cannot be recorded now; null when it can. */
  readonly empechement: string | null;
};

export type EchangeOutputs = {
  'echanges.exporter': ExportView;
  'echanges.dossier': ExportView;
  'echanges.apercu': ApercuImportView;
};
