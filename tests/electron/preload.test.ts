import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** The file the window loads when the application is built, else the same source made into one file here. */
async function preloadCode(): Promise<string> {
  const built = resolve('dist/preload/preload.cjs');
  if (existsSync(built)) return readFileSync(built, 'utf8');
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: resolve('src-main/electron/preload.ts'),
      write: false,
      rolldownOptions: { external: ['electron'], output: { format: 'cjs' } },
    },
  });
  const bundles = (Array.isArray(result) ? result : [result]).flatMap((bundle) =>
    'output' in bundle ? [bundle] : [],
  );
  const files = bundles.flatMap((bundle) => bundle.output);
  expect(files).toHaveLength(1);
  const [file] = files;
  if (file?.type !== 'chunk') throw new Error('The preload is not a script');
  return file.code;
}

describe('preload', () => {
  let code = '';
  beforeAll(async () => {
    code = await preloadCode();
  });

  it('requires electron and nothing else: a sandboxed preload can load nothing else', () => {
    const required = [...code.matchAll(/\brequire\(\s*(["'`])(.*?)\1\s*\)/g)].map((match) => match[2]);
    expect(required).toEqual(['electron']);
    expect(code).not.toMatch(/\bimport\s*\(/);
  });

  it('exposes two functions and the name of the door, on two fixed channels', async () => {
    const exposed: Record<string, Record<string, unknown>> = {};
    const invoked: unknown[][] = [];
    const listeners = new Map<string, (event: unknown, payload: unknown) => void>();
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, unknown>) => {
          exposed[name] = api;
        },
      },
      ipcRenderer: {
        invoke: (...args: unknown[]) => {
          invoked.push(args);
          return Promise.resolve('reply');
        },
        on: (channel: string, listener: (event: unknown, payload: unknown) => void) =>
          listeners.set(channel, listener),
        off: (channel: string) => listeners.delete(channel),
      },
    };
    const load = (name: string): unknown =>
      name === 'electron' ? electron : createRequire(import.meta.url)(name);
    runInNewContext(code, { require: load, module: { exports: {} }, exports: {} });

    expect(Object.keys(exposed)).toEqual(['registre']);
    const api = exposed.registre as {
      porte: string;
      call: (...args: unknown[]) => Promise<unknown>;
      onEvent: (callback: (...args: unknown[]) => void) => () => void;
    };
    expect(Object.keys(api).sort()).toEqual(['call', 'onEvent', 'porte']);
    expect(api.porte).toBe('electron');
    expect(await api.call('a.b', { c: 1 }, '2026-03-12T16:00:00.000Z', 'more')).toBe('reply');
    expect(invoked).toEqual([['registre:call', 'a.b', { c: 1 }, '2026-03-12T16:00:00.000Z']]);

    const received: unknown[][] = [];
    const stop = api.onEvent((...args) => received.push(args));
    expect([...listeners.keys()]).toEqual(['registre:event']);
    listeners.get('registre:event')?.({ sender: 'dangerous' }, { revision: 3 });
    expect(received).toEqual([[{ revision: 3 }]]);
    stop();
    expect(listeners.size).toBe(0);
  });
});
