/* The sentences of a text, and the words by which two of them are the same. */

/** A full stop that ends no sentence: « art. 6 », « L. 6111-3 », « M. Martin », « n°. 2 », « J. Martin ». */
const ABREGE =
  /(?:^|[\s(«'’])(?:art|al|cf|no|mme|mlle|mm|etc|p|pp|vol|chap|ex|dr|pr|st|ste|env|tél|\p{L})$/iu;

/** The sentences of a text, as they stand: each ends with its stop, before a capital; a line break ends one too. */
export function phrases(texte: string): readonly string[] {
  return texte.split('\n').flatMap(phrasesDUneLigne);
}

function phrasesDUneLigne(ligne: string): readonly string[] {
  const out: string[] = [];
  let start = 0;
  const garder = (end: number): void => {
    const one = ligne.slice(start, end).trim();
    if (one !== '') out.push(one);
    start = end;
  };
  for (const match of ligne.matchAll(
    /[.!?…][\s\u00A0\u202F]?["»”)]?(?=[\s\u00A0\u202F]{1,3}[«"“(]?[\s\u00A0\u202F]?[\p{Lu}\d])/gu,
  )) {
    const avant = ligne.slice(Math.max(0, match.index - 8), match.index);
    if (match[0].trim() !== '.' || !ABREGE.test(avant)) garder(match.index + match[0].length);
  }
  garder(ligne.length);
  return out;
}

/** Letters and figures alone: two texts that say the same words fold to the same. */
export const mots = (texte: string): string =>
  texte
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
