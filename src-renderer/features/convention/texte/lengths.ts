import type { Segment } from '#domain/texte/en-vigueur';

const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;

/**
 * How long each segment of an alinéa is once printed. The typography of the act moves only signs and spaces, and sets
 * them on the whole alinéa: letters and digits tell where one is.
 */
export function printedLengths(segments: readonly Segment[], printed: string): readonly number[] {
  const lengths: number[] = [];
  let from = 0;
  let at = 0;
  for (const [index, { texte }] of segments.entries()) {
    if (index === segments.length - 1) {
      lengths.push(printed.length - from);
      break;
    }
    for (const letter of texte) {
      const word = WORD.test(letter);
      if (SPACE.test(letter)) {
        while (at < printed.length && SPACE.test(printed.charAt(at))) at += 1;
        continue;
      }
      // A sign may have moved or become another; a letter is the same letter.
      while (at < printed.length && SPACE.test(printed.charAt(at))) at += 1;
      if (word) while (at < printed.length && !WORD.test(printed.charAt(at))) at += 1;
      else if (WORD.test(printed.charAt(at))) continue;
      at += 1;
    }
    lengths.push(at - from);
    from = at;
  }
  return lengths;
}
