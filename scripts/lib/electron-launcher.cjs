'use strict';
// What `electron [-r module]… <folder or script> [arguments]` does in official builds: this file runs as the default
// application of the test-only distribution, which comes without one.
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const process = require('node:process');
const { app } = require('electron');

const { preloads, target, version } = parse(process.argv.slice(1));
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (target === undefined) {
  process.stderr.write('electron [-r module]… <folder or script>\n');
  process.exit(1);
}
// Playwright drives the main process by a module loaded before the application.
Module._preloadModules(preloads);
launch(resolve(target));

/** Everything before the first plain word is for Electron or Chromium, everything after is for the application. */
function parse(words) {
  const preloads = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === '-r' || word === '--require') preloads.push(words[(i += 1)]);
    else if (word === '-v' || word === '--version') return { preloads, version: true };
    else if (!word.startsWith('-')) return { preloads, target: word };
  }
  return { preloads };
}

function launch(place) {
  // `app.isPackaged` and the application's own reading of its arguments depend on these.
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifestFile = join(place, 'package.json');
  let folder = resolve(place, '..');
  if (existsSync(place) && statSync(place).isDirectory()) {
    folder = place;
    if (existsSync(manifestFile)) {
      const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
      const name = manifest.productName ?? manifest.name;
      if (name !== undefined) app.setName(name);
      if (manifest.version !== undefined) app.setVersion(manifest.version);
      app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
    }
  }
  app.setAppPath(folder);
  try {
    // As the main module, so that `require.main === module` holds in the application as in official builds.
    Module._load(place, undefined, true);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
