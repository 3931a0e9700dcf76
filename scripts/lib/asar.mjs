/** Writing a flat asar archive: a Chromium pickle that holds a JSON header, then the files one after the other. */

/**
 * @param {Record<string, Buffer>} files
 * @returns {Buffer}
 */
export function makeAsar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const index = {};
  let offset = 0;
  for (const [name, data] of Object.entries(files)) {
    index[name] = { size: data.length, offset: String(offset) };
    offset += data.length;
  }
  const json = Buffer.from(JSON.stringify({ files: index }));
  const header = pickle(Buffer.concat([uint32(json.length), json]));
  return Buffer.concat([pickle(uint32(header.length)), header, ...Object.values(files)]);
}

/**
 * A pickle: the length of its payload, then the payload, padded to four bytes.
 * @param {Buffer} payload
 */
function pickle(payload) {
  const padding = Buffer.alloc((4 - (payload.length % 4)) % 4);
  return Buffer.concat([uint32(payload.length + padding.length), payload, padding]);
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
