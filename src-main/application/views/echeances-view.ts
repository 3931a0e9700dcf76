import { echeancesDe } from '#domain/echeances/liste';
import type { Echeance } from '#domain/echeances/liste';
import { parConvention } from './par-convention';

/** The dates of one convention, oldest first: the one list that home and the échéancier read. */
export const echeancesDuChamp = parConvention(({ famille, convention, context }): readonly Echeance[] =>
  echeancesDe({ famille, convention, aujourdhui: context.aujourdhui }),
);
