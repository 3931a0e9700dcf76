const NBSP = '\u00A0';

/**
 * French typography of a sentence made for a person: no-break space before : ; ! ? and inside « », after n°, and the
 * curved apostrophe. Rules write plain spaces and pass their sentences through here, so that no source file holds
 * an invisible character. Only signs and spaces move, never a word.
 */
export function typographie(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=[\p{L}«])/gu, '’')
    .replace(/«[ \u00A0]?/g, `«${NBSP}`)
    .replace(/[ \u00A0]?»/g, `${NBSP}»`)
    .replace(/ ([:;!?%])/g, `${NBSP}$1`)
    .replace(/\bn° (?=\S)/g, `n°${NBSP}`);
}
