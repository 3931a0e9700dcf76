/** Debian packages the tests need, installed when the machine lets us, named when it does not. */
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { run, which } from './run.mjs';
import { Refus, step } from './say.mjs';

/** What Electron and Chromium load on Linux, beyond what a bare system has. */
const LIBRARY_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-liberation'];

/** Whether packages can be installed here without asking anybody. */
export function canInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && which(['apt-get']) !== null;
}

/**
 * @param {readonly string[]} packages
 * @param {import('./say.mjs').Say} say
 */
export async function installPackages(packages, say) {
  await step(say, `Installation de ${packages.join(', ')} (apt-get)`, () =>
    withLock(path.join(tmpdir(), 'registre-crefop-apt.lock'), async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
      // A dead network must be told in seconds; another apt-get at work is waited for.
      const patience = ['Acquire::http::Timeout=20', 'Acquire::Retries=1', 'DPkg::Lock::Timeout=300'];
      const options = ['-qq', ...patience.flatMap((option) => ['-o', option])];
      /** @param {readonly string[]} args */
      const apt = (...args) => run('apt-get', [...options, ...args], { env });
      const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
      let done = await install();
      if (done.code !== 0) {
        // The lists may be absent (containers) or outdated.
        await apt('update');
        done = await install();
      }
      if (done.code !== 0) {
        throw new Refus(
          `apt-get n’a pas pu installer : installez vous-même ${packages.join(' ')}.`,
          done.output,
        );
      }
    }),
  );
}

/**
 * The shared libraries a binary needs and the machine lacks. Empty elsewhere than on Linux.
 * @param {string} binary
 * @returns {Promise<string[]>}
 */
export async function missingLibraries(binary) {
  if (process.platform !== 'linux') return [];
  const { code, output } = await run('ldd', [binary]);
  return code === 127 ? [] : parseMissing(output);
}

/** @param {string} ldd what ldd prints */
export function parseMissing(ldd) {
  const names = ldd.split('\n').flatMap((line) => {
    const found = /^\s*(\S+) => not found/.exec(line);
    return found?.[1] === undefined ? [] : [found[1]];
  });
  return [...new Set(names)].sort();
}

/**
 * @param {string} binary
 * @param {import('./say.mjs').Say} say
 */
export async function ensureLibraries(binary, say) {
  let missing = await missingLibraries(binary);
  if (missing.length > 0 && canInstallPackages()) {
    await installPackages(LIBRARY_PACKAGES, say);
    missing = await missingLibraries(binary);
  }
  if (missing.length > 0) {
    throw new Refus(
      `Il manque ${missing.join(', ')} pour lancer ${path.basename(binary)} : installez ${LIBRARY_PACKAGES.join(' ')} (apt-get install, en administrateur).`,
    );
  }
}

/** Whether fontconfig knows a font of the acts' own widths: with another one their pages fall elsewhere. */
async function hasActFont() {
  const { code, output } = await run('fc-list', ['Liberation Serif', 'family']);
  return code === 0 && output.includes('Liberation Serif');
}

/**
 * LibreOffice, its font and poppler: the tests of documents turn the files round with them where they are. Never an error.
 * @param {import('./say.mjs').Say} say
 */
export async function ensureOffice(say) {
  const missing = [
    ...(which(['soffice', 'libreoffice']) === null ? ['libreoffice-writer-nogui'] : []),
    ...(which(['pdftotext']) === null ? ['poppler-utils'] : []),
    ...(process.platform === 'linux' && !(await hasActFont()) ? ['fonts-liberation'] : []),
  ];
  if (missing.length === 0) return;
  if (canInstallPackages()) {
    try {
      await installPackages(missing, say);
      return;
    } catch (error) {
      if (!(error instanceof Refus)) throw error;
    }
  }
  say(
    `Sans ${missing.join(' ni ')}, les documents ne sont pas relus par LibreOffice (installez ${missing.join(' ')}).`,
  );
}
