import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  compareDates,
  dayName,
  dayOfWeek,
  daysBetween,
  formatDate,
  formatLong,
  formatMonth,
  formatShort,
  isAfter,
  isBefore,
  maxDate,
  minDate,
  parseCivilDate,
  parseFrenchDate,
  partsOf,
  yearOf,
} from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2199, 11, 31);
const TOTAL_DAYS = (LAST - FIRST) / DAY_MS;

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Days of the supported years, made by the platform's own calendar in UTC. */
const anyDate = fc.integer({ min: 0, max: TOTAL_DAYS }).map((n) => civilDate(isoOf(FIRST + n * DAY_MS)));

/** Whether the platform's calendar keeps y-m-d as they are: an impossible day would come back as another. */
function existsInPlatform(year: number, month: number, day: number): boolean {
  const native = new Date(Date.UTC(year, month - 1, day));
  return (
    native.getUTCFullYear() === year && native.getUTCMonth() === month - 1 && native.getUTCDate() === day
  );
}

describe('reading a date', () => {
  it('reads ISO dates', () => {
    expect(parseCivilDate('2026-11-23')).toBe('2026-11-23');
    expect(parseCivilDate('2028-02-29')).toBe('2028-02-29');
    expect(parseCivilDate('2000-02-29')).toBe('2000-02-29');
    expect(parseCivilDate('1900-01-01')).toBe('1900-01-01');
    expect(parseCivilDate('2199-12-31')).toBe('2199-12-31');
  });

  it.each([
    '',
    '2027-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-02-31',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '2200-01-01',
    '0000-01-01',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01\n',
    '2026/01/01',
    '01/01/2026',
    '+002026-01-01',
    '-2026-01-01',
    '２０２６-01-01',
  ])('refuses %j as an ISO date', (text) => {
    expect(parseCivilDate(text)).toBeNull();
  });

  it.each([
    ['31/12/2026', '2026-12-31'],
    ['1/2/2026', '2026-02-01'],
    ['01/02/2026', '2026-02-01'],
    ['1/02/2026', '2026-02-01'],
    ['29/2/2028', '2028-02-29'],
    ['01/01/1900', '1900-01-01'],
    ['31/12/2199', '2199-12-31'],
  ])('reads %j as the French write it', (text, expected) => {
    expect(parseFrenchDate(text)).toBe(expected);
  });

  it.each([
    '31/02/2026',
    '29/02/2027',
    '31/04/2026',
    '12/31/2026',
    '0/1/2026',
    '1/0/2026',
    '32/1/2026',
    '1/13/2026',
    '1/2/26',
    '1/2/20266',
    '001/2/2026',
    '1-2-2026',
    '1.2.2026',
    '1/2',
    '2026-01-02',
    ' 1/2/2026',
    '1/2/2026 ',
    '31/12/1899',
    '1/1/2200',
    '',
  ])('refuses %j rather than reading another day', (text) => {
    expect(parseFrenchDate(text)).toBeNull();
  });

  it('accepts a day, a month and a year exactly when that day exists', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 1890, max: 2210 }),
        (day, month, year) => {
          const exists = year >= 1900 && year <= 2199 && existsInPlatform(year, month, day);
          const expected = exists ? isoOf(Date.UTC(year, month - 1, day)) : null;
          expect(parseFrenchDate(`${day}/${month}/${year}`)).toBe(expected);
          const two = (n: number): string => String(n).padStart(2, '0');
          expect(parseCivilDate(`${year}-${two(month)}-${two(day)}`)).toBe(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('never throws and never invents a date from any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/ -]{0,12}$/)), (text) => {
        const french = parseFrenchDate(text);
        if (french !== null) {
          const [day, month, year] = text.split('/').map(Number);
          expect(partsOf(french)).toEqual({ year, month, day });
        }
        const iso = parseCivilDate(text);
        if (iso !== null) expect(iso).toBe(text);
      }),
    );
  });

  it('throws on an impossible date written in the sources', () => {
    expect(civilDate('2026-11-23')).toBe('2026-11-23');
    expect(() => civilDate('2026-02-30')).toThrow('2026-02-30');
    expect(() => civilDate('demain')).toThrow(RangeError);
  });
});

