#!/usr/bin/env node
// npm run check [-- --tout]: types, lint, form, boundaries, and the unit tests that what changed since the last commit
// can reach (all of them with --tout, or those that are named); the quick loop while working.
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { sources, unit } from './lib/phases.mjs';
import { ROOT } from './lib/places.mjs';
import { command, sayOn } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  await sources(ROOT, say);
  const words = process.argv.slice(2);
  const args = words.filter((word) => word !== '--tout');
  const { passed } = await unit(ROOT, say, args, { changed: words.length === 0 });
  say(`${String(passed)} passed, 0 failed`);
});
