/**
 * better-sqlite3 for `npm run bench`, which measures it beside our store.
 *
 * It is no dependency of this project: its install script downloads a binary. Here a pinned version is fetched from the
 * npm registry without running any script, compiled from its sources, and kept in the cache folder, outside the tree.
 */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { npm, run } from './run.mjs';

const VERSION = '12.4.1';

/**
 * The folder that has the library in its node_modules, or why it cannot be had.
 * @param {string} cache
 * @returns {Promise<{ folder: string } | { reason: string }>}
 */
export async function ensureSqlite(cache) {
  const { platform, arch, versions } = process;
  const folder = path.join(cache, `better-sqlite3-${VERSION}-${platform}-${arch}-${versions.modules}`);
  if (existsSync(folder)) return { folder };
  await mkdir(cache, { recursive: true });
  return withLock(path.join(cache, 'sqlite.lock'), async () => {
    if (existsSync(folder)) return { folder };
    for (const left of readdirSync(cache)) {
      if (left.startsWith('.sqlite-')) rmSync(path.join(cache, left), { recursive: true, force: true });
    }
    const work = await mkdtemp(path.join(cache, '.sqlite-'));
    try {
      const reason = await build(work);
      if (reason !== null) return { reason };
      await rename(work, folder);
      return { folder };
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/**
 * Null when the library is there and opens a database.
 * @param {string} work
 */
async function build(work) {
  writeFileSync(path.join(work, 'package.json'), '{ "private": true }');
  const { program, args } = npm();
  const fetched = await run(
    program,
    [
      ...args,
      'install',
      `better-sqlite3@${VERSION}`,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--fetch-retries=1',
    ],
    { cwd: work },
  );
  if (fetched.code !== 0) return 'le registre npm ne répond pas';
  const library = path.join(work, 'node_modules', 'better-sqlite3');
  const headers = path.resolve(path.dirname(process.execPath), '..');
  const here = existsSync(path.join(headers, 'include', 'node', 'node.h'));
  const env = { ...process.env, ...(here ? { npm_config_nodedir: headers } : {}) };
  const built = await run(program, [...args, 'run', 'build-release'], { cwd: library, env });
  if (built.code !== 0) return 'la compilation demande un compilateur C++, Python et les en-têtes de Node';
  const opens = `new (require('better-sqlite3'))(':memory:', { nativeBinding: ${JSON.stringify(binding(work))} })`;
  const tried = await run(process.execPath, ['-e', opens], { cwd: work });
  return tried.code === 0 ? null : 'la bibliothèque compilée ne se charge pas';
}

/** @param {string} folder */
function binding(folder) {
  return path.join(folder, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
}
