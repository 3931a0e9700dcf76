/**
 * One fingerprint of all that the engine says, dates and words: every day of some years in Métropole, and of
 * the first of them in every zone.
 * Run alone (bundled by the time zone test), it prints the fingerprint with what the machine believes its own
 * time zone to be, so that the test can see that the zone was truly another.
 */
import { createHash } from 'node:crypto';
import { addDays, civilDate, formatLong, formatShort, parseFrenchDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ZONES } from '#domain/delais/calendriers';
import { computeDelai, latestDayBefore } from '#domain/delais/calcul';
import { REGLE_EXEMPLE } from '../../support/regles';

/** The six golden vectors: sending day, strict and prudent expiry. */
export const GOLDEN = [
  ['2025-12-31', '2026-02-28', '2026-03-02'],
  ['2026-05-14', '2026-07-14', '2026-07-15'],
  ['2026-06-15', '2026-08-15', '2026-08-17'],
  ['2026-10-25', '2026-12-25', '2026-12-28'],
  ['2027-12-30', '2028-02-29', '2028-02-29'],
  ['2026-02-06', '2026-04-06', '2026-04-07'],
] as const;

function joursDe(annee: number): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = civilDate(`${annee}-01-01`); day < `${annee + 1}-01-01`; day = addDays(day, 1))
    days.push(day);
  return days;
}

/** SHA-256 of every delay, backward delay and written date. */
export function empreinte(annees: readonly number[]): string {
  const hash = createHash('sha256');
  for (const day of annees.flatMap(joursDe)) {
    hash.update(`${formatLong(day)} ${parseFrenchDate(formatShort(day)) ?? 'illisible'}\n`);
    hash.update(
      JSON.stringify(computeDelai({ depart: day, regle: REGLE_EXEMPLE, calendrier: { zone: 'metropole' } })),
    );
    hash.update(latestDayBefore(day, 5).conseille);
  }
  for (const zone of ZONES) {
    for (const day of annees.slice(0, 1).flatMap(joursDe)) {
      hash.update(JSON.stringify(computeDelai({ depart: day, regle: REGLE_EXEMPLE, calendrier: { zone } })));
    }
  }
  return hash.digest('hex');
}

/** What the golden vectors give here. */
export function vecteurs(): string[][] {
  return GOLDEN.map(([sent]) => {
    const { strict, prudent } = computeDelai({
      depart: civilDate(sent),
      regle: REGLE_EXEMPLE,
      calendrier: { zone: 'metropole' },
    });
    return [sent, strict.expiration, prudent.expiration];
  });
}

/** Where the machine thinks it is: its zone, and minutes ahead of UTC in January and in July. */
export function lieu(): { zone: string; avance: number[] } {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    avance: [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)].map(
      (instant) => -new Date(instant).getTimezoneOffset(),
    ),
  };
}
