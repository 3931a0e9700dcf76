import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  binaryName,
  chooseElectron,
  electronEnvironment,
  officialElectron,
  overriddenElectron,
} from '../../scripts/lib/electron.mjs';
import { runWatched } from '../../scripts/lib/run.mjs';
import { parseMissing } from '../../scripts/lib/system-packages.mjs';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'electron-'))));
afterEach(() => rmSync(root, { recursive: true }));

const put = (file: string, text = '') => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

describe('the Electron that is chosen', () => {
  const names = ['override', 'installed', 'download', 'testOnly'] as const;

  /** Sources of which only these have one; what was asked is recorded. */
  function sources(...having: (typeof names)[number][]) {
    const asked: string[] = [];
    const source = (name: (typeof names)[number]) => () => {
      asked.push(name);
      return having.includes(name) ? { binary: name, dist: name, origin: 'officiel' as const } : null;
    };
    return {
      asked,
      sources: {
        override: source('override'),
        installed: source('installed'),
        download: source('download'),
        testOnly: source('testOnly'),
      },
    };
  }

  it.each(names)('is %s when nothing before has one, and nothing after is asked', async (name) => {
    const { asked, sources: all } = sources(...names.slice(names.indexOf(name)));
    expect((await chooseElectron(all))?.binary).toBe(name);
    expect(asked).toEqual(names.slice(0, names.indexOf(name) + 1));
  });

  it('is none, rather than the one of the tests, for npm start', async () => {
    const { override, installed, download } = sources('testOnly').sources;
    expect(await chooseElectron({ override, installed, download })).toBeNull();
  });
});

describe('ELECTRON_OVERRIDE_DIST_PATH', () => {
  it('counts for nothing when empty', () => {
    expect(overriddenElectron({})).toBeNull();
    expect(overriddenElectron({ ELECTRON_OVERRIDE_DIST_PATH: '' })).toBeNull();
  });

  it('is refused when there is no Electron where it points', () => {
    expect(() => overriddenElectron({ ELECTRON_OVERRIDE_DIST_PATH: root })).toThrow('corrigez ce chemin');
  });

  it('gives the binary of that folder, and is passed on to what looks for it', () => {
    put(binaryName());
    const found = overriddenElectron({ ELECTRON_OVERRIDE_DIST_PATH: root });
    expect(found).toEqual({ binary: join(root, binaryName()), dist: root, origin: 'impose' });
    expect(electronEnvironment(found!, { ELECTRON_RUN_AS_NODE: '1', A: 'b' })).toEqual({
      A: 'b',
      ELECTRON_OVERRIDE_DIST_PATH: root,
    });
  });
});

describe('the official binary', () => {
  const install = (version: string) => {
    put('node_modules/electron/package.json', '{"version":"45.4.1"}');
    put('node_modules/electron/dist/version', version);
    put('node_modules/electron/dist/electron');
  };

  it('is found once its installer has finished', () => {
    install('v45.4.1');
    expect(officialElectron(root)).toBeNull();
    put('node_modules/electron/path.txt', 'electron');
    expect(officialElectron(root)?.binary).toBe(join(root, 'node_modules/electron/dist/electron'));
  });

  it('does not count when it is of another version than the package', () => {
    install('44.0.0');
    put('node_modules/electron/path.txt', 'electron');
    expect(officialElectron(root)).toBeNull();
  });
});

describe('a watched download', () => {
  /** Fetches an address into the temporary folder, as Electron's installer does. */
  const download = (address: string, stallMs: number, minBytes = 1) =>
    runWatched(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { createWriteStream } from 'node:fs';
         import { tmpdir } from 'node:os';
         import { Readable } from 'node:stream';
         import { pipeline } from 'node:stream/promises';
         await pipeline(Readable.fromWeb((await fetch(process.argv[1])).body), createWriteStream(tmpdir() + '/zip'));`,
        address,
      ],
      { stallMs, minBytes },
    );

  /** A server that sends a chunk every 200 ms, this many times, then ends or falls silent. */
  async function withServer(chunks: number, ends: boolean, work: (address: string) => Promise<void>) {
    const server = createServer((_, response) => {
      let left = chunks;
      const timer = setInterval(() => {
        if (left > 0) response.write('x'.repeat(1000));
        else if (ends) response.end();
        left -= 1;
      }, 200);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('goes on as long as bytes arrive, even longer than the time allowed to silence', () =>
    withServer(15, true, async (address) => {
      const outcome = await download(address, 2_000);
      expect(outcome).toMatchObject({ code: 0, stalled: false });
    }));

  it('is given up when a server accepts and stays silent, or stops half-way', async () => {
    for (const chunks of [0, 3]) {
      await withServer(chunks, false, async (address) => {
        const outcome = await download(address, 1_500);
        expect(outcome).toMatchObject({ stalled: true, signal: 'SIGKILL' });
      });
    }
  });

  it('is given up when it is so slow that it will not end', () =>
    withServer(1_000, true, async (address) => {
      expect(await download(address, 1_500, 50_000)).toMatchObject({ stalled: true });
    }));

  it('leaves nothing in the temporary folder', async () => {
    const mine = () => readdirSync(tmpdir()).filter((name) => name.startsWith('registre-crefop-suivi-'));
    const before = mine();
    await download('http://127.0.0.1:9/', 1_500);
    expect(mine().filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('missing libraries', () => {
  it('are read from what ldd prints, each once', () => {
    const printed = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibgbm.so.1 => not found',
      '\tlibnss3.so => /lib/x86_64-linux-gnu/libnss3.so (0x00007f)',
      '\tlibasound.so.2 => not found',
      '\tlibgbm.so.1 => not found',
    ].join('\n');
    expect(parseMissing(printed)).toEqual(['libasound.so.2', 'libgbm.so.1']);
    expect(parseMissing('\tstatically linked\n')).toEqual([]);
  });
});
