import type { Convocation, ReglesComite } from '#registre/fiches/comite';
import type { Formation } from '#registre/fiches/avis';
import { addDays, civilDate, daysBetween } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { latestDayBefore } from '../delais/calcul';
import type { DelaiARebours } from '../delais/calcul';
import type { Calendrier } from '../delais/calendriers';
import { sourceRegle } from './regles';

export const preavisDe = (formation: Formation, regles: ReglesComite): number =>
  formation === 'bureau' ? regles.preavisBureau : regles.preavisPleniere;

/** The notice of the bureau is in the code itself; that of the plenary in the rules of the committee. */
export const sourcePreavis = (formation: Formation, regles: ReglesComite): string =>
  formation === 'bureau' && regles.nature === 'crpa'
    ? 'C. trav., art. R. 6123-3-15'
    : sourceRegle(regles, 'R. 133-8');

/** The calendar kept begins with 1900: so near to its first day, no notice is counted backwards. */
const auBord = (date: CivilDate, jours: number): boolean =>
  daysBetween(civilDate('1900-01-01'), date) < jours + 31;

/**
 * The last day to send the convocation, counted backwards from the séance, and the advised one. Clear days leave both
 * ends out. Null when the rules ask no notice, or the calendar does not go that far.
 */
export function limiteConvocation(
  seance: { readonly date: CivilDate; readonly formation: Formation },
  regles: ReglesComite,
  calendrier: Calendrier = { zone: 'metropole' },
): DelaiARebours | null {
  const jours = preavisDe(seance.formation, regles);
  if (jours === 0 || auBord(seance.date, jours)) return null;
  return latestDayBefore(seance.date, regles.joursFrancs ? jours + 1 : jours, {
    calendrier,
    fondement: sourcePreavis(seance.formation, regles),
  });
}

/** Days short of the notice asked for; 0 when it was sent in time. */
export function retardConvocation(
  seance: { readonly date: CivilDate; readonly formation: Formation },
  { date }: Pick<Convocation, 'date'>,
  regles: ReglesComite,
): number {
  const jours = preavisDe(seance.formation, regles);
  if (auBord(seance.date, jours)) return 0;
  let limite = addDays(seance.date, -(regles.joursFrancs && jours > 0 ? jours + 1 : jours));
  let retard = 0;
  while (limite < date) {
    limite = addDays(limite, 1);
    retard += 1;
  }
  return retard;
}
