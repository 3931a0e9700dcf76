import { jourDe } from '#contract/instant';
import { parseCivilDate } from '#domain/civil-date';
import type { Horloge } from './application/ports';

/**
 * The clock of the application. `fixe` imposes the civil day (tests, rehearsals); instants of the journal stay real,
 * for a journal that lies about when it was written proves nothing.
 */
export function createHorloge(fixe: string | null): Horloge {
  const imposed = fixe === null ? null : parseCivilDate(fixe);
  if (fixe !== null && imposed === null) throw new Error(`Horloge fixe invalide : ${fixe}`);
  return {
    maintenant: () => new Date().toISOString(),
    aujourdhui: () => imposed ?? jourDe(new Date().toISOString()),
    fixe: imposed !== null,
  };
}
