const NBSP = '\u00A0';

/**
 * French typography of a sentence made for a person: no-break space before : ; ! ? and inside « », after n°, and the
 * curved apostrophe. Rules write plain spaces and pass their sentences through here, so that no source file holds
 * an invisible character. Only signs and spaces move, never a word.
 */
export function typographie(text: string): string {
  let out = text;
  // Thousands of sentences a screen, most without one sign or another: what is absent is not sought letter by letter.
  if (out.includes("'")) out = out.replace(/(?<=\p{L})'(?=[\p{L}«])/gu, '’');
  if (out.includes('«')) out = out.replace(/«[ \u00A0]?/g, `«${NBSP}`);
  if (out.includes('»')) out = out.replace(/[ \u00A0]?»/g, `${NBSP}»`);
  out = out.replace(/ ([:;!?%])/g, `${NBSP}$1`);
  return out.includes('n° ') ? out.replace(/\bn° (?=\S)/g, `n°${NBSP}`) : out;
}
