import type { Segment, Source } from './texte';

/*
 * Words in a text, found as a reader finds them: the apostrophe may be straight or curly, a space may be unbreakable,
 * since the printed act shows them alike; but a word is a word, never a part of another.
 */

/** One character for one: positions in the folded text are positions in the text. */
function fold(text: string): string {
  return text
    .replace(/[\u00A0\u202F\u2009]/gu, ' ')
    .replace(/[’ʼ]/gu, "'")
    .replace(/\u2011/gu, '-');
}

const WORD = /[\p{L}\p{N}]/u;

/** Where `mots` stand in `texte`, as whole words; empty when they do not, or when there is nothing to look for. */
export function positionsDe(texte: string, mots: string): readonly number[] {
  const needle = fold(mots.trim());
  if (needle === '') return [];
  const haystack = fold(texte);
  const opens = WORD.test(needle[0] ?? '');
  const closes = WORD.test(needle.at(-1) ?? '');
  const found: number[] = [];
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack[at - 1] ?? ' ';
    const after = haystack[at + needle.length] ?? ' ';
    if ((!opens || !WORD.test(before)) && (!closes || !WORD.test(after))) found.push(at);
  }
  // « la la » in « la la la »: an occurrence begins where the one before it ended.
  return found.filter((at, index) => index === 0 || at >= (found[index - 1] ?? 0) + needle.length);
}

/** Both read the same on paper. */
export const memeImpression = (a: string, b: string): boolean => fold(a.trim()) === fold(b.trim());

const BASE = (text: string): string =>
  fold(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
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
