/**
 * French typography of a printed act (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 *
 * Only signs and spaces move: never a word, a capital or an accent, because a signed act keeps its own defects
 * (« REGION », « L.612-3 », « démarché »). No space is added inside a reference (« n°2019-03 », « L.612-3 ») for the
 * same reason; where the act has one, it becomes a no-break space.
 *
 * One setting for the whole project: U+00A0 everywhere, even where the Lexique wants the narrow U+202F (before ; ! ?),
 * which several word processors' fonts print as an empty box.
 */
import type { Run } from '#actes/model';
import { MONTH_NAMES } from '#domain/civil-date';
import { inLetters, s, unaccented } from '#domain/french';

/** No-break space. */
export const NBSP = '\u00A0';

const APOSTROPHE = '\u2019';

/** Web and mail addresses are copied, not read: nothing in them moves. */
const ADDRESS = /((?:https?:\/\/|www\.)[^\s»]+|(?<![^\s@«»])[^\s@«»]+@[^\s@«»]+\.[^\s@«»]+)/u;

const MOIS = MONTH_NAMES.join('|');

const ORDINAL = '(?:ers|ères|er|ère|res|re|èmes|ème|es|e|nds|ndes|nd|nde)';

type Rule = readonly [RegExp, string];

/** In this order: spaces first, then the signs, then the spaces that must not break. */
const RULES: readonly Rule[] = [
  // One kind of space while the rules run, and never two in a row.
  [/[\t\u00A0\u202F\u2009\u2007 ]+/gu, ' '],
  [/ \n/gu, '\n'],
  [/\n /gu, '\n'],
  [/\.\.\.(?!\.)/gu, '…'],
  // Straight quotes go by pairs, round a whole passage; an inch mark stays.
  [/(^|[\s([’'—–])"([^"\n]+)"(?=$|[\s.,;:!?)\]…])/gu, '$1« $2 »'],
  // The apostrophe of an elision, wherever a letter stands before it or a word follows it.
  [/(?<=\p{L})'/gu, APOSTROPHE],
  [/'(?=\p{L})/gu, APOSTROPHE],
  // Guillemets hold their words.
  [/«[ \n]*(?=\S)/gu, `«${NBSP}`],
  [/(?<=\S) *»/gu, `${NBSP}»`],
  // High punctuation. « 14:30 » and « a:b » are left alone: only a sign that closes something moves.
  [/(?<=[^\s:;!?\u00A0]) ?([:;])(?=$|[\s\u00A0»)])/gu, `${NBSP}$1`],
  [/(?<=[^\s!?(\u00A0]) ?([!?]+)(?=$|[\s\u00A0»).,])/gu, `${NBSP}$1`],
  [/(?<=\u00A0»|…|\)) ?([:;!?])(?=$|[\s\u00A0)])/gu, `${NBSP}$1`],
  // Civility and name.
  [/(?<![\p{L}\p{N}])(M\.|MM\.|Mmes?|Mlles?|Me|Mes|Dr|Pr) (?=\p{Lu})/gu, `$1${NBSP}`],
];

/** Only where there is a digit, which most alinéas have not: an act is printed while someone waits. */
const DIGIT_RULES: readonly Rule[] = [
  // References.
  [/(?<![\p{L}\p{N}])([Nn]°s?|[Nn]os) (?=\d)/gu, `$1${NBSP}`],
  [/(?<=[Nn]°) (?=[\p{L}\d])/gu, NBSP],
  [
    /(?<![\p{L}\p{N}])(art\.|al\.|chap\.|p\.|pp\.|§|articles?|alinéas?|annexes?|chapitres?|pages?) (?=\d|[LRDA]O?\.)/giu,
    `$1${NBSP}`,
  ],
  [/(?<![\p{L}\p{N}])(LO|L\.O|L|R|D|A)\. (?=\d)/gu, `$1.${NBSP}`],
  // Dates: the day never leaves its month, nor the month its year.
  [new RegExp(`(?<![\\p{L}\\p{N}])(\\d{1,2}|1er) (?=(?:${MOIS})(?![\\p{L}\\p{N}]))`, 'giu'), `$1${NBSP}`],
  [new RegExp(`(?<![\\p{L}\\p{N}])(${MOIS}) (?=\\d{4}(?!\\d))`, 'giu'), `$1${NBSP}`],
  [/(?<!\d)(\d{1,2}) h(?: (\d{2})(?!\d))?(?![\p{L}\p{N}])/gu, `$1${NBSP}h${NBSP}$2`],
  [/\u00A0h\u00A0(?!\d)/gu, `${NBSP}h `],
  [/\u00A0h {2,}/gu, `${NBSP}h `],
  [/\u00A0h $/gmu, `${NBSP}h`],
  [/\u00A0h (?=[.,)])/gu, `${NBSP}h`],
  // A telephone number, a registered-post number.
  [/(?<!\d|\d )(0\d) (\d{2}) (\d{2}) (\d{2}) (\d{2})(?! ?\d)/gu, `$1${NBSP}$2${NBSP}$3${NBSP}$4${NBSP}$5`],
  [/(?<![\p{L}\d])(\d[A-Z]) (\d{3}) (\d{3}) (\d{4}) (\d)(?!\d)/gu, `$1${NBSP}$2${NBSP}$3${NBSP}$4${NBSP}$5`],
  // A quantity and its unit.
  [/(?<=\d) (?=(?:[%‰€°]|(?:k€|M€|km|m²|kg|ko|Mo|Go)(?![\p{L}\p{N}])))/gu, NBSP],
];

/** « 12 345 678 »: groups of three after one to three digits, not the digits of two numbers side by side. */
const THOUSANDS = /(?<![\d\p{L}]|\d[ \u00A0])\d{1,3}(?: \d{3})+(?![\d ]*\d)/gu;

const apply = (text: string, rules: readonly Rule[]): string =>
  rules.reduce((out, [pattern, replacement]) => out.replace(pattern, replacement), text);

function tidy(text: string): string {
  const out = apply(text, RULES);
  if (!/\d/u.test(out)) return out;
  return apply(out, DIGIT_RULES).replace(THOUSANDS, (digits) => digits.replaceAll(' ', NBSP));
}

const hasAddress = (text: string): boolean =>
  text.includes('@') || text.includes('://') || text.includes('www.');

function once(text: string): string {
  if (!hasAddress(text)) return tidy(text).replace(/ {2,}/gu, ' ').trim();
  return text
    .split(ADDRESS)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const tidied = tidy(part);
      return index === 0 ? tidied : tidied.replace(/^ (?=[:;!?]+(?:[\s\u00A0]|$))/u, NBSP);
    })
    .join('')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** Signs side by side may call for another pass; prose, where words stand between signs, settles in one. */
const SIDE_BY_SIDE = /[^\p{L}\p{N}\s][\s\u00A0]*[^\p{L}\p{N}\s]/u;

/** Passes before a text is taken as settled. */
const MAX_PASSES = 5;

/**
 * The text as it is to be printed. Applying it again changes nothing more. Line breaks are kept: a line break of an
 * act starts an alinéa.
 */
export function typographie(text: string): string {
  let out = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = once(out);
    if (next === out || !SIDE_BY_SIDE.test(next)) return next;
    out = next;
  }
  return out;
}

/** « 1er », « 2e », « 2ème », « 1ers »… and centuries, republics: the letters after the number are raised. */
const ORDINALS = new RegExp(
  `(?<![\\p{L}\\p{N}./-])(?:(\\d+)(${ORDINAL})(?![\\p{L}\\p{N}]|-\\d)|([IVX]+)(er|re|e)(?=[ \\u00A0](?:siècles?|République|législature|arrondissement)))`,
  'gu',
);

type Emphasis = { readonly bold?: boolean; readonly italic?: boolean };

function textRun(text: string, emphasis: Emphasis, superscript: boolean): Run {
  return {
    kind: 'text',
    text,
    ...(emphasis.bold ? { bold: true } : {}),
    ...(emphasis.italic ? { italic: true } : {}),
    ...(superscript ? { superscript: true } : {}),
  };
}

/** Where each ordinal's raised letters stand in a printed text. */
function raisedRanges(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(ORDINALS)]
    .filter(([, digits, ending]) => plausibleOrdinal(digits, ending))
    .map((match) => {
      const length = (match[2] ?? match[4] ?? '').length;
      const end = match.index + match[0].length;
      return [end - length, end] as const;
    });
}

