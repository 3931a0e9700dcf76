/** Which Electron runs the application, and which one runs its tests. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './places.mjs';
import { runWatched, without } from './run.mjs';
import { Refus } from './say.mjs';
import { ensureLibraries, missingLibraries } from './system-packages.mjs';
import { ensureTestElectron, isTestElectronAvailable } from './test-electron.mjs';

/** Nothing received for this long: the download host is out of reach (the promise to the user is 15 s in all). */
const STALL_MS = 10_000;
/** The same after a recent failure: still tried, but who works without network does not wait ten seconds each time. */
const STALL_AGAIN_MS = 2_500;
const RECENT_MS = 24 * 3_600_000;

/**
 * @typedef {object} Found
 * @property {string} binary
 * @property {string} dist folder of the distribution
 * @property {'impose' | 'officiel' | 'essais'} origin
 */

/**
 * @typedef {object} Sources where an Electron may come from, in the order they are asked
 * @property {() => Found | null | Promise<Found | null>} override
 * @property {() => Found | null | Promise<Found | null>} installed
 * @property {() => Found | null | Promise<Found | null>} download
 * @property {() => Found | null | Promise<Found | null>} [testOnly] absent for `npm start`, unless it is asked for
 */

/**
 * The first source that has one.
 * @param {Sources} sources
 * @returns {Promise<Found | null>}
 */
export async function chooseElectron({ override, installed, download, testOnly }) {
  return (await override()) ?? (await installed()) ?? (await download()) ?? (await testOnly?.()) ?? null;
}

/** @returns {Promise<Found | null>} */
async function testElectron() {
  if (!isTestElectronAvailable()) return null;
  const dist = await ensureTestElectron(cacheFolder());
  return { binary: path.join(dist, 'electron'), dist, origin: 'essais' };
}

/**
 * The Electron for `npm start`; null when there is none and none can be downloaded.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 * @param {boolean} [essai] the test-only one will do, where there is no other
 */
export function electronForStart(root, say, essai = false) {
  return chooseElectron({
    override: () => overriddenElectron(),
    installed: () => officialElectron(root),
    download: () => downloadOfficial(root, say),
    ...(essai ? { testOnly: testElectron } : {}),
  });
}

/**
 * The Electron for the tests, with the system libraries it needs.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<Found>}
 */
export async function electronForTests(root, say) {
  const found = await chooseElectron({
    override: () => overriddenElectron(),
    installed: () => officialElectron(root),
    download: () => downloadOfficial(root, say),
    testOnly: testElectron,
  });
  if (found === null) {
    throw new Refus(
      'Electron est introuvable et ne se télécharge pas : ouvrez l’accès à github.com, donnez un miroir par ELECTRON_MIRROR ou un dossier par ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  await ensureLibraries(found.binary, say);
  return found;
}

/**
 * The environment in which `require('electron')` and Playwright find that Electron.
 * @param {Found} found
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(found, env = process.env) {
  // Left by some editors' terminals, it turns Electron into a plain Node.
  const rest = without(env, 'ELECTRON_RUN_AS_NODE');
  return found.origin === 'officiel' ? rest : { ...rest, ELECTRON_OVERRIDE_DIST_PATH: found.dist };
}

/**
 * The binary's place inside a distribution.
 * @param {NodeJS.Platform} [platform]
 */
export function binaryName(platform = process.platform) {
  if (platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The Electron named by ELECTRON_OVERRIDE_DIST_PATH. Named and absent is a mistake to tell, not to work around.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Found | null}
 */
export function overriddenElectron(env = process.env) {
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist === undefined || dist === '') return null;
  const binary = path.join(path.resolve(dist), binaryName());
  if (!existsSync(binary)) {
    throw new Refus(
      `ELECTRON_OVERRIDE_DIST_PATH désigne ${dist}, où il n’y a pas d’Electron : corrigez ce chemin ou retirez la variable.`,
    );
  }
  return { binary, dist: path.resolve(dist), origin: 'impose' };
}

/**
 * The official binary below node_modules, when it is there and of the wanted version.
 * @param {string} root
 * @returns {Found | null}
 */
export function officialElectron(root) {
  const folder = path.join(root, 'node_modules', 'electron');
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const dist = path.join(folder, 'dist');
    const installed = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    // path.txt is the last thing that Electron's installer writes: without it the extraction was cut short.
    const binary = path.join(dist, readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
    return installed === version && existsSync(binary) ? { binary, dist, origin: 'officiel' } : null;
  } catch {
    return null;
  }
}

/**
 * Runs Electron's own installer as long as bytes arrive.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 * @param {number} [stallMs]
 * @returns {Promise<Found | null>}
 */
export async function downloadOfficial(root, say, stallMs) {
  const installer = path.join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return null;
  const failed = path.join(root, '.cache', 'electron-injoignable');
  const recently = Date.now() - (statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0) < RECENT_MS;
  const env = without(process.env, 'ELECTRON_OVERRIDE_DIST_PATH');
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name]);
  await runWatched(process.execPath, [installer], {
    env: { ...env, ...(proxied ? { ELECTRON_GET_USE_PROXY: 'true' } : {}), ELECTRON_GET_NO_PROGRESS: 'true' },
    stallMs: stallMs ?? (recently ? STALL_AGAIN_MS : STALL_MS),
    growing: [path.join(root, 'node_modules', 'electron', 'dist')],
    // Below five kilobytes per second, a hundred megabytes would take hours.
    minBytes: 50_000,
    onProgress: () => say('Téléchargement d’Electron, une fois pour toutes (une centaine de Mo)…'),
  });
  const found = officialElectron(root);
  if (found === null) {
    mkdirSync(path.dirname(failed), { recursive: true });
    writeFileSync(failed, '');
  } else {
    rmSync(failed, { force: true });
  }
  return found;
}

/**
 * Why this Electron could not start here, in a few words; null when nothing speaks against it.
 * @param {Found} found
 */
export async function obstacle(found) {
  const missing = await missingLibraries(found.binary);
  return missing.length > 0 ? `il manque ${missing.join(', ')}` : null;
}
