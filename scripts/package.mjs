#!/usr/bin/env node
// npm run package -- [options of electron-builder]: packages the application as electron-builder.yml says. What depends
// on this machine is added here, never written in that file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DESKTOP_TARGETS, ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { overriddenElectron } from './lib/electron.mjs';
import { ROOT } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command, Refus, sayOn, step } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  await ensureBuilt(ROOT, say, DESKTOP_TARGETS);
  const local = overriddenElectron();
  const machine = [];
  if (local !== null) {
    const version = readFileSync(path.join(local.dist, 'version'), 'utf8').trim();
    say(`Electron ${version} pris dans ELECTRON_OVERRIDE_DIST_PATH : à essayer, pas à distribuer.`);
    machine.push(`-c.electronDist=${local.dist}`, `-c.electronVersion=${version}`);
  }
  const cli = path.join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const args = [
    '--config',
    'electron-builder.yml',
    '--publish',
    'never',
    ...machine,
    ...process.argv.slice(2),
  ];
  await step(say, 'Paquet', async () => {
    const { code, output } = await run(process.execPath, [cli, ...args], { cwd: ROOT });
    if (code !== 0) {
      throw new Refus(
        'Le paquet n’a pas pu être fait : voyez l’erreur ci-dessus (sans accès à github.com, seul « --linux dir » avec ELECTRON_OVERRIDE_DIST_PATH est possible).',
        output,
      );
    }
    return 'release/';
  });
});
