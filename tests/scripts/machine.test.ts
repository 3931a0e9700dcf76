import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseChromium, installedChromium } from '../../scripts/lib/chromium.mjs';
import { hasDisplay } from '../../scripts/lib/display.mjs';
import { countPlaywright, countVitest, requireAllPassed } from '../../scripts/lib/phases.mjs';
import { cacheFolder, userFolder } from '../../scripts/lib/places.mjs';
import { duree } from '../../scripts/lib/say.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'machine-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('Chromium', () => {
  it('is the installed one, else Playwright’s, else the system’s', async () => {
    const asked: string[] = [];
    const none = (name: string) => () => {
      asked.push(name);
      return null;
    };
    const later = (name: string) => () => Promise.resolve(none(name)());
    const sources = { installed: none('installé'), playwright: later('playwright'), system: later('paquet') };
    expect(await chooseChromium(sources)).toBeNull();
    expect(asked).toEqual(['installé', 'playwright', 'paquet']);
    expect(await chooseChromium({ ...sources, installed: () => '/usr/bin/chromium' })).toBe(
      '/usr/bin/chromium',
    );
    expect(asked).toHaveLength(3);
  });

  it('is looked for on the path, in the order of the names', () => {
    for (const name of ['google-chrome', 'chromium']) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), 0o755);
    }
    const PATH = ['/nulle/part', folder].join(delimiter);
    expect(installedChromium({ PATH }, 'linux')).toBe(join(folder, 'chromium'));
    expect(installedChromium({ PATH: '/nulle/part' }, 'linux')).toBeNull();
  });

  it('is the one that CHROMIUM_PATH names, or a refusal', () => {
    writeFileSync(join(folder, 'mien'), '');
    expect(installedChromium({ PATH: '', CHROMIUM_PATH: join(folder, 'mien') })).toBe(join(folder, 'mien'));
    expect(() => installedChromium({ PATH: '', CHROMIUM_PATH: '/nulle/part' })).toThrow('n’existe pas');
  });
});

describe('a display', () => {
  it('is X or Wayland on Linux, always there elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});

describe('the cache folder', () => {
  it('is where the user’s system keeps caches', () => {
    const linux = { uid: 1000, platform: 'linux', home: '/home/u' } as const;
    expect(cacheFolder({ ...linux, env: {} })).toBe('/home/u/.cache/registre-crefop');
    expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: '/c' } })).toBe('/c/registre-crefop');
    expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: 'relatif' } })).toBe(
      '/home/u/.cache/registre-crefop',
    );
    expect(cacheFolder({ env: {}, uid: 501, platform: 'darwin', home: '/Users/u' })).toBe(
      '/Users/u/Library/Caches/registre-crefop',
    );
  });
});

describe('relative paths', () => {
  it('start from where the user ran npm, for the very script that npm runs', () => {
    const env = { INIT_CWD: '/usager', npm_lifecycle_event: 'cli' };
    expect(userFolder('cli', env)).toBe('/usager');
    expect(userFolder('start', env)).toBe(process.cwd());
    expect(userFolder('cli', {})).toBe(process.cwd());
  });
});

describe('the count of tests', () => {
  it('is read from both reporters', () => {
    expect(
      countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 }),
    ).toEqual({
      passed: 5,
      failed: 1,
      skipped: 5,
    });
    expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 1 } })).toEqual({
      passed: 4,
      failed: 3,
      skipped: 1,
    });
  });

  it('refuses a run with a failure, a skipped test or no test', () => {
    const check = (passed: number, failed: number, skipped: number) => () =>
      requireAllPassed({ passed, failed, skipped }, 'À corriger.', '');
    expect(check(3, 0, 0)).not.toThrow();
    expect(check(3, 1, 0)).toThrow('À corriger.');
    expect(check(3, 0, 1)).toThrow('1 tests ont été sautés');
    expect(check(0, 0, 0)).toThrow('Aucun test n’a été exécuté');
  });
});

describe('durations', () => {
  it.each([
    [42, '0,0 s'],
    [13_449, '13,4 s'],
    [59_949, '59,9 s'],
    [59_960, '1 min 00 s'],
    [605_000, '10 min 05 s'],
  ])('of %d ms read « %s »', (milliseconds, text) => {
    expect(duree(milliseconds)).toBe(text);
  });
});
