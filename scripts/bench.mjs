#!/usr/bin/env node
// npm run bench [-- --json] [-- --seulement=store|lancement|memoire|documents|texte|registre|import|listes|recherche|echeances]: prepares what the measures need, then runs
// tests/bench/run.mjs. Its standard output is its own (`--json` prints nothing else there).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureSqlite } from './lib/bench-sqlite.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { chromiumForTests } from './lib/chromium.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { withDisplay } from './lib/display.mjs';
import { electronEnvironment, electronForTests } from './lib/electron.mjs';
import { follow, spawnApart } from './lib/launch.mjs';
import { cacheFolder, ROOT } from './lib/places.mjs';
import { command, Refus, sayOn, step } from './lib/say.mjs';

const AIDE =
  'npm run bench -- [--json] [--seulement=store|lancement|memoire|documents|texte|registre|import|listes|recherche|echeances]';
const PARTS = [
  'store',
  'lancement',
  'memoire',
  'documents',
  'texte',
  'registre',
  'import',
  'listes',
  'recherche',
  'echeances',
];

/** The parts that open a window of Electron. */
const WINDOWS = ['lancement', 'memoire'];
/** The parts that measure the application as it is built. */
const BUILT = ['lancement', 'memoire', 'import', 'listes'];

const say = sayOn(process.stderr);

await command(async () => {
  requireNode();
  const file = path.join(ROOT, 'tests', 'bench', 'run.mjs');
  if (!existsSync(file)) throw new Refus('tests/bench/run.mjs est absent : récupérez les sources complètes.');
  const words = process.argv.slice(2);
  const only = parse(words);
  await ensureDependencies(ROOT, say);
  /** @type {NodeJS.ProcessEnv} */
  const more = {};
  if (only === null || only === 'store') {
    const sqlite = await step(say, 'better-sqlite3 pour comparaison', () => ensureSqlite(cacheFolder()));
    if ('folder' in sqlite) more['BENCH_SQLITE'] = path.join(sqlite.folder, path.sep);
    else say(`better-sqlite3 n’est pas mesuré : ${sqlite.reason}.`);
  }
  if (only === null || only === 'listes')
    more['CHROMIUM_PATH'] = await step(say, 'Chromium pour les mesures', () => chromiumForTests(ROOT, say));
  /** @param {NodeJS.ProcessEnv} environment */
  const measure = async (environment) => {
    const child = spawnApart(process.execPath, [file, ...words], {
      cwd: ROOT,
      env: { ...environment, ...more },
      stdio: 'inherit',
    });
    const end = await follow(child);
    return end.code ?? 1;
  };
  if (only === null || BUILT.includes(only)) await ensureBuilt(ROOT, say);
  if (only !== null && !WINDOWS.includes(only)) return measure(process.env);
  const electron = await step(say, 'Electron pour les mesures', () => electronForTests(ROOT, say));
  return withDisplay(say, (display) =>
    measure({ ...electronEnvironment(electron, display), ELECTRON_BINARY: electron.binary }),
  );
});

/**
 * The one part to measure; null for all of them.
 * @param {readonly string[]} words
 */
function parse(words) {
  let only = null;
  for (const word of words) {
    const part = word.startsWith('--seulement=') ? word.slice('--seulement='.length) : null;
    if (part !== null && PARTS.includes(part)) only = part;
    else if (word !== '--json') throw new Refus(`Option inconnue : ${word}. ${AIDE}`);
  }
  return only;
}
