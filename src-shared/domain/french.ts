/*
 * What every layer does to French words, in one place: capitals, numbers in letters, lists, plurals, order, and the
 * foldings under which two texts are the same to a reader. It knows nothing of the registry.
 */

/* Capitals. */

/** A word that opens a sentence. */
export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** A word that stands inside one. */
export const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);

/* Elision. */

/** Aspirated: nothing elides before « haut », « hors », « huit » nor before « onze ». */
const SANS_ELISION = /^(?:h(?:aut|ors|uit|[eé]ra(?:ut|ld)|[eé]ros\b)|onz)/iu;
const VOYELLE = /^(?:[aeiouyàâäéèêëîïôöùûüœæ]|h[aeiouyâàéèêîïôûœ])/iu;

/** Whether « le » or « la » is said « l’ » before a word: a vowel, or an « h » that is not aspirated. */
export const elide = (mot: string): boolean => VOYELLE.test(mot) && !SANS_ELISION.test(mot);

/** « d’un mois », « de deux mois », « d’opposition ». */
export const de = (mots: string): string => `${elide(mots) ? 'd’' : 'de '}${mots}`;

/* Numbers. */

/** The mark of the plural, which begins at two: « zéro mot », « un mot », « deux mots ». */
export const s = (n: number): string => (n > 1 ? 's' : '');

/** « 0 mot », « 1 mot », « 3 mots », held together; the plural is given where it is not made by an « s ». */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n}\u00A0${n > 1 ? many : one}`;

const UNITES = [
  'zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize',
  'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf',
] as const; // prettier-ignore

const DIZAINES: Readonly<Record<number, string>> = {
  2: 'vingt',
  3: 'trente',
  4: 'quarante',
  5: 'cinquante',
  6: 'soixante',
  7: 'soixante',
  8: 'quatre-vingt',
  9: 'quatre-vingt',
};

function belowHundred(n: number): string {
  if (n < 20) return UNITES[n] ?? String(n);
  const tens = Math.floor(n / 10);
  const stem = DIZAINES[tens] ?? '';
  const rest = tens === 7 || tens === 9 ? n - (tens - 1) * 10 : n % 10;
  if (rest === 0) return tens === 8 ? 'quatre-vingts' : stem;
  const link = (rest === 1 || rest === 11) && tens !== 8 && tens !== 9 ? ' et ' : '-';
  return `${stem}${link}${UNITES[rest] ?? ''}`;
}

/**
 * « quatre », « vingt et un », « quatre-vingts »: an act counts in letters. Digits beyond `upTo`, 999 at most: a
 * sentence reads better with « 45 jours ».
 */
export function inLetters(n: number, upTo = 999): string {
  if (!Number.isInteger(n) || n < 0 || n > Math.min(upTo, 999)) return String(n);
  if (n < 100) return belowHundred(n);
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const stem = hundreds === 1 ? 'cent' : `${belowHundred(hundreds)} cent${rest === 0 ? 's' : ''}`;
  return rest === 0 ? stem : `${stem} ${belowHundred(rest)}`;
}

/* Lists and order. */

/** « a », « a et b », « a, b et c ». */
export const enumeration = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`;

/** The order of a French dictionary: accents and capitals count last. */
export const inDictionaryOrder: (a: string, b: string) => number = new Intl.Collator('fr').compare;

/* Foldings. The first two give one character for one: a position in the folded text is a position in the text. */

/** As the eye reads it: the printed page shows these spaces, these apostrophes and these hyphens alike. */
export const asRead = (text: string): string =>
  text
    .replace(/[\u00A0\u202F\u2009]/gu, ' ')
    .replace(/[’ʼ]/gu, "'")
    .replace(/[\u2010\u2011]/gu, '-');

/** What a mark is folded to, looked for once a mark: a space, an apostrophe, a hyphen, or the letter under the accent. */
const PLAIN = new Map<string, string>();
function plainMark(mark: string): string {
  const known = PLAIN.get(mark);
  if (known !== undefined) return known;
  const read = asRead(mark);
  const plain = /[‘´`]/u.test(read) ? "'" : read.normalize('NFD').charAt(0);
  PLAIN.set(mark, plain);
  return plain;
}

/** As it is read, without case nor accents; a ligature stays one letter. One pass: whole registries are folded. */
export const foldLetters = (text: string): string =>
  text.replace(/[\u00A0\u202F\u2009’ʼ\u2010\u2011\u00C0-\u024F‘´`]/gu, plainMark).toLowerCase();

/** Folded, with one kind of space: what the rules on words of a text are written for. */
export const plierTexte = (texte: string): string => oneSpace(foldLetters(texte.normalize('NFC')));

/** Each run of white space made one space; most texts have no other, and are given back as they are. */
export const oneSpace = (text: string): string =>
  /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ') : text;

/** Its letters without their accents, its ligatures parted. */
export const unaccented = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gu, 'oe')
    .replace(/Œ/gu, 'OE')
    .replace(/æ/gu, 'ae')
    .replace(/Æ/gu, 'AE');

/** As it is sought: « prefete » finds « préfète », « l'oeuvre » finds « l’œuvre ». */
export const fold = (text: string): string => unaccented(asRead(text)).toLowerCase();

/** Whether a text has every word of a query, in any order, whatever their accents and capitals. */
export function seeking(query: string): (text: string) => boolean {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  return (text) => {
    const hay = fold(text);
    return words.every((word) => hay.includes(word));
  };
}
