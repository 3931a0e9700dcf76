import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** The worker alone. */
export async function bundleLecteur(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'crefop-bundle-')), 'lecteur.cjs');
  await write(LECTEUR, file, 'cjs');
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
}
