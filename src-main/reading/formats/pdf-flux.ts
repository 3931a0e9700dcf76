import { constants, inflateSync } from 'node:zlib';
import { demesure } from './refus';

/** Bytes of what one stream of a PDF holds, then of all of them, pictures apart: those are never unpacked. */
const MAX_FLUX = 20 * 1024 * 1024;
const MAX_TOTAL = 200 * 1024 * 1024;
/** Bytes before a stream in which its description stands. */
const DESCRIPTION = 8192;

const tropGros = (): Error =>
  demesure('Ce PDF tient dans peu de place bien plus de texte qu’aucune convention : il n’a pas été lu.');

/**
 * Throws a ReadingError for a PDF whose streams swell beyond what any text weighs. The library that reads them would
 * unpack all they hold, in memory that nothing bounds.
 */
export function verifierFlux(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    if (buffer.toString('latin1', at - 3, at) === 'end') continue;
    const avant = buffer.toString('latin1', Math.max(0, at - DESCRIPTION), at);
    const description = avant.slice(avant.lastIndexOf(' obj') + 1);
    if (/\/Subtype\s*\/Image\b/u.test(description)) continue;
    const filtres = description.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/gu) ?? [];
    // Packed twice, text is packed to deceive.
    if (filtres.length > 1) throw tropGros();
    if (filtres[0]?.startsWith('/Fl') !== true) continue;
    const start = at + 6 + (buffer[at + 6] === 0x0d ? 2 : 1);
    // It ends where it says itself; what follows is left.
    total += poids(buffer.subarray(start));
    if (total > MAX_TOTAL) throw tropGros();
  }
}

/** Bytes once unpacked; 0 for what cannot be, which the library mends or refuses. */
function poids(flux: Uint8Array): number {
  try {
    return inflateSync(flux, { maxOutputLength: MAX_FLUX, finishFlush: constants.Z_SYNC_FLUSH }).byteLength;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tropGros();
    return 0;
  }
}
