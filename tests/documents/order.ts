/** The text without what a printer changes: no-break spaces, curved apostrophes. */
export const straight = (text: string): string => text.replaceAll('\u00A0', ' ').replaceAll('’', "'");

const flat = (text: string): string => straight(text).replace(/\s+/gu, ' ').trim();

/** The lines of an act as sentences: what must be found again, in order. List marks are dress, not words. */
export function sentences(source: string): readonly string[] {
  return source
    .split('\n')
    .map((line) => flat(line.replace(/^\s*(?:-|\d\))\s+/u, '')))
    .flatMap((line) => line.split(/(?<=[.;:]) (?=\p{Lu})/u))
    .filter((line) => line !== '');
}

/** The first sentence of `source` that `text` does not hold after the one before; null when all are there. */
export function inOrder(source: string, text: string): string | null {
  const haystack = flat(text);
  let from = 0;
  for (const sentence of sentences(source)) {
    const at = haystack.indexOf(sentence, from);
    if (at < 0) return sentence;
    from = at + sentence.length;
  }
  return null;
}
