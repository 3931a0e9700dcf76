#!/usr/bin/env node
// npm test: everything the project promises, from a fresh clone. What cannot be had is an error, never a silent skip.
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { runPlaywright } from './lib/e2e.mjs';
import { sources, unit } from './lib/phases.mjs';
import { ROOT } from './lib/places.mjs';
import { command, duree, sayOn } from './lib/say.mjs';
import { ensureOffice } from './lib/system-packages.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  await sources(ROOT, say);
  await ensureOffice(say);
  const units = await unit(ROOT, say);
  await ensureBuilt(ROOT, say);
  const doors = await runPlaywright(ROOT, say);
  say(`✓ Tout est vérifié (${duree(performance.now())})`);
  say(`${String(units.passed + doors.passed)} passed, 0 failed`);
});
