#!/usr/bin/env node
// npm run -s cli -- …: the terminal door. Its standard output belongs to the answers, so progress goes to the other one.
import { pathToFileURL } from 'node:url';
import { builtFile, ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ROOT, userFolder } from './lib/places.mjs';
import { command, sayOn } from './lib/say.mjs';

const say = sayOn(process.stderr);
let ready = false;

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  await ensureBuilt(ROOT, say, ['cli', 'lecteur']);
  ready = true;
});

if (ready) {
  const file = builtFile(ROOT, 'cli');
  // Relative paths are the user's, and the door sees the command line as if it had been run itself.
  process.chdir(userFolder('cli'));
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}