/** « 1er » but not « 3er »; « 2nd » but not « 5nd »: anything else is not an ordinal and stays as written. */
function plausibleOrdinal(digits: string | undefined, ending: string | undefined): boolean {
  if (digits === undefined || ending === undefined) return true;
  if (/^(?:ers?|ères?|res?)$/u.test(ending)) return digits === '1';
  if (ending.startsWith('nd')) return digits === '2';
  return digits !== '0';
}

/** Passages in bold, found in the printed text whatever their spaces and apostrophes. */
function boldRanges(text: string, passages: readonly string[]): readonly (readonly [number, number])[] {
  const plain = (one: string): string => one.replaceAll(NBSP, ' ').replaceAll(APOSTROPHE, "'");
  const haystack = plain(text);
  return passages.flatMap((passage) => {
    const needle = plain(typographie(passage));
    const start = needle === '' ? -1 : haystack.indexOf(needle);
    return start < 0 ? [] : [[start, start + needle.length] as const];
  });
}

/**
 * The runs of a text: typography applied, ordinals raised, line breaks as breaks, the `gras` passages in bold.
 * A passage that the text does not contain is left aside: the words of the act always win over their dress.
 */
export function runs(
  text: string,
  options: Emphasis & { readonly gras?: readonly string[] } = {},
): readonly Run[] {
  const printed = typographie(text);
  const raised = raisedRanges(printed);
  const bold = boldRanges(printed, options.gras ?? []);
  const within = (ranges: readonly (readonly [number, number])[], at: number): boolean =>
    ranges.some(([start, end]) => at >= start && at < end);
  const cuts = new Set<number>([0, printed.length, ...[...raised, ...bold].flat()]);
  for (let at = printed.indexOf('\n'); at >= 0; at = printed.indexOf('\n', at + 1)) cuts.add(at).add(at + 1);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index): Run => {
    const piece = printed.slice(start, sorted[index + 1]);
    if (piece === '\n') return { kind: 'break' };
    const emphasis: Emphasis = { ...options, bold: options.bold === true || within(bold, start) };
    return textRun(piece, emphasis, within(raised, start));
  });
}

/** « en un exemplaire », « en quatre exemplaires ». */
export const enExemplaires = (n: number): string => `en ${inLetters(n)} exemplaire${s(n)}`;

/** « 1er », then « 2 », « 3 »: how French acts number their articles. */
export const numeroArticle = (n: number): string => (n === 1 ? '1er' : String(n));

/** A file name every system takes: unaccented lower-case words joined by hyphens. */
export function slug(text: string): string {
  const ascii = unaccented(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return ascii.slice(0, 90).replace(/-+$/u, '') || 'document';
}
