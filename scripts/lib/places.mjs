/** Where things are: the project, and the cache that outlives any checkout of it. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the project. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The cache folder for what is downloaded for tests, outside the tree.
 *
 * Root's own home is closed to other users, and root runs the end-to-end tests as an unprivileged one: its cache is the
 * machine's.
 * @param {{ env?: NodeJS.ProcessEnv, uid?: number | undefined, platform?: NodeJS.Platform, home?: string }} [machine]
 */
export function cacheFolder({
  env = process.env,
  uid = process.getuid?.(),
  platform = process.platform,
  home = homedir(),
} = {}) {
  const asked = env['XDG_CACHE_HOME'];
  if (asked !== undefined && path.isAbsolute(asked)) return path.join(asked, 'registre-crefop');
  if (platform === 'linux' && uid === 0 && isWritable('/var/cache')) return '/var/cache/registre-crefop';
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'registre-crefop');
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'registre-crefop', 'cache');
  }
  return path.join(home, '.cache', 'registre-crefop');
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder a relative path given to an npm script is relative to: where the user stood, not the project's root.
 *
 * npm leaves that folder in INIT_CWD, but every program started below inherits it: it only counts for the very script
 * that npm was asked to run.
 * @param {string} script name in package.json
 * @param {NodeJS.ProcessEnv} [env]
 */
export function userFolder(script, env = process.env) {
  const from = env['INIT_CWD'];
  return env['npm_lifecycle_event'] === script && from !== undefined ? from : process.cwd();
}

/** @param {string} folder */
export function makeFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}
