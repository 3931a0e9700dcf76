/*
 * What a page without an application needs to read a packet. Each function stands alone: the page carries its very text,
 * so none may call anything it was not given, nor what a browser and Node.js do not both have.
 */

/** SHA-256 of bytes, in hexadecimal (FIPS 180-4): a page opened from a disk may have no other way. */
export function sha256Hex(bytes: Uint8Array): string {
  const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0;
  const k = primes.map((p) => fraction(Math.cbrt(p)));
  const h = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  const length = ((bytes.length + 72) >> 6) << 6;
  const last = new Uint8Array(length - (bytes.length & ~63));
  last.set(bytes.subarray(bytes.length & ~63));
  last[bytes.length & 63] = 0x80;
  const tail = new DataView(last.buffer);
  tail.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
  tail.setUint32(last.length - 4, (bytes.length << 3) >>> 0);
  const w = new Int32Array(64);
  const block = (view: DataView, at: number): void => {
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const [a, b] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
      const s0 = rotr(a, 7) ^ rotr(a, 18) ^ (a >>> 3);
      const s1 = rotr(b, 17) ^ rotr(b, 19) ^ (b >>> 10);
      w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, z = 0] = h;
    for (let i = 0; i < 64; i += 1) {
      const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
      const t1 = (z + s1 + ((e & f) ^ (~e & g)) + (k[i] ?? 0) + (w[i] ?? 0)) | 0;
      const t2 = ((rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [z, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    for (const [i, x] of [a, b, c, d, e, f, g, z].entries()) h[i] = ((h[i] ?? 0) + x) | 0;
  };
  const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 64 <= bytes.length; at += 64) block(whole, at);
  for (let at = 0; at < last.length; at += 64) block(tail, at);
  return h.map((x) => (x >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * The files of a ZIP that stores them as they are, as the packets do.
 * @throws Error in French for anything else: cut, compressed, two files of one name.
 */
export function lireZip(
  bytes: Uint8Array,
): readonly { readonly nom: string; readonly contenu: Uint8Array }[] {
  const refuser = (message: string): never => {
    throw new Error(message);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0)
    refuser('Ce fichier n’est pas un paquet : ce n’est pas une archive ZIP, ou elle a été coupée.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const decoder = new TextDecoder();
  const found: { readonly nom: string; readonly contenu: Uint8Array }[] = [];
  const seen = new Set<string>();
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      refuser('Cette archive est endommagée : son sommaire ne se lit pas.');
    const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 24, true)];
    const nameLength = view.getUint16(at + 28, true);
    const start = view.getUint32(at + 42, true);
    const nom = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (method !== 0)
      refuser('Cette archive a été refaite par un autre programme : ouvrez le ZIP tel qu’il a été remis.');
    if (seen.has(nom)) refuser(`Cette archive contient deux fois le fichier « ${nom} ».`);
    seen.add(nom);
    if (start + 30 > bytes.length) refuser('Cette archive est endommagée : un fichier y manque.');
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    if (from + size > bytes.length) refuser('Cette archive a été coupée.');
    found.push({ nom, contenu: bytes.subarray(from, from + size) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}
