import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, dayOfWeek, yearOf } from '#domain/civil-date';
import {
  easterSunday,
  holidayOn,
  holidaysOf,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  SOURCE_JOUR_LOCAL,
  ZONE_LABELS,
  ZONES,
} from '#domain/delais/calendriers';
import type { Zone } from '#domain/delais/calendriers';
import { PUBLISHED_YEARS } from './jours-feries-publies';
import { oracleHolidays } from './oracle';

const years = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const datesOf = (year: number, zone: Zone): string[] => [
  ...new Set(holidaysOf(year, zone).map((h) => h.date)),
];

describe('Easter', () => {
  it.each([
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2029-04-01'],
    ['2030-04-21'],
    // The years where naive computations fail, and the earliest and latest of the supported centuries.
    ['1954-04-18'],
    ['1981-04-19'],
    ['2049-04-18'],
    ['2076-04-19'],
    ['1943-04-25'],
    ['2038-04-25'],
    ['2008-03-23'],
    ['2160-03-23'],
  ])('%s', (iso) => {
    expect(easterSunday(yearOf(civilDate(iso)))).toBe(iso);
  });

  it('is always a Sunday between 22 March and 25 April', () => {
    for (const year of years(1900, 2199)) {
      const easter = easterSunday(year);
      expect(dayOfWeek(easter)).toBe(7);
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true);
    }
  });
});

describe('public holidays', () => {
  it('lists the eleven national ones in order, with names and sources', () => {
    expect(holidaysOf(2026, 'metropole')).toEqual(
      [
        ['2026-01-01', 'Jour de l’an'],
        ['2026-04-06', 'Lundi de Pâques'],
        ['2026-05-01', 'Fête du Travail'],
        ['2026-05-08', 'Victoire de 1945'],
        ['2026-05-14', 'Ascension'],
        ['2026-05-25', 'Lundi de Pentecôte'],
        ['2026-07-14', 'Fête nationale'],
        ['2026-08-15', 'Assomption'],
        ['2026-11-01', 'Toussaint'],
        ['2026-11-11', 'Armistice de 1918'],
        ['2026-12-25', 'Noël'],
      ].map(([date, nom]) => ({ date, nom, source: 'Code du travail, art. L. 3133-1' })),
    );
  });

  it.each<[Zone, string[], string]>([
    ['alsace-moselle', ['2026-12-26 Saint-Étienne'], 'L. 3134-13'],
    [
      'alsace-moselle-vendredi-saint',
      ['2026-04-03 Vendredi saint', '2026-12-26 Saint-Étienne'],
      'L. 3134-13',
    ],
    ['mayotte', ['2026-04-27 Abolition de l’esclavage'], 'L. 3422-2'],
    ['martinique', ['2026-05-22 Abolition de l’esclavage'], 'L. 3422-2'],
    ['guadeloupe', ['2026-05-27 Abolition de l’esclavage'], 'L. 3422-2'],
    ['saint-martin', ['2026-05-27 Abolition de l’esclavage'], 'L. 3422-2'],
    ['guyane', ['2026-06-10 Abolition de l’esclavage'], 'L. 3422-2'],
    ['saint-barthelemy', ['2026-10-09 Abolition de l’esclavage'], 'L. 3422-2'],
    ['la-reunion', ['2026-12-20 Abolition de l’esclavage'], 'L. 3422-2'],
  ])('%s adds its own days to the national list', (zone, expected, article) => {
    const national = new Set<string>(datesOf(2026, 'metropole'));
    const own = holidaysOf(2026, zone).filter((h) => !national.has(h.date));
    expect(own.map((h) => `${h.date} ${h.nom}`)).toEqual(expected);
    expect(own.map((h) => h.source)).toEqual(expected.map(() => `Code du travail, art. ${article}`));
    expect(datesOf(2026, zone)).toHaveLength(11 + expected.length);
    expect(datesOf(2026, zone)).toEqual(datesOf(2026, zone).sort());
  });

  it('gives the same list again', () => {
    expect(holidaysOf(2026, 'metropole')).toBe(holidaysOf(2026, 'metropole'));
    expect(holidaysOf(2026, 'metropole')).not.toEqual(holidaysOf(2027, 'metropole'));
  });

  it('has a French name for every zone', () => {
    expect(Object.keys(ZONE_LABELS).sort()).toEqual([...ZONES].sort());
    expect(new Set(Object.values(ZONE_LABELS)).size).toBe(10);
  });

  it.each(PUBLISHED_YEARS.map((published) => [published.year, published] as const))(
    'equals the published list of %i, in Métropole and in Alsace-Moselle',
    (year, { goodFriday, others }) => {
      const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
      const national = [...new Set([...fixed.map((d) => `${year}-${d}`), ...others])].sort();
      const saintEtienne = `${year}-12-26`;
      expect(datesOf(year, 'metropole')).toEqual(national);
      expect(datesOf(year, 'alsace-moselle')).toEqual([...national, saintEtienne]);
      expect(datesOf(year, 'alsace-moselle-vendredi-saint')).toEqual(
        [...national, saintEtienne, goodFriday].sort(),
      );
    },
  );

  it.each(ZONES)('agrees with the oracle in %s, 2000–2060', (zone) => {
    const computed = years(2000, 2060).flatMap((year) => datesOf(year, zone));
    expect(computed).toEqual([...oracleHolidays(zone)].sort());
  });

  // date-holidays holds Good Friday to be a public holiday in Guadeloupe and Martinique: no text of the Code du
  // travail says so. It is taken out before judging those two. For the other zones its judgement is whole; its
  // Alsace-Moselle always has Good Friday, so the zone without it is judged with that day taken out.
  const judged: [Zone, string[], boolean][] = [
    ['metropole', ['FR'], false],
    ['alsace-moselle-vendredi-saint', ['FR', '57'], false],
    ['alsace-moselle-vendredi-saint', ['FR', '67'], false],
    ['alsace-moselle-vendredi-saint', ['FR', '68'], false],
    ['alsace-moselle', ['FR', '67'], true],
    ['guadeloupe', ['GP'], true],
    ['martinique', ['MQ'], true],
    ['guyane', ['GF'], false],
    ['la-reunion', ['RE'], false],
    ['mayotte', ['YT'], false],
    ['saint-martin', ['MF'], false],
    ['saint-barthelemy', ['BL'], false],
  ];
  it.each(judged)('%s agrees with date-holidays %j, 2000–2060', (zone, place, withoutGoodFriday) => {
    const [country, state] = place as [string, string?];
    const library = state === undefined ? new Holidays(country) : new Holidays(country, state);
    library.setTimezone('UTC');
    let goodFridays = 0;
    for (const year of years(2000, 2060)) {
      const goodFriday = addDays(easterSunday(year), -2);
      const theirs = new Set(
        library
          .getHolidays(year, 'en')
          .filter((h) => h.type === 'public')
          .map((h) => h.date.slice(0, 10)),
      );
      if (withoutGoodFriday && theirs.delete(goodFriday)) goodFridays += 1;
      expect(datesOf(year, zone)).toEqual([...theirs].sort());
    }
    expect(goodFridays).toBe(withoutGoodFriday ? 61 : 0);
  });
});

