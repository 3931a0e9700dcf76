import { createHash } from 'node:crypto';
import { addDays, civilDate, formatLong, formatMonth, formatShort } from '#domain/civil-date';
import { computeDelai, latestDayBefore } from '#domain/delais/calcul';
import type { Declencheur, Regle } from '#domain/delais/calcul';
import type { Zone } from '#domain/delais/calendriers';

const DECLENCHEURS: readonly Declencheur[] = ['envoi', 'premiere_presentation', 'reception'];
const DUREES: readonly Pick<Regle, 'quantite' | 'unite'>[] = [
  { quantite: 2, unite: 'mois' },
  { quantite: 15, unite: 'jours' },
];

/** The years in which a letter is sent. */
export const ANNEES: readonly number[] = Array.from({ length: 26 }, (_, index) => 2020 + index);

/**
 * SHA-256 (hexadecimal) of all that the engine answers, dates and words, when the delay runs from each day of a year
 * in a zone: every trigger, two months and fifteen days, the backward delay, and the day as it is written.
 */
export function empreinteDe(annee: number, zone: Zone): string {
  const hash = createHash('sha256');
  const calendrier = { zone };
  const last = civilDate(`${annee}-12-31`);
  for (let depart = civilDate(`${annee}-01-01`); depart <= last; depart = addDays(depart, 1)) {
    hash.update(`${depart} ${formatLong(depart)} ${formatMonth(depart)} ${formatShort(depart)}\n`);
    for (const duree of DUREES) {
      for (const declencheur of DECLENCHEURS) {
        // The clause those answers cited is an input of the engine now.
        const fondement = 'Convention, art. 7';
        hash.update(
          JSON.stringify(computeDelai({ depart, regle: { ...duree, declencheur }, calendrier, fondement })),
        );
      }
    }
    hash.update(JSON.stringify(latestDayBefore(depart, 5, { calendrier })));
  }
  return hash.digest('hex');
}
