#!/usr/bin/env node
// npm run bench [-- --json]: prepares what the measures need, then runs tests/bench/run.mjs. Its standard output is its
// own (`--json` prints nothing else there).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { withDisplay } from './lib/display.mjs';
import { electronEnvironment, electronForTests } from './lib/electron.mjs';
import { follow, spawnApart } from './lib/launch.mjs';
import { ROOT } from './lib/places.mjs';
import { command, Refus, sayOn, step } from './lib/say.mjs';

const say = sayOn(process.stderr);

await command(async () => {
  requireNode();
  const file = path.join(ROOT, 'tests', 'bench', 'run.mjs');
  if (!existsSync(file)) throw new Refus('tests/bench/run.mjs est absent : récupérez les sources complètes.');
  await ensureDependencies(ROOT, say);
  await ensureBuilt(ROOT, say);
  const electron = await step(say, 'Electron pour les mesures', () => electronForTests(ROOT, say));
  return withDisplay(say, async (display) => {
    const env = { ...electronEnvironment(electron, display), ELECTRON_BINARY: electron.binary };
    const child = spawnApart(process.execPath, [file, ...process.argv.slice(2)], {
      cwd: ROOT,
      env,
      stdio: 'inherit',
    });
    const end = await follow(child);
    return end.code ?? 1;
  });
});
