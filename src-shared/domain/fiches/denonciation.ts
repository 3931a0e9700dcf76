import { maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Denonciation } from '#registre/fiches/resiliation';

export type { Denonciation } from '#registre/fiches/resiliation';

/**
 * From which day the convention, or the party it takes out, is bound no more; null while it is unknown. One rule: a day
 * fixed by the letter stands, unless the letter comes later, or the notice period of the clause ends later.
 */
export function effetDenonciation(denonciation: Denonciation): CivilDate | null {
  const { priseEffet, receptionLe, notifieeLe } = denonciation;
  const preavis = finDuPreavis(denonciation);
  switch (priseEffet.nature) {
    case 'reception':
      return receptionLe;
    case 'constat':
      return notifieeLe;
    case 'preavis':
      return preavis;
    case 'date':
      if (preavis === null && aUnPreavis(denonciation)) return null;
      return [receptionLe, preavis].reduce<CivilDate>(
        (last, one) => (one === null ? last : maxDate(last, one)),
        priseEffet.date,
      );
  }
}

/** Whether the clause makes the effect wait for a notice period; a breach has had its own delay already. */
export const aUnPreavis = ({ clause }: Pick<Denonciation, 'clause'>): boolean =>
  clause !== undefined && clause.parametres.motif !== 'manquement' && clause.parametres.n !== null;

/** A notice period is not extended to a working day (Civ. 3e, 8 mars 2018, n° 17-11.312): the strict reading holds. */
export const finDuPreavis = ({ preavis }: Pick<Denonciation, 'preavis'>): CivilDate | null =>
  preavis === undefined ? null : preavis.calcul.strict.premierJour;
