import {
  daysInMonth,
  FIRST_YEAR,
  formatShort,
  LAST_YEAR,
  MONTH_NAMES,
  parseCivilDate,
  parseFrenchDate,
} from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { formsDates } from '../../text/forms-dates';

/** What a typed text says of a date. The text itself is never changed. */
export type ReadDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: CivilDate }
  /** `complete`: nothing more is being typed, the message may be shown at once. */
  | { readonly kind: 'error'; readonly message: string; readonly complete: boolean };

const DAY_MONTH_YEAR = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const SHORT_YEAR = /^\d{1,2}\/\d{1,2}\/\d{2}$/;

function whyImpossible(day: string, month: string, year: string): string {
  const monthName = MONTH_NAMES[Number(month) - 1];
  if (monthName === undefined) return formsDates.noSuchMonth(month);
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) {
    return formsDates.outOfRange(FIRST_YEAR, LAST_YEAR);
  }
  if (Number(day) === 0) return formsDates.dayZero;
  return formsDates.noSuchDay(monthName, year, daysInMonth(Number(year), Number(month)));
}

/**
 * Reads what a person typed, strictly: day, month, four-digit year, with slashes. An impossible day is said with its
 * reason and never becomes another day; what could be read in two ways is refused.
 */
export function readDate(typed: string): ReadDate {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const date = parseFrenchDate(text);
  if (date !== null) return { kind: 'date', date };
  const parts = DAY_MONTH_YEAR.exec(text);
  if (parts !== null) {
    const [, day = '', month = '', year = ''] = parts;
    return { kind: 'error', message: whyImpossible(day, month, year), complete: true };
  }
  if (SHORT_YEAR.test(text)) return { kind: 'error', message: formsDates.shortYear, complete: false };
  const iso = parseCivilDate(text);
  return {
    kind: 'error',
    message: iso === null ? formsDates.format : formsDates.isoOrder(formatShort(iso)),
    complete: false,
  };
}

/** The date a text says, or null. */
export function dateIn(typed: string): CivilDate | null {
  const read = readDate(typed);
  return read.kind === 'date' ? read.date : null;
}
