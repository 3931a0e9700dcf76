import { maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Denonciation } from '#registre/fiches/resiliation';

export type { Denonciation } from '#registre/fiches/resiliation';

/**
 * The day the convention ends by it; null while it is unknown. A day fixed by the letter holds, unless the letter came
 * later still: nobody is bound by an act before it reaches him.
 */
export function effetDenonciation(denonciation: Denonciation): CivilDate | null {
  const { priseEffet, receptionLe } = denonciation;
  if (priseEffet.nature === 'reception') return receptionLe;
  return receptionLe === null ? priseEffet.date : maxDate(priseEffet.date, receptionLe);
}
