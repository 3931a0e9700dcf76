import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.join(import.meta.dirname, '..', '..');
// Inside node_modules, so that the libraries left outside the bundle resolve.
const folder = path.join(root, 'node_modules', '.cache', 'registre-crefop');

/**
 * A program of tests/bench, bundled with the sources it measures for a plain Node process: no test runner, no
 * transpiler, nothing between the code and the clock. Returns its file.
 * @param {string} name
 * @param {string} entry
 */
export async function bundled(name, entry) {
  await mkdir(folder, { recursive: true });
  const bundle = await rolldown({
    input: path.join(root, 'tests', 'bench', entry),
    cwd: root,
    platform: 'node',
    external: ['@playwright/test'],
    logLevel: 'silent',
  });
  const file = path.join(folder, name);
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}

/**
 * @param {string} name
 * @param {string} entry
 */
export async function runBundled(name, entry) {
  await import(pathToFileURL(await bundled(name, entry)).href);
}
