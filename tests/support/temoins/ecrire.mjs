// node tests/support/temoins/ecrire.mjs DOSSIER : writes the witness registries there, with the version of the
// application that stands here, and `temoins.json`, what they hold. A new format adds its own; those of the versions
// before are never written again.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.join(import.meta.dirname, '..', '..', '..');
// Inside node_modules, so that the libraries left outside the bundle resolve.
const folder = path.join(root, 'node_modules', '.cache', 'registre-crefop');
await mkdir(folder, { recursive: true });
const bundle = await rolldown({
  input: path.join(import.meta.dirname, 'ecrire.ts'),
  cwd: root,
  platform: 'node',
  logLevel: 'silent',
});
await bundle.write({ file: path.join(folder, 'temoins.mjs'), format: 'esm', codeSplitting: false });
await bundle.close();
await import(pathToFileURL(path.join(folder, 'temoins.mjs')).href);
