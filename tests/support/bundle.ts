import { copyFile, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const RACINE = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes one `.mjs` of a TypeScript entry (path from the project's root), for a plain Node process that a test
 * starts, kills and measures: the code under test, without the test runner around it. `lecteur`: with the worker that
 * reads files from outside, where the doors expect it.
 */
export async function bundle(entry: string, { lecteur = false } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crefop-bundle-'));
  const file = join(folder, 'porte', 'entry.mjs');
  await write(entry, file, 'esm');
  if (lecteur) await write(LECTEUR, join(folder, 'lecteur', 'lecteur.cjs'), 'cjs');
  return file;
}

const LECTEUR = 'src-main/reading/worker.ts';

/** The module that reads printed codes, which stands beside the worker. */
export const MODULE_CODES = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

/** The worker alone. */
export const bundleLecteur = (): Promise<string> => bundleThread(LECTEUR);

/** A thread, from its entry, as Electron's are: CommonJS. */
export async function bundleThread(entry: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'crefop-bundle-')), 'fil.cjs');
  await write(entry, file, 'cjs');
  return file;
}

async function write(entry: string, file: string, format: 'esm' | 'cjs'): Promise<void> {
  const built = await rolldown({
    input: join(RACINE, entry),
    platform: 'node',
    cwd: RACINE,
    logLevel: 'silent',
  });
  await built.write({ file, format, codeSplitting: false });
  await built.close();
  if (entry === LECTEUR) await copyFile(MODULE_CODES, join(dirname(file), basename(MODULE_CODES)));
}
