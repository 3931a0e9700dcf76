import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENRES_SAUVEGARDE } from '#domain/sauvegardes/sauvegarde';
import { GARDEES, PERIODES, selectKept } from '../../../src-main/store/backup/rotation';
import type { Datee } from '../../../src-main/store/backup/rotation';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-24T03:00:00.000Z');
const iso = (time: number): string => new Date(time).toISOString();

const backup = (at: number, seq: number, genre: Datee['genre'] = 'automatique'): Datee => ({
  id: `${iso(at)}-${seq}`,
  at: iso(at),
  seq,
  genre,
});

/** Backups at random instants, clock set back or forward included. */
const anyBackups = fc.array(
  fc
    .tuple(
      fc.integer({ min: -4 * 365 * 24 * 60, max: 400 * 24 * 60 }),
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom(...GENRES_SAUVEGARDE),
    )
    .map(([minutes, seq, genre]) => backup(NOW + minutes * 60_000, seq, genre)),
  { maxLength: 400 },
);

const MOST =
  2 * (PERIODES.heures + PERIODES.jours + PERIODES.semaines + PERIODES.mois) +
  GARDEES.manuelle +
  GARDEES['avant-migration'] +
  GARDEES['avant-restauration'] +
  2;

const lastOf = (backups: readonly Datee[], period: (at: string) => string): readonly Datee[] => [
  ...new Map(
    [...backups].sort((a, b) => (a.at < b.at ? -1 : 1)).map((one) => [period(one.at), one]),
  ).values(),
];

describe('selectKept', () => {
  it('keeps nothing of nothing', () => {
    expect(selectKept([], iso(NOW)).size).toBe(0);
  });

  it('keeps the last of each hour for a day, of each day for 14, of each week for 8, of each month for 24', () => {
    const automatic: Datee[] = [];
    // One every twenty minutes for four years.
    for (let at = NOW - 4 * 365 * DAY, seq = 1; at <= NOW; at += HOUR / 3, seq++)
      automatic.push(backup(at, seq));
    const kept = selectKept(automatic, iso(NOW));
    const within = (ms: number) => automatic.filter(({ at }) => Date.parse(at) > NOW - ms);
    const wanted = [
      ...lastOf(within(DAY), (at) => at.slice(0, 13)),
      ...lastOf(within(14 * DAY), (at) => at.slice(0, 10)),
      ...lastOf(within(730 * DAY), (at) => at.slice(0, 7)),
    ];
    for (const { id } of wanted) expect(kept).toContain(id);
    for (let week = 0; week < 8; week++) {
      const [from, to] = [NOW - (week + 1) * 7 * DAY, NOW - week * 7 * DAY];
      expect([...kept].some((id) => id > iso(from) && id <= iso(to))).toBe(true);
    }
    expect(kept.size).toBeLessThan(PERIODES.heures + PERIODES.jours + PERIODES.semaines + PERIODES.mois);
  });

  it('always keeps the latest and the one that holds most, and never too many', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: -3000, max: 3000 }), (backups, days) => {
        const kept = selectKept(backups, iso(NOW + days * DAY));
        expect(kept.size).toBeLessThanOrEqual(MOST);
        for (const id of kept) expect(backups.some((one) => one.id === id)).toBe(true);
        const last = backups.reduce<Datee | null>((a, b) => (a === null || b.at > a.at ? b : a), null);
        const most = Math.max(0, ...backups.map(({ seq }) => seq));
        if (last === null) return;
        const ofLast = backups.filter(({ at }) => at === last.at);
        expect(ofLast.some(({ id }) => kept.has(id))).toBe(true);
        expect(backups.some(({ id, seq }) => seq === most && kept.has(id))).toBe(true);
      }),
    );
  });

  it('is settled: rotating twice, or once more later with nothing new, removes nothing else', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = selectKept(backups, iso(NOW));
        const left = backups.filter(({ id }) => kept.has(id));
        expect(selectKept(left, iso(NOW))).toEqual(kept);
      }),
    );
  });

  it('a clock set far ahead, then back, empties no period', () => {
    const days = Array.from({ length: 14 }, (_, day) => backup(NOW - day * DAY, 100 - day));
    const wrong = backup(NOW + 70 * 365 * DAY, 101);
    for (const now of [NOW, NOW + 70 * 365 * DAY, NOW - 70 * 365 * DAY]) {
      const kept = selectKept([...days, wrong], iso(now));
      for (const { id } of [...days, wrong]) expect(kept).toContain(id);
    }
  });

  it('keeps those that were asked for, up to a number, the latest first', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = selectKept(backups, iso(NOW));
        for (const [genre, count] of Object.entries(GARDEES)) {
          const dates = backups.filter((one) => one.genre === genre).map(({ at }) => at);
          const limit = dates.sort().reverse()[count - 1] ?? '';
          for (const one of backups) {
            if (one.genre === genre && one.at > limit) expect(kept).toContain(one.id);
          }
        }
      }),
    );
  });
});
