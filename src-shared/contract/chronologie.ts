import { z } from 'zod';
import type { CivilDate } from '#domain/civil-date';
import { day, query } from './base';
import type { FaitView, LieuView } from './views';

/** What lasts: from `debut` to `fin`, both included; null when nothing says when it ends. */
export type BarreView = LieuView & {
  readonly id: string;
  readonly nature: FaitView['nature'];
  readonly debut: CivilDate;
  readonly fin: CivilDate | null;
  readonly libelle: string;
};

/** Every convention over a period. */
export type ChronologieGeneraleView = {
  readonly aujourdhui: CivilDate;
  readonly conventions: readonly {
    readonly id: string;
    readonly titre: string;
    readonly barres: readonly BarreView[];
  }[];
  /** Oldest first, as many as are told at once. */
  readonly faits: readonly FaitView[];
  /** How many there are in the period. */
  readonly total: number;
};

export const chronologieProcedures = {
  'chronologie.generale': query(z.strictObject({ de: day, a: day })),
};

export type ChronologieOutputs = {
  'chronologie.generale': ChronologieGeneraleView;
};
