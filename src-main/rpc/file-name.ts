import { unaccented } from '#domain/french';
import { nomSansPiege } from '#domain/fichier';

/** Names Windows keeps for devices, whatever their extension: « con.docx » cannot be written. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Characters; most file systems stop at 255 bytes, and French letters take two. */
const MAX_LENGTH = 120;

/**
 * A name every system accepts, made from the title of a document: no separators, no characters Windows refuses,
 * no controls nor marks that turn the text around (a name could pose as another type), no trailing dot or space.
 */
export function safeFileName(name: string, fallback = 'document'): string {
  const clean = nomSansPiege(name);
  const dot = clean.lastIndexOf('.');
  const hasExtension = dot > 0 && /^\.[A-Za-z0-9]{1,8}$/.test(clean.slice(dot));
  const extension = hasExtension ? clean.slice(dot) : '';
  let stem = hasExtension ? clean.slice(0, dot) : clean;
  stem = Array.from(stem).slice(0, MAX_LENGTH).join('');
  stem = stem.replace(/^[. ]+|(?<![. ])[. ]+$/g, '');
  if (stem === '') stem = fallback;
  // Windows looks at what precedes the first dot: « nul.tar.docx » is the device too.
  if (RESERVED.test(stem.split('.')[0]?.trim() ?? '')) stem = `_${stem}`;
  return stem + extension;
}

/** Value of Content-Disposition with the French name (RFC 5987) and an ASCII one for readers that ignore it. */
export function attachmentHeader(name: string): string {
  const safe = safeFileName(name);
  const ascii = unaccented(safe)
    .replace(/[’‘]/g, "'")
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
