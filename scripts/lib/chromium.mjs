/** The Chromium of the browser door's tests: the one installed, else Playwright's, else Debian's. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './places.mjs';
import { runWatched, which } from './run.mjs';
import { Refus } from './say.mjs';
import { canInstallPackages, ensureLibraries, installPackages } from './system-packages.mjs';

const STALL_MS = 15_000;

/**
 * @typedef {object} Sources
 * @property {() => string | null} installed
 * @property {() => Promise<string | null>} playwright
 * @property {() => Promise<string | null>} system
 */

/**
 * @param {Sources} sources
 * @returns {Promise<string | null>}
 */
export async function chooseChromium({ installed, playwright, system }) {
  return installed() ?? (await playwright()) ?? (await system());
}

/**
 * Path of a Chromium that can run the tests.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 */
export async function chromiumForTests(root, say) {
  const binary = await chooseChromium({
    installed: () => installedChromium(),
    playwright: () => playwrightChromium(root),
    system: async () => {
      if (!canInstallPackages()) return null;
      await installPackages(['chromium', 'fonts-liberation'], say);
      return installedChromium();
    },
  });
  if (binary === null) {
    throw new Refus(
      'Chromium est introuvable et ne se télécharge pas : installez Chromium ou Google Chrome, ou donnez son chemin par CHROMIUM_PATH.',
    );
  }
  await ensureLibraries(binary, say);
  return binary;
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string | null}
 */
export function installedChromium(env = process.env, platform = process.platform) {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Refus(
      `CHROMIUM_PATH désigne ${named}, qui n’existe pas : corrigez ce chemin ou retirez la variable.`,
    );
  }
  const fixed =
    platform === 'darwin'
      ? [
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        ]
      : platform === 'win32'
        ? [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].flatMap((folder) =>
            folder === undefined ? [] : [path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')],
          )
        : [];
  return (
    which(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], env['PATH'] ?? '') ??
    fixed.find((file) => existsSync(file)) ??
    null
  );
}

/**
 * Playwright's own Chromium, downloaded into the cache folder when it can be.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
async function playwrightChromium(root) {
  // Root's home is closed to the unprivileged user who runs the tests.
  process.env['PLAYWRIGHT_BROWSERS_PATH'] ??= path.join(cacheFolder(), 'playwright');
  const { chromium } = await import('@playwright/test');
  const binary = chromium.executablePath();
  if (existsSync(binary)) return binary;
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  await runWatched(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '8000' },
    stallMs: STALL_MS,
    growing: [process.env['PLAYWRIGHT_BROWSERS_PATH']],
  });
  return existsSync(binary) ? binary : null;
}
