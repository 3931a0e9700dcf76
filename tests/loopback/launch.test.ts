import { describe, expect, it } from 'vitest';
import { resolveDataFolder } from '../../src-main/data-folder';
import { readLaunchOptions } from '../../src-main/launch-options';
import { describeOpeningError } from '../../src-main/opening-error';

describe('readLaunchOptions', () => {
  it('reads both ways of writing an option', () => {
    const expected = { ok: true, value: { donnees: '/a b', horloge: '2026-11-23', port: 8123 } };
    expect(
      readLaunchOptions(['--donnees=/a b', '--horloge=2026-11-23', '--port=8123'], {}, 'refuse'),
    ).toEqual(expected);
    expect(
      readLaunchOptions(['--donnees', '/a b', '--horloge', '2026-11-23', '--port', '8123'], {}, 'refuse'),
    ).toEqual(expected);
  });

  it('falls back on the environment, then on the defaults', () => {
    const env = { REGISTRE_CREFOP_DONNEES: '/env', REGISTRE_CREFOP_HORLOGE: '2026-01-31' };
    expect(readLaunchOptions(['--donnees=/cli'], env, 'refuse')).toEqual({
      ok: true,
      value: { donnees: '/cli', horloge: '2026-01-31', port: 0 },
    });
    expect(readLaunchOptions([], {}, 'refuse')).toEqual({
      ok: true,
      value: { donnees: null, horloge: null, port: 0 },
    });
  });

  it.each([
    '--horloge=2026-02-30',
    '--horloge=31/12/2026',
    '--horloge=demain',
    '--port=65536',
    '--port=-1',
    '--port=x',
    '--donnees=',
    '--donnees',
  ])('refuses %s, saying what to write', (argument) => {
    const result = readLaunchOptions([argument], {}, 'refuse');
    expect(result).toMatchObject({ ok: false, error: { code: 'OPTION_INVALIDE' } });
    expect(result.ok ? '' : result.error.remede).not.toBe('');
  });

  it('does not take the next option for a value', () => {
    expect(readLaunchOptions(['--donnees', '--port=1'], {}, 'refuse').ok).toBe(false);
  });

  it('refuses a misspelt option in the browser door, and lets Chromium have its own in the other', () => {
    expect(readLaunchOptions(['--donnes=/x'], {}, 'refuse').ok).toBe(false);
    expect(
      readLaunchOptions(['.', '--no-sandbox', '--inspect=0', '--donnees=/x'], {}, 'ignore'),
    ).toMatchObject({
      value: { donnees: '/x' },
    });
  });
});

describe('resolveDataFolder', () => {
  const home = '/home/a';
  it.each([
    ['linux', {}, '/home/a/.config/Registre CREFOP'],
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/Registre CREFOP'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/a/.config/Registre CREFOP'],
    ['darwin', {}, '/home/a/Library/Application Support/Registre CREFOP'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(resolveDataFolder(null, { platform, env, home, cwd: '/w' })).toBe(expected);
  });

  it('on Windows is the roaming folder', () => {
    const windows = { platform: 'win32', home: 'C:\\Users\\a', cwd: 'C:\\w' } as const;
    expect(resolveDataFolder(null, { ...windows, env: { APPDATA: 'D:\\Roaming' } })).toBe(
      'D:\\Roaming\\Registre CREFOP',
    );
    expect(resolveDataFolder(null, { ...windows, env: {} })).toBe(
      'C:\\Users\\a\\AppData\\Roaming\\Registre CREFOP',
    );
    expect(resolveDataFolder('données', { ...windows, env: {} })).toBe('C:\\w\\données');
  });

  it('is the one that was asked for', () => {
    expect(resolveDataFolder('rel/x', { platform: 'linux', env: {}, home, cwd: '/w' })).toBe('/w/rel/x');
    expect(resolveDataFolder('/abs', { platform: 'linux', env: {}, home, cwd: '/w' })).toBe('/abs');
  });
});

describe('describeOpeningError', () => {
  it('keeps what the store says, translates the system, and admits what it does not know', () => {
    const own = { code: 'REGISTRE_OUVERT_AILLEURS', message: 'm', remede: 'r' };
    expect(describeOpeningError(Object.assign(new Error('m'), own))).toEqual(own);
    expect(describeOpeningError(Object.assign(new Error('x'), { code: 'EACCES' })).message).toContain(
      'refuse',
    );
    for (const error of [new Error('x'), null, 'x', { code: 'constructor' }]) {
      expect(describeOpeningError(error).message).toContain('ne connaît pas');
    }
  });
});
