#!/usr/bin/env node
// npm run e2e -- [options of playwright test]: builds what changed, then the end-to-end tests through both doors.
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
  const { passed } = await runPlaywright(ROOT, say, { args: process.argv.slice(2), inherit: true });
  say(`${String(passed)} passed, 0 failed`);
});
