import { readdirSync } from 'node:fs';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../support/bundle';
import { openDepot } from '../../src-main/store/depot';
import { startChild } from './process';
import type { Child } from './process';
import { commit, freshFolder, image, now, open, refusal } from './support';

/** More in a longer campaign: `STORE_KILLS=300 npx vitest run tests/store/crash.test.ts`. */
const KILLS = Number(process.env.STORE_KILLS ?? 25);

let program = '';
beforeAll(async () => {
  program = await bundle('tests/store/child.ts');
});

const start = (...parameters: string[]): Child => startChild(program, ...parameters);

describe('kill -9', () => {
  it(`at ${KILLS} random moments loses no confirmed commit`, async () => {
    const dossier = await freshFolder();
    for (let trial = 0; trial < KILLS; trial++) {
      const child = start('commit', dossier, trial % 5 === 4 ? '60000' : '100');
      await child.said('ok');
      await sleep(Math.random() * 60);
      child.process.kill('SIGKILL');
      await child.ended;
      const last = child.lines.filter((line) => line.startsWith('ok ')).at(-1);
      const confirmed = Number(last?.slice(3));
      const depot = await openDepot({ dossier, now });
      expect(depot.seq).toBeGreaterThanOrEqual(confirmed);
      // At most the one commit that was on its way when the process died.
      expect(depot.seq).toBeLessThanOrEqual(confirmed + 1);
      const seen = depot.registre.avis.get(`a${confirmed % 50}`) as unknown as { content: { seq: number } };
      expect(seen.content.seq).toBe(confirmed);
      expect(await depot.verify()).toMatchObject({ intact: true, entrees: depot.seq });
      await depot.close();
      expect(readdirSync(dossier).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });
});

describe('one writer', () => {
  it('a second process is refused, with the name of the holder; killed, the holder gives way at once', async () => {
    const dossier = await freshFolder();
    const holder = start('hold', dossier);
    await holder.said('open');
    const error = await refusal(openDepot({ dossier, now }));
    expect(error.code).toBe('VERROUILLE');
    expect(error.detenteur).toMatchObject({ pid: holder.process.pid, machine: hostname() });
    expect(error.message).toContain(error.detenteur?.nom);
    expect(error.message).toContain(String(holder.process.pid));
    holder.process.kill('SIGKILL');
    await holder.ended;
    const start0 = Date.now();
    const depot = await open(dossier);
    expect(Date.now() - start0).toBeLessThan(2000);
    expect(await commit(depot, image('avis', 'a', 1))).toBe(1);
  });

  it('is refused a second time in the same process, and again possible after closing', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    expect((await refusal(openDepot({ dossier, now }))).detenteur?.pid).toBe(process.pid);
    await depot.close();
    expect((await open(dossier)).lectureSeule).toBeNull();
  });

  it('a number reused by another process does not pass for the holder', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    const mine = JSON.parse(await readFile(join(dossier, 'verrou.json'), 'utf8')) as object;
    await depot.close();
    const old = {
      ...mine,
      nonce: 'ancien',
      processStart: 'autre-demarrage:1',
      startedAt: '2001-01-01T00:00:00.000Z',
    };
    await writeFile(join(dossier, 'verrou.json'), JSON.stringify(old));
    expect((await open(dossier)).lectureSeule).toBeNull();
  });

  it('on another machine it holds while its heart beats, and no longer than a minute after', async () => {
    const dossier = await freshFolder();
    const lock = join(dossier, 'verrou.json');
    const other = {
      v: 1,
      nonce: 'n1',
      pid: 1,
      host: 'poste-absent',
      user: 'Camille',
      startedAt: now(),
      processStart: null,
    };
    await writeFile(lock, JSON.stringify(other));
    const error = await refusal(openDepot({ dossier, now }));
    expect(error.detenteur).toMatchObject({ nom: 'Camille', machine: 'poste-absent' });
    const old = Date.now() / 1000 - 61;
    await utimes(lock, old, old);
    await open(dossier);
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('a lock left empty by a power cut holds a minute at most', async () => {
    const dossier = await freshFolder();
    const lock = join(dossier, 'verrou.json');
    await writeFile(lock, '');
    expect((await refusal(openDepot({ dossier, now }))).code).toBe('VERROUILLE');
    const old = Date.now() / 1000 - 61;
    await utimes(lock, old, old);
    await open(dossier);
    expect((await stat(lock)).size).toBeGreaterThan(0);
  });

  it('many takers of one dead lock: one wins, the others are refused', async () => {
    for (let round = 0; round < 15; round++) {
      const dossier = await freshFolder();
      const dead = {
        v: 1,
        nonce: 'mort',
        pid: 1,
        host: hostname(),
        user: 'x',
        startedAt: '2001-01-01T00:00:00.000Z',
        processStart: 'x:1',
      };
      await writeFile(join(dossier, 'verrou.json'), JSON.stringify(dead));
      // A taker that died half way left its claim: it is followed, and taken over in its turn.
      if (round % 2 === 1)
        await writeFile(
          join(dossier, 'verrou.json.mort.reprise'),
          JSON.stringify({ ...dead, nonce: 'mort2' }),
        );
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => open(dossier)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('three processes that take turns, one of them killed, lose no count', async () => {
    const dossier = await freshFolder();
    const children = [
      start('count', dossier, '25'),
      start('count', dossier, '25'),
      start('count', dossier, '1000'),
    ];
    const [first, second, third] = children;
    await third!.said('plus');
    await sleep(50);
    third!.process.kill('SIGKILL');
    await Promise.all([first!.ended, second!.ended, third!.ended]);
    const said = children.flatMap(({ lines }) => lines).filter((line) => line === 'plus').length;
    const depot = await open(dossier);
    const counted = (depot.registre.avis.get('compteur') as unknown as { content: number }).content;
    expect([first!.process.exitCode, second!.process.exitCode]).toEqual([0, 0]);
    expect(counted).toBeGreaterThanOrEqual(said);
    expect(counted).toBeLessThanOrEqual(said + 1);
    expect(counted).toBe(depot.seq);
  });
});
