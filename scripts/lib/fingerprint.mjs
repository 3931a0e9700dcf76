/** The fingerprint of what the build reads: same bytes, same fingerprint, whatever the dates of the files. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** All the build depends on. A file of these that does not exist counts as absent, not as an error. */
export const BUILD_INPUTS = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
  'vite.node.config.ts',
  'scripts/lib/build.mjs',
  'src-shared',
  'src-main',
  'src-renderer',
  'resources',
];

/**
 * @param {string} root
 * @param {readonly string[]} [inputs] files and folders below root
 */
export function fingerprint(root, inputs = BUILD_INPUTS) {
  const hash = createHash('sha256');
  for (const input of inputs) add(hash, root, input);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} name with forward slashes, so that the fingerprint is the same on every system
 */
function add(hash, root, name) {
  const file = path.join(root, name);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    hash.update(`absent\0${name}\0`);
  } else if (stat.isDirectory()) {
    for (const child of readdirSync(file).sort()) add(hash, root, `${name}/${child}`);
  } else {
    const bytes = readFileSync(file);
    // Name and length first: no two different trees may feed the same bytes to the hash.
    hash.update(`file\0${name}\0${String(bytes.length)}\0`).update(bytes);
  }
}
