#!/usr/bin/env node
// npm run check: types, lint, boundaries and unit tests; the quick loop while working.
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { boundaries, lint, types, unit } from './lib/phases.mjs';
import { ROOT } from './lib/places.mjs';
import { command, sayOn } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  await types(ROOT, say);
  await lint(ROOT, say);
  await boundaries(ROOT, say);
  const { passed } = await unit(ROOT, say, process.argv.slice(2));
  say(`${String(passed)} passed, 0 failed`);
});
