#!/usr/bin/env node
// npm run build: builds what changed.
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ROOT } from './lib/places.mjs';
import { command, sayOn } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  const built = await ensureBuilt(ROOT, say);
  if (built.length === 0) say('✓ Construction : rien n’a changé');
});
