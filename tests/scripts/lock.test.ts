import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../scripts/lib/lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verrou-'));
  file = join(folder, 'sous', 'verrou');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock', () => {
  it('lets one in at a time and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      [1, 2, 3, 4].map(() =>
        withLock(file, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await sleep(20);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(readdirSync(join(folder, 'sous'))).toEqual([]);
  });

  it('is released when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('échec')))).rejects.toThrow('échec');
    expect(existsSync(file)).toBe(false);
    expect(await withLock(file, () => Promise.resolve('suivant'))).toBe('suivant');
  });

  it.each([
    ['whose process is dead', `${hostname()} 999999999 0`, new Date()],
    ['that nobody has touched for long', `autre-machine 1 0`, new Date(Date.now() - 60_000)],
  ])('is taken over from a holder %s', async (_, holder, touched) => {
    await withLock(file, () => Promise.resolve());
    writeFileSync(file, holder);
    utimesSync(file, touched, touched);
    expect(await withLock(file, () => Promise.resolve('repris'))).toBe('repris');
  });

  it('waits for a living holder', async () => {
    await withLock(file, () => Promise.resolve());
    writeFileSync(file, `${hostname()} ${process.pid} 0`);
    let entered = false;
    const waiting = withLock(file, () => {
      entered = true;
      return Promise.resolve();
    });
    await sleep(400);
    expect(entered).toBe(false);
    rmSync(file);
    await waiting;
    expect(entered).toBe(true);
  });
});
