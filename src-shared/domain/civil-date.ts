/**
 * Civil dates: a day of the calendar, with no hour and no time zone.
 *
 * The delays of the convention are counted in days and months of the calendar (CPC, art. 641), never in
 * elapsed hours. A native `Date` is an instant: read in another time zone, or moved by 24 h across the last
 * Sunday of March, it may show another day. So a date here is its own ISO text, and every calculation is
 * integer arithmetic on year, month and day.
 */

/** A real day of the Gregorian calendar, written 'YYYY-MM-DD', from 1900-01-01 to 2199-12-31. */
export type CivilDate = string & { readonly __marque: 'CivilDate' };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FRENCH_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  1: 'lundi',
  2: 'mardi',
  3: 'mercredi',
  4: 'jeudi',
  5: 'vendredi',
  6: 'samedi',
  7: 'dimanche',
};

const MONTH_NAMES: Readonly<Record<Month, string>> = {
  1: 'janvier',
  2: 'février',
  3: 'mars',
  4: 'avril',
  5: 'mai',
  6: 'juin',
  7: 'juillet',
  8: 'août',
  9: 'septembre',
  10: 'octobre',
  11: 'novembre',
  12: 'décembre',
};

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The only place where a CivilDate is made: an impossible day never gets the brand. */
function fromParts(year: number, month: number, day: number): CivilDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CivilDate;
}

function fromPartsInRange(year: number, month: number, day: number): CivilDate {
  const date = fromParts(year, month, day);
  if (date === null) {
    throw new RangeError(
      `Le calcul sort du calendrier tenu ici (du 1er janvier ${FIRST_YEAR} au 31 décembre ${LAST_YEAR}) : vérifiez l’année saisie.`,
    );
  }
  return date;
}

/** Year, month (1–12) and day of a date. */
export function partsOf(date: CivilDate): { year: number; month: Month; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)) as Month,
    day: Number(date.slice(8, 10)),
  };
}

/** Reads 'YYYY-MM-DD' and nothing else (no space, no hour); null when it is not a day of the calendar. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = ISO_DATE.exec(text);
  return match === null ? null : fromParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * Reads a date as French people type it: '31/12/2026', '1/2/2026'. Years have four digits. An impossible date
 * ('31/02/2026') is null, never moved to another day: a date shifted in silence would be argued over in court.
 */
export function parseFrenchDate(text: string): CivilDate | null {
  const match = FRENCH_DATE.exec(text);
  return match === null ? null : fromParts(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** A date written in the sources themselves; throws when the text is not one. Not for what a user typed. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new RangeError(`Date civile impossible : « ${text} ».`);
  return date;
}

/** Negative, zero or positive as `a` is before, on or after `b`. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `a` is strictly before `b`. */
export function isBefore(a: CivilDate, b: CivilDate): boolean {
  return a < b;
}

/** Whether `a` is strictly after `b`. */
export function isAfter(a: CivilDate, b: CivilDate): boolean {
  return a > b;
}

/** The earlier of two dates. */
export function minDate(a: CivilDate, b: CivilDate): CivilDate {
  return b < a ? b : a;
}

/** The later of two dates. */
export function maxDate(a: CivilDate, b: CivilDate): CivilDate {
  return b > a ? b : a;
}

/** The year of a date. */
export function yearOf(date: CivilDate): number {
  return partsOf(date).year;
}

const DAYS_IN_4_YEARS = 1461;
const DAYS_IN_100_YEARS = 36_524;
const DAYS_IN_400_YEARS = 146_097;

/**
 * Days since 0000-03-01. Years are counted from March so that the leap day is the last day of its year and
 * month lengths follow 153 days per five months.
 */
function toDayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  return (
    marchYear * 365 +
    Math.floor(marchYear / 4) -
    Math.floor(marchYear / 100) +
    Math.floor(marchYear / 400) +
    Math.floor((153 * marchMonth + 2) / 5) +
    day -
    1
  );
}

function fromDayNumber(number: number): CivilDate {
  const eras = Math.floor(number / DAYS_IN_400_YEARS);
  const inEra = number - eras * DAYS_IN_400_YEARS;
  // The last day of a cycle (29 February) belongs to its last century and to its last year: hence the caps.
  const centuries = Math.min(Math.floor(inEra / DAYS_IN_100_YEARS), 3);
  const inCentury = inEra - centuries * DAYS_IN_100_YEARS;
  const quads = Math.floor(inCentury / DAYS_IN_4_YEARS);
  const inQuad = inCentury - quads * DAYS_IN_4_YEARS;
  const years = Math.min(Math.floor(inQuad / 365), 3);
  const inYear = inQuad - years * 365;
  const marchMonth = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const marchYear = eras * 400 + centuries * 100 + quads * 4 + years;
  return marchMonth < 10
    ? fromPartsInRange(marchYear, marchMonth + 3, day)
    : fromPartsInRange(marchYear + 1, marchMonth - 9, day);
}

/** Monday is 1, Sunday is 7. */
export function dayOfWeek(date: CivilDate): Weekday {
  // Day 0 (1 March of the year 0) is a Wednesday.
  return (((toDayNumber(date) + 2) % 7) + 1) as Weekday;
}

/** 'lundi' … 'dimanche'. */
export function dayName(date: CivilDate): string {
  return DAY_NAMES[dayOfWeek(date)];
}

/** The date `days` days later (earlier when negative). Throws when it leaves 1900–2199. */
export function addDays(date: CivilDate, days: number): CivilDate {
  if (!Number.isInteger(days)) throw new RangeError(`Nombre de jours non entier : ${days}.`);
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * The same day number (quantième) `months` months later, or the last day of that month when it has no such
 * day (CPC, art. 641, al. 2). Throws when it leaves 1900–2199.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  if (!Number.isInteger(months)) throw new RangeError(`Nombre de mois non entier : ${months}.`);
  const parts = partsOf(date);
  const index = parts.year * 12 + (parts.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return fromPartsInRange(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** Number of days from `a` to `b`: 1 when `b` is the day after `a`, negative when `b` is before. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** 'novembre 2026'. */
export function formatMonth(date: CivilDate): string {
  const { year, month } = partsOf(date);
  return `${MONTH_NAMES[month]} ${year}`;
}

/** '23 novembre 2026', '1er mars 2026'. */
export function formatDate(date: CivilDate): string {
  const { day } = partsOf(date);
  return `${day === 1 ? '1er' : String(day)} ${formatMonth(date)}`;
}

/** 'lundi 23 novembre 2026', 'dimanche 1er mars 2026'. */
export function formatLong(date: CivilDate): string {
  return `${dayName(date)} ${formatDate(date)}`;
}

/** '23/11/2026'. */
export function formatShort(date: CivilDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
