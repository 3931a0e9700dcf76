// Bundles the measures with the sources they measure, then runs them in a plain Node process: no test runner, no
// transpiler, nothing between the code and the clock.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.join(import.meta.dirname, '..', '..');
// Inside node_modules, so that the libraries left outside the bundle resolve.
const folder = path.join(root, 'node_modules', '.cache', 'registre-crefop');
await mkdir(folder, { recursive: true });
const programs = { 'bench-tache.mjs': 'store/child.ts', 'bench.mjs': 'main.ts' };
for (const [name, entry] of Object.entries(programs)) {
  const bundle = await rolldown({
    input: path.join(root, 'tests', 'bench', entry),
    cwd: root,
    platform: 'node',
    external: ['@playwright/test'],
    logLevel: 'silent',
  });
  await bundle.write({ file: path.join(folder, name), format: 'esm', codeSplitting: false });
  await bundle.close();
}
await import(pathToFileURL(path.join(folder, 'bench.mjs')).href);
