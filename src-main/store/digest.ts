import * as crypto from 'node:crypto';

/** Absent from the older Node of some Electrons: a hash object is then made for each line, at some microseconds each. */
const oneShot = (crypto as Partial<Pick<typeof crypto, 'hash'>>).hash;

/** The entry of a whole convention fits; above this, copying the bytes together costs more than a hash object. */
const SMALL = 32 * 1024;
const scratch = Buffer.alloc(SMALL);

/** SHA-256, in hexadecimal, of `bytes` without those from `start` to before `end`. */
export function digestWithout(bytes: Buffer, start: number, end: number): string {
  const length = bytes.length - (end - start);
  if (oneShot && bytes.length <= SMALL) {
    scratch.set(bytes);
    scratch.copyWithin(start, end, bytes.length);
    return oneShot('sha256', scratch.subarray(0, length), 'hex');
  }
  return crypto
    .createHash('sha256')
    .update(bytes.subarray(0, start))
    .update(bytes.subarray(end))
    .digest('hex');
}
