/**
 * Civil dates: a day of the calendar, with no hour and no time zone.
 *
 * The delays of the convention are counted in days and months of the calendar (CPC, art. 641), never in
 * elapsed hours. A native `Date` is an instant: read in another time zone, or moved by 24 h across the last
 * Sunday of March, it may show another day. So a date here is its own ISO text, compared as text, and the calendar is
 * that of date-fns, always in UTC. Nothing else imports date-fns.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as plusDays } from 'date-fns/addDays';
import { addMonths as plusMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { format } from 'date-fns/format';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { getISODay } from 'date-fns/getISODay';
import { isValid } from 'date-fns/isValid';
import { lightFormat } from 'date-fns/lightFormat';
import { fr } from 'date-fns/locale/fr';
import { parseISO } from 'date-fns/parseISO';

/** A real day of the Gregorian calendar, written 'YYYY-MM-DD', from 1900-01-01 to 2199-12-31. */
export type CivilDate = string & { readonly __marque: 'CivilDate' };

/** The years of the calendar kept here. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/** What date-fns alone would let pass: '2026-1', '2026-W05', an hour, other digits. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const FRENCH_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

const utc = (value: Date | number | string): Date => new UTCDateMini(value);

const IN_UTC = { in: utc } as const;
const IN_FRENCH = { in: utc, locale: fr } as const;
const FIRST_DAY = utc(`${FIRST_YEAR}-01-01`);
const LAST_DAY = utc(`${LAST_YEAR}-12-31`);

/** A registry says a few thousand days, a hundred thousand times: the calendar is asked once for each. */
function oncePerDay<T>(ask: (date: CivilDate) => T): (date: CivilDate) => T {
  const known = new Map<CivilDate, T>();
  return (date) => {
    let answer = known.get(date);
    if (answer === undefined) {
      answer = ask(date);
      known.set(date, answer);
    }
    return answer;
  };
}

/**
 * Reads 'YYYY-MM-DD'. What is no day of the calendar is an invalid instant: the platform's own reading would move
 * 31 February to 3 March.
 */
const read = (text: string): Date => (ISO_DATE.test(text) ? parseISO(text, IN_UTC) : utc(Number.NaN));
const instantOf = oncePerDay(read);

/** The only place where a CivilDate is made: an impossible day never gets the brand. */
function fromInstant(instant: Date): CivilDate | null {
  return isValid(instant) && instant >= FIRST_DAY && instant <= LAST_DAY
    ? (lightFormat(instant, 'yyyy-MM-dd') as CivilDate)
    : null;
}

function fromInstantInRange(instant: Date): CivilDate {
  const date = fromInstant(instant);
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

const daysRead = new Set<string>();

/** Reads 'YYYY-MM-DD' and nothing else (no space, no hour); null when it is not a day of the calendar. */
export function parseCivilDate(text: string): CivilDate | null {
  if (daysRead.has(text)) return text as CivilDate;
  const date = fromInstant(read(text));
  if (date !== null) daysRead.add(date);
  return date;
}

/**
 * Reads a date as French people type it: '31/12/2026', '1/2/2026'. Years have four digits. An impossible date
 * ('31/02/2026') is null, never moved to another day: a date shifted in silence would be argued over in court.
 */
export function parseFrenchDate(text: string): CivilDate | null {
  const [, day = '', month = '', year = ''] = FRENCH_DATE.exec(text) ?? [];
  return fromInstant(read(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`));
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

/** Monday is 1, Sunday is 7. */
export const dayOfWeek = oncePerDay((date): Weekday => getISODay(instantOf(date), IN_UTC) as Weekday);

/** The date `days` days later (earlier when negative). Throws when it leaves 1900–2199. */
export function addDays(date: CivilDate, days: number): CivilDate {
  if (!Number.isInteger(days)) throw new RangeError(`Nombre de jours non entier : ${days}.`);
  return fromInstantInRange(plusDays(instantOf(date), days, IN_UTC));
}

/**
 * The same day number (quantième) `months` months later, or the last day of that month when it has no such
 * day (CPC, art. 641, al. 2). Throws when it leaves 1900–2199.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  if (!Number.isInteger(months)) throw new RangeError(`Nombre de mois non entier : ${months}.`);
  return fromInstantInRange(plusMonths(instantOf(date), months, IN_UTC));
}

/** Number of days from `a` to `b`: 1 when `b` is the day after `a`, negative when `b` is before. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return differenceInCalendarDays(instantOf(b), instantOf(a), IN_UTC);
}

/** Writes a day. What is none, in a file altered by hand, is shown as it stands: neither moved nor a page that breaks. */
const written = (pattern: string): ((date: CivilDate) => string) =>
  oncePerDay((date) => {
    const instant = instantOf(date);
    return isValid(instant) ? format(instant, pattern, IN_FRENCH) : date;
  });

/** 'lundi' … 'dimanche'. */
export const dayName = written('EEEE');

/** 'novembre 2026'. */
export const formatMonth = written('MMMM yyyy');

/** '23 novembre 2026', '1er mars 2026'. */
export const formatDate = written('do MMMM yyyy');

/** 'lundi 23 novembre 2026', 'dimanche 1er mars 2026'. */
export const formatLong = written('EEEE do MMMM yyyy');

/** '23/11/2026'. */
export const formatShort = written('dd/MM/yyyy');

/** 'janvier' … 'décembre'. */
export const MONTH_NAMES: readonly string[] = ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const).map((month) =>
  fr.localize.month(month),
);

/** How many days a month (1–12) has. */
export const daysInMonth = (year: number, month: number): number =>
  getDaysInMonth(read(`${year}-${String(month).padStart(2, '0')}-01`), IN_UTC);
