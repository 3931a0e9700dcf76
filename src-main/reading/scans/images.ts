/** How large an image says it is, before anything unpacks it. */

export type Dimensions = { readonly largeur: number; readonly hauteur: number };

/** Dots of one image: an A3 sheet at 400 dots an inch has 31 million. */
export const MAX_POINTS = 40_000_000;

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** Of a PNG or a JPEG; null where its head does not say it. */
export function dimensionsDe(bytes: Uint8Array): Dimensions | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (PNG.every((byte, at) => bytes[at] === byte))
    return view.byteLength < 24 ? null : { largeur: view.getUint32(16), hauteur: view.getUint32(20) };
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (bytes[at] !== 0xff) return null;
    const marque = bytes[at + 1] ?? 0;
    // Filling, and marks that stand alone.
    if (marque === 0xff) {
      at += 1;
      continue;
    }
    if (marque === 0x01 || (marque >= 0xd0 && marque <= 0xd8)) {
      at += 2;
      continue;
    }
    // The frame: any kind but tables and arithmetic conditioning, which bear the same numbers.
    if (marque >= 0xc0 && marque <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marque))
      return { largeur: view.getUint16(at + 7), hauteur: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
