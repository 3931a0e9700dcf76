/** Reading a tar stream entry by entry, without the tar program: a nested archive is then one more stream. */

/**
 * @typedef {object} Entry
 * @property {string} name path as written in the archive, without a leading « ./ »
 * @property {number} mode
 * @property {'file' | 'directory' | 'other'} type
 * @property {AsyncGenerator<Buffer>} content empty unless it is a file
 */

const BLOCK = 512;

/**
 * The entries of an (uncompressed) tar stream, in order. The content of an entry must be read before asking for the
 * next one; what is left of it is skipped.
 * @param {AsyncIterable<Buffer>} source
 * @returns {AsyncGenerator<Entry>}
 */
export async function* readTar(source) {
  const bytes = new Bytes(source);
  /** @type {string | null} */
  let longName = null;
  for (;;) {
    const header = await bytes.exactly(BLOCK);
    // Two empty blocks end an archive; one is enough to know.
    if (header === null || header.every((byte) => byte === 0)) return;
    checkHeader(header);
    const size = octal(header, 124, 12);
    const kind = String.fromCharCode(header[156] ?? 0);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if (kind === 'L' || kind === 'x' || kind === 'g') {
      const extra = await bytes.exactly(size + padding);
      if (extra === null) throw new Error('archive tar tronquée');
      const text = extra.subarray(0, size).toString();
      if (kind === 'L') longName = text.replace(/\0.*$/s, '');
      if (kind === 'x') longName = paxPath(text) ?? longName;
      continue;
    }
    const content = bytes.stream(size);
    yield {
      name: (longName ?? headerName(header)).replace(/^(\.\/)+/, ''),
      mode: octal(header, 100, 8),
      type: kind === '0' || kind === '\0' ? 'file' : kind === '5' ? 'directory' : 'other',
      content,
    };
    longName = null;
    await drain(content);
    if (padding > 0 && (await bytes.exactly(padding)) === null) throw new Error('archive tar tronquée');
  }
}

/** @param {AsyncGenerator<Buffer>} content */
async function drain(content) {
  for (;;) if ((await content.next()).done === true) return;
}

/** @param {Buffer} header */
function checkHeader(header) {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (sum !== octal(header, 148, 8))
    throw new Error('archive tar illisible (somme de contrôle d’un en-tête)');
}

/** @param {Buffer} header */
function headerName(header) {
  const name = text(header, 0, 100);
  const prefix = text(header, 257, 5) === 'ustar' && header[262] === 0 ? text(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/**
 * The path of a pax extended header (records « length key=value\n », length counted in bytes).
 * @param {string} records
 */
function paxPath(records) {
  const found = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records);
  return found?.[1] ?? null;
}

/**
 * @param {Buffer} header
 * @param {number} start
 * @param {number} length
 */
function text(header, start, length) {
  return header
    .subarray(start, start + length)
    .toString()
    .replace(/\0.*$/s, '');
}

/**
 * @param {Buffer} header
 * @param {number} start
 * @param {number} length
 */
function octal(header, start, length) {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error('archive tar illisible (nombre)');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** A stream of chunks, read by counts of bytes. */
class Bytes {
  /** @type {AsyncIterator<Buffer>} */
  #chunks;
  /** @type {Buffer} */
  #left = Buffer.alloc(0);

  /** @param {AsyncIterable<Buffer>} source */
  constructor(source) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /**
   * At most this many bytes, as they come; null at the end of the source.
   * @param {number} max
   */
  async some(max) {
    while (this.#left.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return null;
      this.#left = value;
    }
    const part = this.#left.subarray(0, max);
    this.#left = this.#left.subarray(part.length);
    return part;
  }

  /**
   * Exactly this many bytes; null when the source ends before.
   * @param {number} count
   */
  async exactly(count) {
    const parts = [];
    let missing = count;
    while (missing > 0) {
      const part = await this.some(missing);
      if (part === null) return null;
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  /**
   * @param {number} count
   * @returns {AsyncGenerator<Buffer>}
   */
  async *stream(count) {
    let missing = count;
    while (missing > 0) {
      const part = await this.some(missing);
      if (part === null) throw new Error('archive tar tronquée');
      missing -= part.length;
      yield part;
    }
  }
}
