import { inLetters, upperFirst } from '#domain/french';

/* How a number that the page prints by itself is written, whatever the file it comes from. */

export type FormatNumero =
  | 'decimal'
  | 'decimalZero'
  | 'lowerRoman'
  | 'upperRoman'
  /** After z: aa, bb. */
  | 'lowerLetter'
  | 'upperLetter'
  /** After z: aa, ab. */
  | 'lowerLetterSuite'
  | 'upperLetterSuite'
  /** 1er, 2e; 1st, 2nd. */
  | 'ordinal'
  /** Premier, Deuxième. */
  | 'ordinalText'
  /** Un, Deux. */
  | 'cardinalText'
  | 'none';

/** `langue`: « fr-FR »; French when the file does not say. */
export function ecrireNumero(n: number, format: FormatNumero, langue: string | null): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimal':
      return String(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'lowerRoman':
      return romain(n).toLowerCase();
    case 'upperRoman':
      return romain(n);
    case 'lowerLetter':
      return lettres(n);
    case 'upperLetter':
      return lettres(n).toUpperCase();
    case 'lowerLetterSuite':
      return lettresSuite(n);
    case 'upperLetterSuite':
      return lettresSuite(n).toUpperCase();
    case 'ordinal':
      return langue?.toLowerCase().startsWith('en') === true
        ? `${n}${suffixeAnglais(n)}`
        : n === 1
          ? '1er'
          : `${n}e`;
    case 'ordinalText':
      return upperFirst(n === 1 ? 'premier' : enieme(inLetters(n)));
    case 'cardinalText':
      return upperFirst(inLetters(n));
  }
}

const ROMAINS = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'],
  [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const; // prettier-ignore

/** Past the largest that is written so, digits. */
const MAX_ROMAIN = 3999;

function romain(n: number): string {
  if (n < 1 || n > MAX_ROMAIN) return String(n);
  let [rest, written] = [n, ''];
  for (const [value, letters] of ROMAINS) for (; rest >= value; rest -= value) written += letters;
  return written;
}

const lettre = (rank: number): string => String.fromCharCode(97 + (rank % 26));

/** A file may start a list at any number: no more letters than a page would bear. */
const MAX_LETTRES = 20;

const lettres = (n: number): string =>
  n < 1 || n > 26 * MAX_LETTRES ? String(n) : lettre(n - 1).repeat(Math.ceil(n / 26));

function lettresSuite(n: number): string {
  if (n < 1) return String(n);
  let [rest, written] = [n, ''];
  while (rest > 0) {
    written = lettre(rest - 1) + written;
    rest = Math.floor((rest - 1) / 26);
  }
  return written;
}

function suffixeAnglais(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}

const enieme = (cardinal: string): string =>
  cardinal
    .replace(/cinq$/u, 'cinqu')
    .replace(/neuf$/u, 'neuv')
    .replace(/(?<=vingt|cent)s$/u, '')
    .replace(/e$/u, '')
    .replace(/$/u, 'ième');

/** Private characters that the fonts of symbols print as something else. */
const SYMBOLES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: { 0x2d: '−', 0xa3: '≤', 0xa7: '♣', 0xab: '↔', 0xac: '←', 0xae: '→', 0xb1: '±', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb9: '≠', 0xde: '⇒' },
  wingdings: { 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x76: '❖', 0x77: '◆', 0x9f: '•', 0xa7: '▪', 0xa8: '☐', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe8: '→', 0xf0: '⇒', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑' },
}; // prettier-ignore

/** What a character of a font of symbols prints; null when it is not known. */
export const symbole = (code: number, police: string | null): string | null =>
  SYMBOLES[police?.toLowerCase() ?? '']?.[code & 0xff] ?? null;

/** In the place of a character that could not be read: a person looks at the page. */
export const ILLISIBLE = '\uFFFD';

// The range in which the fonts of symbols keep their characters.
const PRIVE = /[\uF000-\uF0FF]/gu;

/** The glyph of a bullet as text: whatever a font of symbols draws there is a bullet. */
export const puce = (glyphe: string, police: string | null): string =>
  police !== null && /^courier/iu.test(police) && glyphe === 'o'
    ? '◦'
    : glyphe.replaceAll(/[\uE000-\uF8FF]/gu, (one) => symbole(one.charCodeAt(0), police) ?? '•');

/** `illisible` is told of each character that no table knows. */
export const sansSymboles = (texte: string, police: string | null, illisible: () => void): string =>
  texte.replace(PRIVE, (one) => {
    const known = symbole(one.charCodeAt(0), police);
    if (known === null) illisible();
    return known ?? ILLISIBLE;
  });
