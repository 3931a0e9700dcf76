import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const RACINE = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes one `.mjs` of a TypeScript entry (path from the project's root), for a plain Node process that a test
 * starts, kills and measures: the code under test, without the test runner around it.
 */
export async function bundle(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crefop-bundle-'));
  const file = join(folder, 'entry.mjs');
  const built = await rolldown({
    input: join(RACINE, entry),
    platform: 'node',
    cwd: RACINE,
    logLevel: 'silent',
  });
  await built.write({ file, format: 'esm', codeSplitting: false });
  await built.close();
  return file;
}
