import { dayName, daysInMonth, FIRST_YEAR, LAST_YEAR, MONTH_NAMES, parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { fold } from '#domain/french';
import { formsDates } from '../../text/forms-dates';

/** What a typed text says of a date. The text itself is never changed. */
export type ReadDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: CivilDate }
  /** `complete`: nothing more is being typed, the message may be shown at once. */
  | { readonly kind: 'error'; readonly message: string; readonly complete: boolean };

type Parts = { readonly day: string; readonly month: string; readonly year: string };

const wrong = (message: string, complete = false): ReadDate => ({ kind: 'error', message, complete });

/** The last year two digits may say: beyond, they would as well say one of the last century. */
const LAST_SHORT_YEAR = 49;

/** What a year of four digits begins with, while it is being typed. */
const CENTURIES: ReadonlySet<string> = new Set(['19', '20']);

/** The same mark between the two: « 1/2/2027 », « 02-12-2026 », « 5.12.2026 », « 5 12 2026 ». */
const NUMBERS = /^(?<day>\d{1,2})(?<mark>[/.\- ])(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/u;
/** « 28022026 » */
const EIGHT_DIGITS = /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/u;
/** « 2 février 2026 », « lundi 1er févr. 26 » */
const WORDS =
  /^(?:(?<weekday>\p{L}+)\.?,? )?(?<day>\d{1,2})(?:er)? (?<name>\p{L}+)\.? (?<year>\d{4}|\d{2})$/iu;
/** Digits that may be read in several orders, or cut in several places. */
const DIGITS = /^\d{5,7}$/u;

/** Whether a word is the name, or its beginning: « févr » is « février », « ju » is nothing yet. */
const begins = (word: string, name: string): boolean => word.length >= 3 && fold(name).startsWith(fold(word));

function whyImpossible({ day, month, year }: Parts): string {
  const monthName = MONTH_NAMES[Number(month) - 1];
  if (monthName === undefined) return formsDates.noSuchMonth(month);
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) {
    return formsDates.outOfRange(FIRST_YEAR, LAST_YEAR);
  }
  if (Number(day) === 0) return formsDates.dayZero;
  return formsDates.noSuchDay(monthName, year, daysInMonth(Number(year), Number(month)));
}

function dateOf({ day, month, year }: Parts): ReadDate {
  if (year.length === 2 && CENTURIES.has(year)) return wrong(formsDates.startedYear(year));
  if (year.length === 2 && Number(year) > LAST_SHORT_YEAR) return wrong(formsDates.shortYear(year));
  const whole = year.length === 2 ? `20${year}` : year;
  const date = parseCivilDate(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  // A year of two digits may be the beginning of one of four.
  return date === null
    ? wrong(whyImpossible({ day, month, year: whole }), year.length === 4)
    : { kind: 'date', date };
}

function datedInWords({
  weekday,
  day = '',
  name = '',
  year = '',
}: Partial<Record<string, string>>): ReadDate {
  const [month, ...others] = MONTH_NAMES.filter((one) => begins(name, one));
  // « jui » may be two months.
  if (month === undefined || others.length > 0) return wrong(formsDates.noSuchMonthName(name));
  const read = dateOf({ day, month: String(MONTH_NAMES.indexOf(month) + 1), year });
  if (read.kind !== 'date' || weekday === undefined || begins(weekday, dayName(read.date))) return read;
  return wrong(formsDates.otherWeekday(weekday, dayName(read.date)), true);
}

/**
 * Reads what a person typed or pasted: the day, then the month, then the year, in figures or in words; or the order of
 * files, which cannot be taken for another. An impossible day is said with its reason and never becomes another day;
 * what could be read in two ways is refused.
 */
export function readDate(typed: string): ReadDate {
  const text = typed.replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return { kind: 'empty' };
  const iso = parseCivilDate(text);
  if (iso !== null) return { kind: 'date', date: iso };
  const figures = NUMBERS.exec(text)?.groups ?? EIGHT_DIGITS.exec(text)?.groups;
  if (figures !== undefined) return dateOf(figures as Parts);
  const words = WORDS.exec(text)?.groups;
  if (words !== undefined) return datedInWords(words);
  return wrong(DIGITS.test(text) ? formsDates.digits : formsDates.format);
}

/** The date a text says, or null. */
export function dateIn(typed: string): CivilDate | null {
  const read = readDate(typed);
  return read.kind === 'date' ? read.date : null;
}
