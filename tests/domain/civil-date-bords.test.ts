import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  dayName,
  daysInMonth,
  formatDate,
  formatLong,
  formatMonth,
  formatShort,
  MONTH_NAMES,
  parseCivilDate,
} from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

describe('far from the calendar', () => {
  const day = civilDate('2026-11-23');

  // The year −1899 is written « 1900 » by whoever forgets its era.
  it.each([-3_925 * 12, -4_000 * 12, 8_000 * 12, 400_000 * 12, -Number.MAX_SAFE_INTEGER])(
    'refuses %i months rather than coming back into it',
    (months) => {
      expect(() => addMonths(day, months)).toThrow(/sort du calendrier/);
    },
  );

  it.each([-1_433_600, -1_434_000, 64_000, 200_000_000, Number.MAX_SAFE_INTEGER])(
    'refuses %i days',
    (days) => {
      expect(() => addDays(day, days)).toThrow(/sort du calendrier/);
    },
  );
});

describe('what is no day, in a file altered by hand', () => {
  it.each(['2026-02-31', '2026-13-01', 'bientôt', ''])(
    '%j is shown as it stands, never as another day',
    (text) => {
      const forged = text as CivilDate;
      for (const write of [formatDate, formatLong, formatMonth, formatShort, dayName]) {
        expect(write(forged)).toBe(text);
      }
      expect(() => addDays(forged, 1)).toThrow(RangeError);
      expect(parseCivilDate(text)).toBeNull();
    },
  );
});

describe('months', () => {
  it('have their French names and their lengths', () => {
    expect(MONTH_NAMES.join(' ')).toBe(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    );
    const lengths = (year: number): number[] => MONTH_NAMES.map((_, index) => daysInMonth(year, index + 1));
    expect(lengths(2026)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect([1900, 2000, 2028, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
  });
});
