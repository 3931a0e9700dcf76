import { formsText } from '../../../text/forms';
import { MOTIF_INSUFFISANT, estMotif } from '#domain/motif';
import type { FieldProblem } from '../../../ui/forms/error-summary';
import { dateIn, readDate } from '../../../parts/forms/read-date';

/** Collects what a form can tell before asking: blanks and impossible dates. The application judges the rest. */
export class Checks {
  readonly problems: FieldProblem[] = [];

  add(champ: string, message: string): void {
    this.problems.push({ champ, message });
  }

  required(champ: string, text: string, message: string = formsText.required): void {
    if (text.trim() === '') this.add(champ, message);
  }

  /** Why something is done; `optional`: a blank is no reason, and none is asked. */
  motif(champ: string, text: string, optional = false): void {
    if (text.trim() !== '') {
      if (!estMotif(text)) this.add(champ, MOTIF_INSUFFISANT);
    } else if (!optional) this.add(champ, formsText.required);
  }

  date(champ: string, text: string): void {
    const read = readDate(text);
    if (read.kind === 'empty') this.add(champ, formsText.dateRequired);
    else if (read.kind === 'error') this.add(champ, read.message);
  }

  optionalDate(champ: string, text: string): void {
    if (text.trim() !== '') this.date(champ, text);
  }

  count(champ: string, text: string): void {
    if (text.trim() === '') this.add(champ, formsText.required);
    else if (countIn(text) === null) this.add(champ, formsText.integer);
  }
}

/** The date of a checked field, as the contract carries it; a text that says no date is sent as typed and refused. */
export const isoOf = (text: string): string => dateIn(text) ?? text.trim();

export const optionalIso = (text: string): string | null => (text.trim() === '' ? null : isoOf(text));

export const optionalText = (text: string): string | null => (text.trim() === '' ? null : text);

/** A whole number typed in digits, or null. */
export const countIn = (text: string): number | null =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;

/** A text of the law cut for a list, at a word. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2))}…`;
}