describe('working days', () => {
  const metropole = { zone: 'metropole' } as const;

  it('knows weekdays, weekends and holidays', () => {
    expect(isWorkingDay(civilDate('2026-11-23'), metropole)).toBe(true);
    expect(isWorkingDay(civilDate('2026-11-21'), metropole)).toBe(false);
    expect(isWorkingDay(civilDate('2026-11-22'), metropole)).toBe(false);
    expect(isWorkingDay(civilDate('2026-11-11'), metropole)).toBe(false);
  });

  it('knows Good Friday only where it is a holiday', () => {
    const goodFriday = civilDate('2026-04-03');
    for (const zone of ZONES) {
      expect(isWorkingDay(goodFriday, { zone })).toBe(zone !== 'alsace-moselle-vendredi-saint');
    }
  });

  it('says both names when two holidays fall on one day', () => {
    expect(holidayOn(civilDate('2008-05-01'), metropole)).toEqual({
      date: '2008-05-01',
      nom: 'Fête du Travail et Ascension',
      source: 'Code du travail, art. L. 3133-1',
    });
    expect(holidaysOf(2008, 'metropole')).toHaveLength(11);
  });

  it('gives every source when two texts make one day a holiday', () => {
    // In Martinique, 22 May is some years Ascension or Whit Monday too.
    const shared = years(2000, 2060)
      .flatMap((year) => holidaysOf(year, 'martinique'))
      .filter((h) => h.date.endsWith('05-22'))
      .map((h) => holidayOn(h.date, { zone: 'martinique' }))
      .filter((h) => h?.nom.includes(' et ') === true);
    expect(shared.length).toBeGreaterThan(0);
    for (const holiday of shared) {
      expect(holiday?.source).toBe('Code du travail, art. L. 3133-1 ; Code du travail, art. L. 3422-2');
    }
  });

  it('counts local non-worked days as the user gives them', () => {
    const victorSchoelcher = { date: civilDate('2026-07-21'), nom: 'Victor Schœlcher' };
    const pont = { date: civilDate('2026-05-14'), nom: 'Pont de la préfecture' };
    const calendrier = { zone: 'martinique', joursLocaux: [victorSchoelcher, pont] } as const;
    expect(isWorkingDay(victorSchoelcher.date, { zone: 'martinique' })).toBe(true);
    expect(isWorkingDay(victorSchoelcher.date, calendrier)).toBe(false);
    expect(isWorkingDay(civilDate('2026-07-22'), calendrier)).toBe(true);
    expect(holidayOn(victorSchoelcher.date, calendrier)).toEqual({
      ...victorSchoelcher,
      source: SOURCE_JOUR_LOCAL,
    });
    expect(holidayOn(pont.date, calendrier)).toEqual({
      date: '2026-05-14',
      nom: 'Ascension et Pont de la préfecture',
      source: `Code du travail, art. L. 3133-1 ; ${SOURCE_JOUR_LOCAL}`,
    });
    expect(holidayOn(civilDate('2026-07-22'), calendrier)).toBeNull();
  });

  it('finds the nearest working day on either side', () => {
    // Friday 25 December 2026, then a weekend.
    expect(nextWorkingDay(civilDate('2026-12-25'), metropole)).toBe('2026-12-28');
    expect(nextWorkingDay(civilDate('2026-12-28'), metropole)).toBe('2026-12-28');
    expect(nextWorkingDay(civilDate('2026-12-31'), metropole)).toBe('2026-12-31');
    expect(nextWorkingDay(civilDate('2027-01-01'), metropole)).toBe('2027-01-04');
    expect(previousWorkingDay(civilDate('2026-12-27'), metropole)).toBe('2026-12-24');
    expect(previousWorkingDay(civilDate('2026-12-24'), metropole)).toBe('2026-12-24');
  });
});
