#!/usr/bin/env node
// npm run captures: takes the pictures of docs/captures anew.
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { runPlaywright } from './lib/e2e.mjs';
import { ROOT } from './lib/places.mjs';
import { command, sayOn } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  await ensureBuilt(ROOT, say);
  // As ourselves even when root: the pictures are written in the tree.
  await runPlaywright(ROOT, say, {
    args: process.argv.slice(2),
    projects: ['captures'],
    ordinary: false,
    inherit: true,
    name: 'Captures d’écran',
  });
});
