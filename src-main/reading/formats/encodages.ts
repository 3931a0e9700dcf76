/** What Windows writes where ISO 8859-1 has controls; the five bytes it leaves unused are controls there too. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** As every reader of the web does, ISO 8859-1 and ASCII are read as the encoding of Windows, which holds them. */
const OCCIDENTAL = /^(?:windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/iu;

/** The text of the bytes; null when they are not of that encoding, or it is unknown. A mark of order is left out. */
export function decoderEn(bytes: Uint8Array, encodage: string): string | null {
  if (OCCIDENTAL.test(encodage))
    // Not asked of the platform: several versions of Node read these bytes as controls.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replaceAll(/[\u0080-\u009F]/gu, (one) => WINDOWS_1252.charAt(one.charCodeAt(0) - 0x80));
  try {
    return new TextDecoder(encodage, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
