import { imageSize } from 'image-size';
import type { FormeImage } from '../application/ports';

/** Far above any letterhead: a picture with more is not one. */
const POINTS = 20_000;

/** What an image is, from its first bytes; null when it is no PNG and no JPEG, or lies about its size. */
export function mesurerImage(octets: Uint8Array): FormeImage | null {
  try {
    const { type, width, height, orientation = 1 } = imageSize(octets);
    if ((type !== 'png' && type !== 'jpg') || width < 1 || height < 1) return null;
    if (width > POINTS || height > POINTS) return null;
    // A photograph held upright says so beside its pixels; a printer turns nothing.
    if (orientation > 4) return null;
    return { type: type === 'png' ? 'png' : 'jpeg', rapport: height / width };
  } catch {
    // What it throws says that the bytes are no image it knows.
    return null;
  }
}
