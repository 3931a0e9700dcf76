/** What a spreadsheet would run as a formula: such a cell is written as text (OWASP, CSV injection). */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;

const BOM = '\ufeff';

/**
 * Rows as a file that French spreadsheets open without asking: UTF-8 with its mark, `;` between cells, CRLF between
 * rows, texts quoted when they must be. A cell that would be a formula gets an apostrophe before it, unless it is a
 * plain number.
 */
export function csv(rows: readonly (readonly string[])[]): Uint8Array {
  const body = rows.map((row) => row.map(cell).join(';')).join('\r\n');
  return new TextEncoder().encode(`${BOM}${body}\r\n`);
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !/^-?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
