import { addDays, dayOfWeek, parseCivilDate } from '#domain/civil-date';
import type { GenreSauvegarde } from '#domain/sauvegardes/sauvegarde';

/** What the rotation looks at. `at` is an ISO 8601 instant in UTC. */
export type Datee = {
  readonly id: string;
  readonly at: string;
  readonly seq: number;
  readonly genre: GenreSauvegarde;
};

/**
 * How many hours, days, weeks and months that have a backup keep their last one. Counted in periods that have one, not
 * in time elapsed, so that a clock set wrong, forward or back, ages nothing: a window of 24 hours meets 25 hours of
 * the clock, and so on.
 */
export const PERIODES = { heures: 25, jours: 15, semaines: 9, mois: 25 } as const;

/** How many of the backups that were asked for are kept, the latest first. */
export const GARDEES: Readonly<Record<Exclude<GenreSauvegarde, 'automatique'>, number>> = {
  manuelle: 50,
  'avant-migration': 20,
  'avant-restauration': 20,
};

/**
 * The backups to keep, by id. The last of each hour for 24 hours, of each day for 14 days, of each week for 8 weeks,
 * of each month for 24 months; those that were asked for up to `GARDEES`; always the latest, and the one that holds
 * most entries. Those dated after `now` (the clock was set back) are counted apart, so that they crowd nothing out.
 */
export function selectKept(backups: readonly Datee[], now: string): ReadonlySet<string> {
  const kept = new Set<string>();
  const byDate = [...backups].sort((a, b) => (a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1));
  const [latest] = byDate;
  if (latest === undefined) return kept;
  kept.add(latest.id);
  kept.add(byDate.reduce((most, one) => (one.seq > most.seq ? one : most)).id);
  const automatic = byDate.filter(({ genre }) => genre === 'automatique');
  for (const known of [automatic.filter(({ at }) => at <= now), automatic.filter(({ at }) => at > now)]) {
    keepLast(kept, known, PERIODES.heures, ({ at }) => at.slice(0, 13));
    keepLast(kept, known, PERIODES.jours, ({ at }) => at.slice(0, 10));
    keepLast(kept, known, PERIODES.semaines, ({ at }) => mondayOf(at));
    keepLast(kept, known, PERIODES.mois, ({ at }) => at.slice(0, 7));
  }
  for (const [genre, count] of Object.entries(GARDEES)) {
    for (const { id } of byDate.filter((one) => one.genre === genre).slice(0, count)) kept.add(id);
  }
  return kept;
}

/** The first of each period, in a list that begins with the latest. */
function keepLast(
  kept: Set<string>,
  backups: readonly Datee[],
  count: number,
  period: (backup: Datee) => string,
): void {
  const seen = new Set<string>();
  for (const backup of backups) {
    const key = period(backup);
    if (seen.has(key)) continue;
    if (seen.size === count) return;
    seen.add(key);
    kept.add(backup.id);
  }
}

/** A day that the calendar does not hold (a clock set centuries off) is a week of its own. */
function mondayOf(at: string): string {
  const day = parseCivilDate(at.slice(0, 10));
  return day === null ? at.slice(0, 10) : addDays(day, 1 - dayOfWeek(day));
}
