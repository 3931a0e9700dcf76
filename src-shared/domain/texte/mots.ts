import { asRead, fold } from '../french';
import type { Segment, Source } from './en-vigueur';

/*
 * Words in a text, found as a reader finds them: the apostrophe may be straight or curly, a space may be unbreakable,
 * since the printed act shows them alike; but a word is a word, never a part of another.
 */

/** A letter may take two code units, and its accent may be a character of its own: neither is cut from its word. */
const WORD_OPENS = /^[\p{L}\p{N}\p{M}]/u;
const WORD_CLOSES = /[\p{L}\p{N}\p{M}]$/u;

/** Where `mots` stand in `texte`, as whole words; empty when they do not, or when there is nothing to look for. */
export function positionsDe(texte: string, mots: string): readonly number[] {
  const needle = asRead(mots.trim());
  if (needle === '') return [];
  const haystack = asRead(texte);
  const opens = WORD_OPENS.test(needle);
  const closes = WORD_CLOSES.test(needle);
  const found: number[] = [];
  for (let at = haystack.indexOf(needle); at >= 0;) {
    const end = at + needle.length;
    const whole =
      (!opens || !WORD_CLOSES.test(haystack.slice(Math.max(0, at - 2), at))) &&
      (!closes || !WORD_OPENS.test(haystack.slice(end, end + 2)));
    if (whole) found.push(at);
    // « la la » in « la la la »: an occurrence begins where the one before it ended.
    at = haystack.indexOf(needle, whole ? end : at + 1);
  }
  return found;
}

/** Both read the same on paper. */
export const memeImpression = (a: string, b: string): boolean =>
  a === b || asRead(a.trim()) === asRead(b.trim());

const BASE = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words stand in the text but for their capitals, accents or punctuation. */
export function presqueTrouves(texte: string, mots: string): boolean {
  const needle = BASE(mots);
  return needle !== '' && ` ${BASE(texte)} `.includes(` ${needle} `);
}

/** Merges neighbours of the same source and drops the empty ones. */
export function joindre(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (const segment of segments) {
    if (segment.texte === '') continue;
    const last = out.at(-1);
    if (last?.source === segment.source)
      out[out.length - 1] = { texte: last.texte + segment.texte, source: last.source };
    else out.push(segment);
  }
  return out;
}

/** Puts `texte`, from `source`, in place of the characters `from` to `to`. */
export function substituer(
  segments: readonly Segment[],
  from: number,
  to: number,
  texte: string,
  source: Source,
): readonly Segment[] {
  const out: Segment[] = [];
  let at = 0;
  let done = false;
  const put = (): void => {
    if (!done) out.push({ texte, source });
    done = true;
  };
  for (const segment of segments) {
    const end = at + segment.texte.length;
    if (at < from)
      out.push({ texte: segment.texte.slice(0, Math.max(0, from - at)), source: segment.source });
    if (end >= from && at <= to) put();
    if (end > to) out.push({ texte: segment.texte.slice(Math.max(0, to - at)), source: segment.source });
    at = end;
  }
  put();
  return joindre(out);
}
