import { maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';

/** The second act of art. 7: the convention « pourra être dénoncée ». Nothing but this act terminates it. */
export type Denonciation = {
  readonly id: string;
  readonly conventionId: string;
  readonly miseEnDemeureId: string;
  readonly partieId: string;
  readonly auteurId: string;
  readonly notifieeLe: CivilDate;
  readonly numero: string | null;
  /** How the breach persists on the day of the denunciation. */
  readonly persistance: string;
  /** By default the denunciation takes effect when received; the letter may fix a later day. */
  readonly priseEffet:
    | { readonly nature: 'reception' }
    | { readonly nature: 'date'; readonly date: CivilDate };
  readonly receptionLe: CivilDate | null;
  /** Set when the prudent date was not awaited: why, and by whose decision. */
  readonly derogation: string | null;
};

/**
 * The day the convention ends by it; null while it is unknown. A day fixed by the letter holds, unless the letter came
 * later still: nobody is bound by an act before it reaches him.
 */
export function effetDenonciation(denonciation: Denonciation): CivilDate | null {
  const { priseEffet, receptionLe } = denonciation;
  if (priseEffet.nature === 'reception') return receptionLe;
  return receptionLe === null ? priseEffet.date : maxDate(priseEffet.date, receptionLe);
}