describe('writing a date', () => {
  it.each([
    ['2026-11-23', 'lundi 23 novembre 2026', '23 novembre 2026', '23/11/2026'],
    ['2026-03-01', 'dimanche 1er mars 2026', '1er mars 2026', '01/03/2026'],
    ['2028-02-29', 'mardi 29 février 2028', '29 février 2028', '29/02/2028'],
    ['2026-08-11', 'mardi 11 août 2026', '11 août 2026', '11/08/2026'],
    ['2027-05-06', 'jeudi 6 mai 2027', '6 mai 2027', '06/05/2027'],
  ])('%s', (iso, long, plain, short) => {
    const date = civilDate(iso);
    expect(formatLong(date)).toBe(long);
    expect(formatDate(date)).toBe(plain);
    expect(formatShort(date)).toBe(short);
  });

  it('names months and days as the platform does in French', () => {
    const names = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', month: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(anyDate, (date) => {
        const parts = names.formatToParts(new Date(`${date}T00:00:00Z`));
        const part = (type: string): string | undefined => parts.find((p) => p.type === type)?.value;
        expect(dayName(date)).toBe(part('weekday'));
        expect(formatMonth(date)).toBe(`${part('month') ?? ''} ${date.slice(0, 4)}`);
      }),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseFrenchDate(formatShort(date))).toBe(date);
        expect(parseCivilDate(date)).toBe(date);
        const { year, month, day } = partsOf(date);
        expect(parseFrenchDate(`${day}/${month}/${year}`)).toBe(date);
      }),
    );
  });
});

describe('counting days', () => {
  it('agrees with the platform on every day from 1900 to 2199', () => {
    const wrong: string[] = [];
    const first = civilDate('1900-01-01');
    let previous: CivilDate | null = null;
    for (let n = 0; n <= TOTAL_DAYS; n += 1) {
      const native = new Date(FIRST + n * DAY_MS);
      const date = addDays(first, n);
      const weekday = native.getUTCDay() === 0 ? 7 : native.getUTCDay();
      if (date !== native.toISOString().slice(0, 10)) wrong.push(`addDays ${n}: ${date}`);
      if (daysBetween(first, date) !== n) wrong.push(`daysBetween ${date}`);
      if (dayOfWeek(date) !== weekday) wrong.push(`dayOfWeek ${date}`);
      if (previous !== null && !(isBefore(previous, date) && compareDates(previous, date) < 0)) {
        wrong.push(`order ${date}`);
      }
      previous = date;
    }
    expect(wrong).toEqual([]);
    expect(previous).toBe('2199-12-31');
  });

  it('comes back from where it went', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
      }),
    );
  });

  it('orders dates', () => {
    const early = civilDate('2026-12-31');
    const late = civilDate('2027-01-01');
    expect([late, early, early].sort(compareDates)).toEqual([early, early, late]);
    expect(compareDates(early, early)).toBe(0);
    expect(compareDates(late, early)).toBeGreaterThan(0);
    expect([isBefore(early, late), isBefore(early, early), isBefore(late, early)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isAfter(late, early), isAfter(early, early), isAfter(early, late)]).toEqual([true, false, false]);
    expect([minDate(early, late), minDate(late, early), minDate(early, early)]).toEqual([
      early,
      early,
      early,
    ]);
    expect([maxDate(early, late), maxDate(late, early), maxDate(late, late)]).toEqual([late, late, late]);
    expect(yearOf(early)).toBe(2026);
  });

  it('refuses to leave the calendar or to count fractions', () => {
    expect(() => addDays(civilDate('2199-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(civilDate('1900-01-01'), -1)).toThrow(RangeError);
    expect(() => addMonths(civilDate('2199-11-30'), 2)).toThrow(RangeError);
    expect(() => addMonths(civilDate('1900-01-31'), -1)).toThrow(RangeError);
    expect(() => addDays(civilDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(civilDate('2026-01-01'), Number.NaN)).toThrow(RangeError);
  });
});

describe('counting months', () => {
  it.each([
    ['2026-11-23', 2, '2027-01-23'],
    ['2026-12-30', 2, '2027-02-28'],
    ['2027-12-30', 2, '2028-02-29'],
    ['2026-07-31', 2, '2026-09-30'],
    ['2027-02-28', 2, '2027-04-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 13, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -2, '2025-11-15'],
    ['2026-05-20', 0, '2026-05-20'],
  ])('%s + %i months = %s', (from, months, expected) => {
    expect(addMonths(civilDate(from), months)).toBe(expected);
  });

  it('keeps the day number, or takes the last day of the month', () => {
    const inRange = fc
      .integer({ min: 2000, max: 2100 })
      .chain((year) => fc.integer({ min: 0, max: 365 }).map((n) => addDays(civilDate(`${year}-01-01`), n)));
    fc.assert(
      fc.property(inRange, fc.integer({ min: -240, max: 240 }), (date, months) => {
        const from = partsOf(date);
        const result = partsOf(addMonths(date, months));
        expect(result.year * 12 + result.month).toBe(from.year * 12 + from.month + months);
        if (result.day !== from.day) {
          expect(result.day).toBeLessThan(from.day);
          expect(partsOf(addDays(addMonths(date, months), 1)).day).toBe(1);
        }
      }),
    );
  });
});
