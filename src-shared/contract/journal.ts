import { z } from 'zod';
import { valeurs } from '#registre/champs';
import { RUBRIQUES } from '#registre/fiche';
import type { Rubrique } from '#registre/fiche';
import { COLLECTIONS } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import { LIGNES_MAX, tableauVu } from './listes';
import { SHORT, id, optionalDay, optionalText, query } from './base';
import type { ExportView } from './views';

/** The rubrics a person looks into. */
export const GENRES = valeurs(RUBRIQUES);
export type Genre = Rubrique;

const absent = <T>(value: T | null | undefined): T | null => value ?? null;

const objet = z.strictObject({ collection: z.enum(COLLECTIONS), id });

/** Every criterion that is given must hold. */
const filtre = z.strictObject({
  /** Entries that touch this convention or one of its records. */
  conventionId: id.nullish().transform(absent),
  /** Entries that touch this very record. */
  objet: objet.nullish().transform(absent),
  /** Who, exactly as the journal names them. */
  par: z.string().max(SHORT).nullish().transform(absent),
  genre: z.enum(GENRES).nullish().transform(absent),
  /** First and last civil days, in Paris. */
  du: optionalDay,
  au: optionalDay,
  /** Words found in what the journal shows of an entry, whatever their case and accents. */
  texte: optionalText,
});

export type FiltreJournal = z.output<typeof filtre>;

const TOUT: FiltreJournal = {
  conventionId: null,
  objet: null,
  par: null,
  genre: null,
  du: null,
  au: null,
  texte: null,
};

const optionalFiltre = filtre.nullish().transform((given) => given ?? TOUT);

const seq = z.int().min(1);

export const journalProcedures = {
  /** From the entry before number `avant` (the last one when null) to older ones. */
  'journal.lire': query(
    z.strictObject({
      avant: seq.nullish().transform(absent),
      limite: z.int().min(1).max(500),
      filtre: optionalFiltre,
    }),
  ),
  /** What one entry changed, field by field. */
  'journal.detail': query(z.strictObject({ seq })),
  /** What may be chosen in the filters; conventions are those that match `texte`. */
  'journal.filtres': query(
    z.strictObject({ texte: optionalText, conventionId: id.nullish().transform(absent) }),
  ),
  /** `vu`: these columns and, in that order, these entries; without it, everything the filter keeps, as CSV. */
  'journal.exporter': query(
    z.strictObject({
      filtre: optionalFiltre,
      vu: z
        .strictObject({ ...tableauVu, entrees: z.array(seq).max(LIGNES_MAX).nullable() })
        .nullish()
        .transform(absent),
    }),
  ),
} as const;

/** What a table of the journal may say of each entry. */
export const COLONNES_JOURNAL = {
  seq: 'N°',
  quand: 'Date et heure (Paris)',
  instant: 'Instant (UTC)',
  par: 'Par',
  nature: 'Nature',
  action: 'Action',
  motif: 'Motif',
  fiches: 'Fiches touchées',
  cible: 'Agit sur l’entrée',
  suites: 'Suites',
  empreinte: 'Empreinte',
} as const;
export type ColonneJournal = keyof typeof COLONNES_JOURNAL;

/** What one entry did to another. */
export type NatureRenvoi = 'annulation' | 'retablissement' | 'rectification';

export const RENVOI_LABELS: Readonly<
  Record<NatureRenvoi, { readonly verbe: string; readonly participe: string }>
> = {
  annulation: { verbe: 'annule', participe: 'annulée' },
  retablissement: { verbe: 'rétablit', participe: 'rétablie' },
  rectification: { verbe: 'rectifie', participe: 'rectifiée' },
};
export type RenvoiView = {
  readonly seq: number;
  readonly nature: NatureRenvoi;
  /** That entry has itself been taken back since. */
  readonly levee: boolean;
};

export type LigneJournalView = {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly genre: Genre;
  /** What happened, in French. */
  readonly libelle: string;
  readonly reason: string | null;
  readonly objets: readonly {
    readonly collection: NomCollection;
    readonly id: string;
    readonly libelle: string;
  }[];
  readonly hash: string;
  readonly conventionIds: readonly string[];
  /** The earlier entry this one undoes, redoes or rectifies. */
  readonly cible: Omit<RenvoiView, 'levee'> | null;
  /** The later entries that did so to this one, in order. */
  readonly renvois: readonly RenvoiView[];
  /** What it recorded has been taken back by a later entry that counts. */
  readonly reprise: boolean;
  /** A sensitive act, in force: only a rectification, with its reason, takes it back. */
  readonly rectifiable: boolean;
};

export type JournalView = {
  readonly lignes: readonly LigneJournalView[];
  /** Entries of the whole journal. */
  readonly total: number;
  /**
   * Where to go on: the next `avant`. Null when the journal has been read to its beginning. A filter that matches
   * little may answer no line and a place to go on from.
   */
  readonly suite: number | null;
};

/** A piece of a value; `marque` when it is not in the other value. */
export type PassageView = { readonly texte: string; readonly marque: boolean };

export type LigneDetailView = {
  /** « Signatures › Madame Fabienne BUCCIO › Date » */
  readonly champ: string;
  readonly avant: readonly PassageView[] | null;
  readonly apres: readonly PassageView[] | null;
};

export type DetailJournalView = {
  readonly seq: number;
  readonly objets: readonly {
    readonly collection: NomCollection;
    readonly id: string;
    readonly libelle: string;
    readonly nature: 'creation' | 'modification' | 'suppression';
    readonly lignes: readonly LigneDetailView[];
    /** Lines of this record left out because the entry changes a great many. */
    readonly omises: number;
  }[];
};

export type FiltresJournalView = {
  readonly personnes: readonly string[];
  readonly genres: readonly { readonly genre: Genre; readonly libelle: string }[];
  readonly conventions: readonly { readonly id: string; readonly libelle: string }[];
  /** Records of the convention asked for. */
  readonly objets: readonly {
    readonly collection: NomCollection;
    readonly id: string;
    readonly libelle: string;
  }[];
};

export type JournalOutputs = {
  'journal.lire': JournalView;
  'journal.detail': DetailJournalView;
  'journal.filtres': FiltresJournalView;
  'journal.exporter': ExportView;
};
