import { z } from 'zod';
import type { DelaiUsage } from '#registre/fiches/delais-usage';
import type { CivilDate } from '#domain/civil-date';
import type { Etape } from '#domain/delais/calcul';
import type { Couverture } from '#domain/echeances/couverture';
import { GENRES } from '#domain/echeances/echeance';
import type { GenreEcheance } from '#domain/echeances/echeance';
import type { Echeance } from '#domain/echeances/liste';
import { PALIER_MAX } from '#domain/echeances/rappels';
import { id, nothing, optionalDay, optionalId, presentQuery, query } from './base';
import type { ExportDocumentView } from './documents';
import type { ExportView } from './views';

/** The name of a date of the list: matched with those that are there. */
const cle = z.string().min(1).max(400);
const genre = z.enum(GENRES as readonly [GenreEcheance, ...GenreEcheance[]]);

const periode = {
  /** First and last day, included; without them, every date. */
  du: optionalDay,
  au: optionalDay,
  conventionId: optionalId,
};

export const echeanceProcedures = {
  'echeances.lister': query(z.strictObject(periode)),
  /** One date whole: its reasoning and its reminders. */
  'echeances.lire': query(z.strictObject({ conventionId: id, cle })),
  'echeances.couverture': presentQuery(nothing),
  /** What the week asks for, of every convention or of one, on one sheet. */
  'echeances.feuille': query(
    z.strictObject({ conventionId: optionalId, format: z.enum(['docx', 'pdf']).optional() }),
  ),
  /** A calendar file: those of a period, of a convention, or those named. `noms`: with the persons' names. */
  'echeances.calendrier': presentQuery(
    z.strictObject({
      ...periode,
      cles: z.array(cle).max(10_000).optional(),
      noms: z.boolean().optional(),
    }),
  ),

  /*
   * The calendar file kept up to date in a folder is settled on this computer: no act of the registry. The folder is
   * chosen outside the page: no path comes from it.
   */
  /** The delays no text fixes, as this registry has them. */
  'delaisUsage.lire': query(nothing),
  'agenda.lire': presentQuery(nothing),
  /** Writes the file now, rather than at the next change. */
  'agenda.tenir': presentQuery(nothing),
  'agenda.oublier': presentQuery(nothing),

  /*
   * What is kept of reminders is no act of the registry and is kept beside its journal, even while it may not be
   * written: hence calls that read, of the present.
   */
  'rappels.dus': presentQuery(nothing),
  /** `notifie`: the system has told them; they stay due until they are read. */
  'rappels.marquer': presentQuery(
    z.strictObject({ cles: z.array(cle).min(1).max(20_000), comme: z.enum(['vu', 'notifie']) }),
  ),
  'rappels.lire': presentQuery(nothing),
  /** `paliers` null: back to those of the declaration. */
  'rappels.regler': presentQuery(
    z.strictObject({
      genre,
      paliers: z
        .array(
          z
            .int('Indiquez un nombre entier.')
            .min(0, 'Au moins 0.')
            .max(PALIER_MAX, `Au plus ${PALIER_MAX} jours.`),
        )
        .max(20, 'Au plus 20 rappels.')
        .nullable(),
    }),
  ),
} as const;

export type EcheanceView = Omit<Echeance, 'etapes'> & {
  /** The short title of its convention. */
  readonly convention: string;
};

export type EcheancesView = {
  readonly aujourdhui: CivilDate;
  /** Oldest first. */
  readonly echeances: readonly EcheanceView[];
};

export type RappelPrevuView = {
  readonly palier: number;
  readonly le: CivilDate;
  /** The day it was read; null while it was not. */
  readonly vuLe: CivilDate | null;
};

export type EcheanceLueView = {
  readonly echeance: EcheanceView;
  readonly etapes: readonly Etape[];
  readonly rappels: readonly RappelPrevuView[];
};

export type RappelDuView = {
  readonly cle: string;
  readonly palier: number;
  /** The day it was due. */
  readonly le: CivilDate;
  /** The day the system told it; null: not yet. */
  readonly notifieLe: CivilDate | null;
  readonly echeance: EcheanceView;
};

export type RappelsDusView = {
  readonly aujourdhui: CivilDate;
  /** The last day everything due had been read; null the first time. */
  readonly depuis: CivilDate | null;
  readonly rappels: readonly RappelDuView[];
};

/** What was read, newest first: the dated line each reminder leaves. */
export type RappelLuView = {
  readonly cle: string;
  readonly le: CivilDate;
  readonly du: CivilDate;
  readonly libelle: string;
  readonly par: string;
};

export type RappelsView = {
  readonly lus: readonly RappelLuView[];
  readonly reglages: readonly {
    readonly genre: GenreEcheance;
    readonly nom: string;
    readonly paliers: readonly number[];
    /** As its declaration has them. */
    readonly parDefaut: readonly number[];
  }[];
};

/** Where the calendar file is kept up to date; instants are ISO 8601 in UTC. */
export type AgendaView = {
  readonly dossier: string;
  readonly fichier: string;
  readonly noms: boolean;
  readonly ecritLe: string | null;
  readonly echec: { readonly at: string; readonly message: string; readonly remede: string } | null;
};

export type DelaiUsageView = {
  readonly cle: DelaiUsage;
  readonly nom: string;
  readonly jours: number;
  readonly source: string;
  /** As offices have it. */
  readonly parDefaut: { readonly jours: number; readonly source: string };
};

export type EcheanceOutputs = {
  'delaisUsage.lire': readonly DelaiUsageView[];
  'agenda.lire': { readonly tenu: AgendaView | null };
  'agenda.tenir': { readonly evenements: number | null };
  'agenda.oublier': { readonly oublie: true };
  'echeances.lister': EcheancesView;
  'echeances.lire': EcheanceLueView;
  'echeances.couverture': Couverture;
  'echeances.feuille': ExportDocumentView;
  'echeances.calendrier': ExportView & { readonly evenements: number };
  'rappels.dus': RappelsDusView;
  'rappels.marquer': { readonly marques: number };
  'rappels.lire': RappelsView;
  'rappels.regler': RappelsView;
};
