import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ensureDependencies,
  isCurrent,
  matchesLockfile,
  requireNode,
} from '../../scripts/lib/dependencies.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dependances-'));
  lockfile('1.0.0');
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, content: unknown) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(content));
}
const lockfile = (version: string) =>
  put('package-lock.json', {
    packages: {
      '': { name: 'projet' },
      'node_modules/a': { version },
      'node_modules/ailleurs': { version: '3.0.0', optional: true },
    },
  });
const installed = (version: string) => {
  put('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version } } });
  put('node_modules/a/package.json', { version });
};
const refuseToSay = (line: string) => {
  throw new Error(`nothing was to be done, yet: ${line}`);
};

describe('the dependencies', () => {
  it('are to be installed when there are none', () => {
    expect(isCurrent(root)).toBe(false);
    expect(matchesLockfile(root)).toBe(false);
  });

  it('are not installed again when npm just did it by hand, nor the time after', async () => {
    installed('1.0.0');
    expect(isCurrent(root)).toBe(false);
    await ensureDependencies(root, refuseToSay);
    expect(isCurrent(root)).toBe(true);
    await ensureDependencies(root, refuseToSay);
  });

  it('are out of date as soon as the lockfile changes', async () => {
    installed('1.0.0');
    await ensureDependencies(root, refuseToSay);
    lockfile('1.0.1');
    expect(isCurrent(root)).toBe(false);
    expect(matchesLockfile(root)).toBe(false);
  });

  it('are not believed when a package is gone from the disk', () => {
    installed('1.0.0');
    rmSync(join(root, 'node_modules/a'), { recursive: true });
    expect(matchesLockfile(root)).toBe(false);
  });

  it('need a recent Node, and the refusal says which', () => {
    for (const version of ['20.19.0', '20.20.2', '22.0.0', '26.1.0'])
      expect(() => requireNode(version)).not.toThrow();
    for (const version of ['18.20.4', '20.18.9', '16.0.0']) {
      expect(() => requireNode(version)).toThrow(`Node ${version} est trop ancien : installez Node 20.19`);
    }
  });
});
