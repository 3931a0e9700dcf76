/** `npm ci` when, and only when, what is installed is not what the lockfile says. Only node: builtins here. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { npm, run, without } from './run.mjs';
import { Refus, step } from './say.mjs';

/** Oldest Node that can load Electron's own installer (it requires an ES module). */
const NODE_MIN = [20, 19];

/** Refuses a Node too old to run the tools, before one of them fails in English. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = NODE_MIN;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Refus(
    `Node ${version} est trop ancien : installez Node ${NODE_MIN.join('.')} ou plus récent (https://nodejs.org).`,
  );
}

/**
 * Installs the dependencies when they are missing or when package-lock.json changed since they were.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 */
export async function ensureDependencies(root, say) {
  if (isCurrent(root)) return;
  await withLock(path.join(root, '.cache', 'dependances.lock'), async () => {
    if (isCurrent(root)) return;
    if (matchesLockfile(root)) {
      remember(root);
      return;
    }
    await step(say, 'Installation des dépendances (npm ci)', async () => {
      const { program, args } = npm();
      const env = without(process.env, 'NODE_ENV');
      // The tools that build are development dependencies: a machine set to production would skip them.
      const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
      const { code, output } = await run(program, [...args, ...flags], { cwd: root, env });
      if (code !== 0) {
        throw new Refus(
          'Les dépendances n’ont pas pu être installées : vérifiez l’accès au registre npm puis relancez la commande.',
          output,
        );
      }
      remember(root);
    });
  });
}

/**
 * Whether our own mark, left inside node_modules, is the one of the present lockfile.
 * @param {string} root
 */
export function isCurrent(root) {
  try {
    return readFileSync(markFile(root), 'utf8') === lockHash(root);
  } catch {
    return false;
  }
}

/**
 * Whether node_modules, as npm itself described it when it filled it, holds all the lockfile asks for: who has just run
 * `npm ci` or `npm install` by hand need not wait for a second one.
 * @param {string} root
 */
export function matchesLockfile(root) {
  /** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages */
  /** @param {string} file @returns {Packages} */
  const packages = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  try {
    const wanted = packages('package-lock.json');
    const installed = packages(path.join('node_modules', '.package-lock.json'));
    return (
      Object.entries(installed).every(([name, { version }]) => wanted[name]?.version === version) &&
      Object.entries(wanted).every(
        ([name, entry]) =>
          name === '' ||
          (name in installed ? existsSync(path.join(root, name, 'package.json')) : entry.optional === true),
      )
    );
  } catch {
    return false;
  }
}

/** @param {string} root */
function remember(root) {
  writeFileSync(markFile(root), lockHash(root));
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** @param {string} root */
function markFile(root) {
  return path.join(root, 'node_modules', '.registre-crefop-installe');
}
