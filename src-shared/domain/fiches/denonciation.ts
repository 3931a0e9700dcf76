import { maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { NATURE_SUITE_LABELS } from '#registre/fiches/resiliation';
import type { Denonciation, NatureSuite } from '#registre/fiches/resiliation';
import { valeurs } from '#registre/champs';

export { NATURE_SUITE_LABELS, SUITE_LABELS } from '#registre/fiches/resiliation';
export type { Denonciation, NatureSuite } from '#registre/fiches/resiliation';

export const NATURES_SUITE = valeurs(NATURE_SUITE_LABELS);

/** What became of it last; null while nothing did. */
export const derniereSuite = ({ suites = [] }: Pick<Denonciation, 'suites'>) => suites.at(-1) ?? null;

/** What the act is today: it stands, a judge holds it, or it ends nothing any more. */
export type EtatDenonciation = 'tenue' | 'suspendue' | 'tombee';

const ETAT_PAR_SUITE: Readonly<Record<NatureSuite, EtatDenonciation>> = {
  retrait: 'tombee',
  annulation: 'tombee',
  suspension: 'suspendue',
  fin_suspension: 'tenue',
  reprise: 'tombee',
};

export function etatDenonciation(denonciation: Pick<Denonciation, 'suites'>): EtatDenonciation {
  const last = derniereSuite(denonciation);
  return last === null ? 'tenue' : ETAT_PAR_SUITE[last.nature];
}

/** It ends, or is to end, what it says. */
export const tient = (denonciation: Pick<Denonciation, 'suites'>): boolean =>
  etatDenonciation(denonciation) === 'tenue';

/**
 * From which day the convention, or the party it takes out, is bound no more; null while it is unknown. One rule: a day
 * fixed by the letter stands, unless the letter comes later, or the notice period of the clause ends later.
 */
export function effetDenonciation(denonciation: Denonciation): CivilDate | null {
  if (!tient(denonciation)) return null;
  const last = derniereSuite(denonciation);
  const effet = effetPropre(denonciation);
  // Held for a while, it takes effect again from the end of the suspension, never before.
  return effet === null || last === null ? effet : maxDate(effet, last.date);
}

/** The day it takes effect by its own terms, whatever became of it since. */
export function effetPropre(denonciation: Denonciation): CivilDate | null {
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
