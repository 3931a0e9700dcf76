/** Building what changed, with vite. Only node: builtins are imported before the dependencies are there. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { Refus, step } from './say.mjs';

/** @typedef {'renderer' | 'main' | 'preload' | 'registre' | 'server' | 'cli' | 'lecteur'} Target */

/**
 * What is built, from which entry, into which file below dist/<target>.
 * @type {Record<Target, { entry: string, output: string, name: string }>}
 */
export const TARGETS = {
  renderer: { entry: 'src-renderer/index.html', output: 'index.html', name: 'les écrans' },
  main: { entry: 'src-main/electron/main.ts', output: 'main.cjs', name: 'Electron' },
  preload: { entry: 'src-main/electron/preload.ts', output: 'preload.cjs', name: 'le pont' },
  registre: {
    entry: 'src-main/electron/registry-thread.ts',
    output: 'registre.cjs',
    name: 'le registre derrière la fenêtre',
  },
  server: { entry: 'src-main/loopback/main.ts', output: 'server.mjs', name: 'la porte navigateur' },
  cli: { entry: 'src-main/cli/main.ts', output: 'cli.mjs', name: 'la porte terminal' },
  lecteur: { entry: 'src-main/reading/worker.ts', output: 'lecteur.cjs', name: 'le lecteur de fichiers' },
};

/** @type {readonly Target[]} */
export const ALL_TARGETS = ['renderer', 'main', 'preload', 'registre', 'server', 'cli', 'lecteur'];

/**
 * What the desktop application is made of, and all that its package must carry.
 * @type {readonly Target[]}
 */
export const DESKTOP_TARGETS = ['renderer', 'main', 'preload', 'registre', 'lecteur'];

/** Name of the file that keeps, inside a built folder, the fingerprint it was built from. */
const MARK = '.empreinte';

/**
 * The built file of a target.
 * @param {string} root
 * @param {Target} target
 */
export function builtFile(root, target) {
  return path.join(root, 'dist', target, TARGETS[target].output);
}

/**
 * The targets whose built files are missing or older than the sources.
 * @param {string} root
 * @param {readonly Target[]} targets
 * @param {string} [print]
 * @returns {Target[]}
 */
export function staleTargets(root, targets, print = fingerprint(root)) {
  return targets.filter((target) => {
    try {
      return (
        readFileSync(path.join(root, 'dist', target, MARK), 'utf8') !== print ||
        !existsSync(builtFile(root, target))
      );
    } catch {
      return true;
    }
  });
}

/**
 * Builds the targets that changed; does nothing, silently, when none did.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 * @param {readonly Target[]} [targets]
 * @returns {Promise<Target[]>} those that were built
 */
export async function ensureBuilt(root, say, targets = ALL_TARGETS) {
  if (staleTargets(root, targets).length === 0) return [];
  return withLock(path.join(root, '.cache', 'construction.lock'), async () => {
    const print = fingerprint(root);
    const stale = staleTargets(root, targets, print);
    if (stale.length > 0) await step(say, 'Construction', () => build(root, stale, print));
    return stale;
  });
}

/**
 * @param {string} root
 * @param {readonly Target[]} targets
 * @param {string} print
 */
async function build(root, targets, print) {
  const missing = targets.filter((target) => !existsSync(path.join(root, TARGETS[target].entry)));
  if (missing.length > 0) {
    const files = missing.map((target) => TARGETS[target].entry).join(', ');
    throw new Refus(`La construction est impossible : il manque ${files} (récupérez les sources complètes).`);
  }
  const vite = await import('vite');
  const before = process.env['NODE_ENV'];
  // Under a test runner NODE_ENV is « test », and React would be bundled in its development version.
  process.env['NODE_ENV'] = 'production';
  const results = await Promise.allSettled(targets.map((target) => buildOne(vite, root, target, print)));
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;

  const failures = results.flatMap((result, index) => {
    if (result.status === 'fulfilled') return [];
    const target = targets[index];
    const reason = result.reason instanceof Error ? result.reason.message : String(result.reason);
    return target === undefined
      ? []
      : [`${TARGETS[target].entry} :\n${process.stderr.isTTY ? reason : stripVTControlCharacters(reason)}`];
  });
  if (failures.length > 0) {
    throw new Refus(
      'La construction a échoué : corrigez l’erreur ci-dessus puis relancez la commande.',
      failures.join('\n\n'),
    );
  }
  return targets.map((target) => TARGETS[target].name).join(', ');
}

/**
 * Builds beside, then swaps: a program that is running from dist/ never sees a half-written folder.
 * @param {typeof import('vite')} vite
 * @param {string} root
 * @param {Target} target
 * @param {string} print
 */
async function buildOne(vite, root, target, print) {
  const dist = path.join(root, 'dist');
  const fresh = path.join(dist, `.neuf-${target}`);
  const old = path.join(dist, `.ancien-${target}`);
  const final = path.join(dist, target);
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  try {
    await vite.build({
      configFile: path.join(root, target === 'renderer' ? 'vite.config.ts' : 'vite.node.config.ts'),
      ...(target === 'renderer' ? {} : { mode: target }),
      // Failures are told once, by us.
      logLevel: 'silent',
      build: { outDir: fresh, emptyOutDir: true },
    });
    if (!existsSync(path.join(fresh, TARGETS[target].output))) {
      throw new Error(`vite n’a pas écrit ${TARGETS[target].output}`);
    }
    writeFileSync(path.join(fresh, MARK), print);
    if (existsSync(final)) renameSync(final, old);
    renameSync(fresh, final);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}
