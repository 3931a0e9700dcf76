import type { NomActe } from '#registre/actes';
import type { CivilDate } from '#domain/civil-date';
import type { LieuView } from './views';

/**
 * Where a piece of work stands: an obstacle to lift, signatures to collect, something for the secretariat or another to
 * do, a day that comes by itself.
 */
export type EtatTravail = 'bloque' | 'a_signer' | 'a_faire' | 'a_venir';

/** What leads one step further: the act and what it is about, or the text of a draft. */
export type GesteTravail =
  | { readonly nature: 'acte'; readonly libelle: string; readonly acte: NomActe; readonly id: string }
  | { readonly nature: 'texte'; readonly libelle: string; readonly avenantId: string };

/** One line of the work table: one thing to do, or one day not to miss. */
export type LigneTravailView = LieuView & {
  readonly id: string;
  /** Null when no day is set for it. */
  readonly date: CivilDate | null;
  /** From today to `date`; negative when it is past. */
  readonly jours: number | null;
  readonly acte: string;
  readonly aFaire: string;
  /** Why, in a sentence; with the source of the rule when something is blocked. */
  readonly cause: string;
  /** What would lift the obstacle; null when there is none. */
  readonly remede: string | null;
  /** Who holds it up; null when nobody does: a day is waited for. */
  readonly attendu: string | null;
  readonly etat: EtatTravail;
  readonly geste: GesteTravail | null;
  /** The date of the list of échéances it is; null when no day is set for it. */
  readonly echeance: string | null;
};

export type AccueilView = {
  readonly aujourdhui: CivilDate;
  /** Dated ones first, in their order; then those without a date, by convention. */
  readonly lignes: readonly LigneTravailView[];
  /** How many lines are not in `lignes`, which was asked to be short. */
  readonly reste: number;
  /** How many lines each filter has, those that are not in `lignes` included. */
  readonly comptes: Readonly<Record<FiltreTravail, number>>;
  /** The short titles of the conventions they belong to, by id. */
  readonly titres: Readonly<Record<string, string>>;
  /** Drafts whose text is not checked in `lignes`: see `accueil.projets`. */
  readonly projetsAVerifier: number;
  readonly compteurs: {
    readonly conventions: number;
    readonly enVigueur: number;
    readonly avenantsEnCours: number;
    readonly misesEnDemeureOuvertes: number;
  };
};

/** The horizons that the table can be narrowed to, in days. */
export const HORIZONS = [7, 30, 60] as const;
export type Horizon = (typeof HORIZONS)[number];

export const FILTRES_TRAVAIL = [
  'tout',
  'retard',
  '7',
  '30',
  '60',
  'sans_date',
  'bloque',
  'a_signer',
] as const;
export type FiltreTravail = (typeof FILTRES_TRAVAIL)[number];

/** Whether a line is of a filter: what counts it and what lists it. A horizon begins today: what is late has its own. */
export function estDuFiltre(
  filtre: FiltreTravail,
  { jours, etat }: Pick<LigneTravailView, 'jours' | 'etat'>,
): boolean {
  switch (filtre) {
    case 'tout':
      return true;
    case 'retard':
      return jours !== null && jours < 0;
    case 'sans_date':
      return jours === null;
    case 'bloque':
    case 'a_signer':
      return etat === filtre;
    case '7':
    case '30':
    case '60':
      return jours !== null && jours >= 0 && jours <= Number(filtre);
  }
}

/** How many lines each filter has. */
export const compterTravail = (lignes: readonly LigneTravailView[]): AccueilView['comptes'] =>
  Object.fromEntries(
    FILTRES_TRAVAIL.map((filtre) => [filtre, lignes.filter((ligne) => estDuFiltre(filtre, ligne)).length]),
  ) as Record<FiltreTravail, number>;
