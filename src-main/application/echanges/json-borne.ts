/*
 * Measured on a registry of 500 conventions and 2 000 avenants, schema included: 571 503 values, 27 deep. A text of as
 * many bytes can hold fifty times more of them, each a hundred bytes once read.
 */
export const MAX_VALEURS = 5_000_000;
export const MAX_PROFONDEUR = 64;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** What makes a JSON text too much to be read, in French; null when it can be. Allocates nothing, says nothing of its form. */
export function excesJson(bytes: Uint8Array): string | null {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      at = endOfString(bytes, at + 1);
    } else if (byte === COMMA || byte === COLON) {
      values += 1;
      if (values > MAX_VALEURS) return 'il contient plus de cinq millions de valeurs';
    } else if (OPENING.has(byte)) {
      depth += 1;
      values += 1;
      if (depth > MAX_PROFONDEUR) return `ses données sont emboîtées sur plus de ${MAX_PROFONDEUR} niveaux`;
    } else if (CLOSING.has(byte)) {
      depth -= 1;
    }
  }
  return null;
}

/** Where the closing quote stands, or the end of the text. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    let before = at;
    while (bytes[before - 1] === BACKSLASH && before > from) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return bytes.length;
}
