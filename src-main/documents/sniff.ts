import { extensionDe } from '#domain/fichier';
import type { TypePiece } from '#domain/fichier';
import { readCatalogue } from './archive';
import type { ArchiveEntry } from './archive';

/*
 * What a file is, from its bytes. The library made for it (file-type) now asks for Node 22 and guesses from hundreds
 * of signatures; here ten kinds are wanted and everything else refused, so a table that must be sure does better.
 */

const SIGNATURES: readonly { readonly type: TypePiece; readonly bytes: readonly number[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  // Some senders put a mark or a blank line first, which every reader skips.
  ...[[], [0x0a], [0x0d, 0x0a], [0xef, 0xbb, 0xbf]].map((before) => ({
    type: 'application/pdf' as const,
    bytes: [...before, 0x25, 0x50, 0x44, 0x46, 0x2d],
  })),
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The kind of the file, or null when it is none of those accepted. `nom` only helps to tell texts apart. */
export async function sniffType(bytes: Uint8Array, nom: string): Promise<TypePiece | null> {
  const known = SIGNATURES.find((one) => startsWith(bytes, one.bytes));
  if (known !== undefined) return known.type;
  if (startsWith(bytes, ZIP)) return sniffArchive(bytes);
  return sniffText(bytes, extensionDe(nom));
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  bytes.length > start.length && start.every((byte, index) => bytes[index] === byte);

const OFFICE: readonly { readonly type: TypePiece; readonly main: string }[] = [
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    main: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    main: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  },
];
const OPEN_DOCUMENT: readonly TypePiece[] = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
];

/** Files of an office document: a workbook of a thousand sheets has fewer. */
const MAX_ENTRIES = 10_000;

type Catalogue = ReadonlyMap<string, ArchiveEntry>;

/** An office document is an archive that says what it is. One with a password or macros is not accepted. */
async function sniffArchive(bytes: Uint8Array): Promise<TypePiece | null> {
  let zip: Catalogue;
  try {
    // Reads the list of the entries, and unpacks none.
    zip = await readCatalogue(bytes, MAX_ENTRIES);
  } catch {
    return null;
  }
  const entries = [...zip.values()];
  if (entries.some(({ name, encrypted }) => encrypted || /(^|\/)vbaProject\.bin$/i.test(name))) return null;
  const declared = (await textOf(zip, 'mimetype'))?.trim();
  const odf = OPEN_DOCUMENT.find((type) => type === declared);
  if (odf !== undefined) {
    const manifest = await textOf(zip, 'META-INF/manifest.xml');
    return manifest === null || /encryption-data/i.test(manifest) ? null : odf;
  }
  const types = await textOf(zip, '[Content_Types].xml');
  return OFFICE.find(({ main }) => types?.includes(`"${main}"`))?.type ?? null;
}

/** Enough for the list of parts of any document, and for nothing that was packed to fill the memory. */
const MAX_UNPACKED = 512 * 1024;

/** The text of one entry; null when it is not there, damaged or too long. */
async function textOf(zip: Catalogue, name: string): Promise<string | null> {
  const entry = zip.get(name);
  if (entry === undefined || entry.size > MAX_UNPACKED) return null;
  return entry.read().then(
    (bytes) => Buffer.from(bytes).toString('latin1'),
    () => null,
  );
}

/** Commands, pages and drawings that run are texts too: a text is accepted under a text's name, if it is no other. */
function sniffText(bytes: Uint8Array, extension: string): TypePiece | null {
  if (extension !== 'txt' && extension !== 'eml') return null;
  if (bytes.includes(0)) return null;
  if (extension === 'eml' && isMessage(bytes)) return 'message/rfc822';
  const text = utf8(bytes);
  // Tabulation, newlines, form feed; other controls belong to programs, not to texts.
  // oxlint-disable-next-line no-control-regex
  if (text === null || /[\u0001-\u0008\u000B\u000E-\u001F\u007F]/.test(text)) return null;
  return /^\s*(<|#!|@echo\b|%!PS|\{\\rtf)/i.test(text) ? null : 'text/plain';
}

/** Headers first, in ASCII or UTF-8, among them who sent it and when; the body may be in any old encoding. */
function isMessage(bytes: Uint8Array): boolean {
  const head = utf8(bytes.subarray(0, endOfHeaders(bytes)));
  if (!head?.split(/\r?\n/).every((line) => /^([ \t]|[!-9;-~]+:)/.test(line))) return false;
  return /^from:/im.test(head) && /^date:/im.test(head);
}

function endOfHeaders(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = [buffer.indexOf('\r\n\r\n'), buffer.indexOf('\n\n')].filter((at) => at >= 0);
  return ends.length === 0 ? buffer.length : Math.min(...ends);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
