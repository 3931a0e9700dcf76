/**
 * A second opinion on every delay, written apart: nothing is imported from the sources, and nothing is computed
 * the same way. The calendar is a list of days walked one by one from a known Saturday (1 January 2000), so
 * there is no date arithmetic at all; Easter comes from the table of paschal full moons by golden number that
 * liturgical books print for 1900–2199; holidays are marks on the list.
 */
type Day = { iso: string; year: number; month: number; day: number; weekday: number };

/** Monday 1 … Sunday 7; the list opens on Saturday 1 January 2000. */
const days: Day[] = [];
const position = new Map<string, number>();

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LEAP_YEARS = new Set([
  2000, 2004, 2008, 2012, 2016, 2020, 2024, 2028, 2032, 2036, 2040, 2044, 2048, 2052, 2056, 2060,
]);

let weekday = 6;
for (let year = 2000; year <= 2060; year += 1) {
  for (let month = 1; month <= 12; month += 1) {
    const length = month === 2 && LEAP_YEARS.has(year) ? 29 : LENGTHS[month - 1]!;
    for (let day = 1; day <= length; day += 1) {
      const iso = [year, month < 10 ? `0${month}` : month, day < 10 ? `0${day}` : day].join('-');
      position.set(iso, days.length);
      days.push({ iso, year, month, day, weekday });
      weekday = weekday === 7 ? 1 : weekday + 1;
    }
  }
}

/** Paschal full moon by golden number 1–19, valid from 1900 to 2199. */
// prettier-ignore
const PASCHAL_FULL_MOONS = [
  '04-14', '04-03', '03-23', '04-11', '03-31', '04-18', '04-08', '03-28', '04-16', '04-05',
  '03-25', '04-13', '04-02', '03-22', '04-10', '03-30', '04-17', '04-07', '03-27',
];

function at(iso: string): number {
  const index = position.get(iso);
  if (index === undefined) throw new Error(`${iso} is outside the oracle's calendar`);
  return index;
}

function easterIndex(year: number): number {
  const goldenNumber = (year % 19) + 1;
  let index = at(`${year}-${PASCHAL_FULL_MOONS[goldenNumber - 1]!}`);
  do index += 1;
  while (days[index]!.weekday !== 7);
  return index;
}

const NATIONAL = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
const EXTRA: Record<string, string[]> = {
  metropole: [],
  'alsace-moselle': ['12-26'],
  'alsace-moselle-vendredi-saint': ['12-26', 'vendredi saint'],
  guadeloupe: ['05-27'],
  martinique: ['05-22'],
  guyane: ['06-10'],
  'la-reunion': ['12-20'],
  mayotte: ['04-27'],
  'saint-martin': ['05-27'],
  'saint-barthelemy': ['10-09'],
};

/** Every holiday of a zone, 2000–2060. */
export function oracleHolidays(zone: string): Set<string> {
  const set = new Set<string>();
  for (let year = 2000; year <= 2060; year += 1) {
    const easter = easterIndex(year);
    for (const monthDay of [...NATIONAL, ...EXTRA[zone]!]) {
      if (monthDay === 'vendredi saint') set.add(days[easter - 2]!.iso);
      else set.add(`${year}-${monthDay}`);
    }
    for (const after of [1, 39, 50]) set.add(days[easter + after]!.iso);
  }
  return set;
}

export type OracleDelai = {
  strict: string;
  strictPremierJour: string;
  prudent: string;
  prudentPremierJour: string;
  prudentPremierJourOuvre: string;
  franc: string;
  francPremierJour: string;
};

/** The seven columns of a delay, for a zone: a function of the sending date. */
export function oracleFor(
  zone: string,
): (depart: string, quantite: number, unite: 'mois' | 'jours') => OracleDelai {
  const holidays = oracleHolidays(zone);
  const worked = days.map((day) => day.weekday < 6 && !holidays.has(day.iso));
  const firstWorked = (from: number): number => worked.indexOf(true, from);

  return (depart, quantite, unite) => {
    let end = at(depart);
    if (unite === 'jours') end += quantite;
    else {
      const { day } = days[end]!;
      // Walk from first of month to first of month, then forward to the day number or the month's last day.
      for (let months = 0; months < quantite; months += 1) {
        do end += 1;
        while (days[end]!.day !== 1);
      }
      while (days[end]!.day < day && days[end + 1]!.day !== 1) end += 1;
    }
    const prudent = firstWorked(end);
    const franc = firstWorked(end + 1);
    const iso = (index: number): string => days[index]!.iso;
    return {
      strict: iso(end),
      strictPremierJour: iso(end + 1),
      prudent: iso(prudent),
      prudentPremierJour: iso(prudent + 1),
      prudentPremierJourOuvre: iso(firstWorked(prudent + 1)),
      franc: iso(franc),
      francPremierJour: iso(franc + 1),
    };
  };
}

/** Every day from one date to another, both included. */
export function oracleDays(from: string, to: string): string[] {
  return days.slice(at(from), at(to) + 1).map((day) => day.iso);
}
