import { civilDate, parseCivilDate } from '#domain/civil-date';
import type { Horloge } from './application/ports';

/** Legal time of the registry. A deposit at 23:30 UTC on 31 December is one of 1 January in Lyon. */
const FUSEAU = 'Europe/Paris';

/**
 * The clock of the application. `fixe` imposes the civil day (tests, rehearsals); instants of the journal stay real,
 * for a journal that lies about when it was written proves nothing.
 */
export function createHorloge(fixe: string | null): Horloge {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: FUSEAU,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const imposed = fixe === null ? null : parseCivilDate(fixe);
  if (fixe !== null && imposed === null) throw new Error(`Horloge fixe invalide : ${fixe}`);
  return {
    maintenant: () => new Date().toISOString(),
    aujourdhui: () => imposed ?? civilDate(format.format(new Date())),
    fixe: imposed !== null,
  };
}
