/*
 * The library that reads PDF closes a buffer at its length when a page has a font (as a scan whose text was recognised
 * does), in a way that Node.js has since its version 21 only: elsewhere the images after it would not be seen.
 */

type AvecTransfert = { transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer };

/** Teaches this thread what its Node.js may lack. */
export function preparerTampons(): void {
  const prototype = ArrayBuffer.prototype as unknown as AvecTransfert;
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const copy = new ArrayBuffer(length);
    new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return copy;
  };
}
