import { readdirSync } from 'node:fs';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../support/bundle';
import { COMPLETS, essais, hasard, nombreEssais, places } from '../support/essais';
import { openDepot } from '../../src-main/store/depot';
import { lastConfirmed, startChild } from './process';
import type { Child } from './process';
import { commit, freshFolder, image, now, open, refusal, lockText } from './support';

/** At the same time, each on a registry of its own: a process that starts leaves the processor idle half of the time. */
const LANES = 3;
/** A registry serves so many deaths: a journal that grew for ever would make the last ones slow. */
const PER_REGISTRY = 10;

let program = '';
beforeAll(async () => {
  program = await bundle('tests/store/child.ts');
});

const start = (...parameters: string[]): Child => startChild(program, ...parameters);

type Death<T> = (dossier: string, kill: T, trial: number) => Promise<Child>;

/** One death after another on the same registry, each looked at. `die` runs a process to its end. */
async function lane<T>(kills: readonly T[], die: Death<T>): Promise<void> {
  let dossier = '';
  let before = 0;
  for (const [trial, kill] of kills.entries()) {
    if (trial % PER_REGISTRY === 0) [dossier, before] = [await freshFolder(), 0];
    const child = await die(dossier, kill, trial);
    const confirmed = lastConfirmed(child, before);
    const depot = await openDepot({ dossier, now });
    expect(depot.lectureSeule).toBeNull();
    expect(depot.seq).toBeGreaterThanOrEqual(confirmed);
    // At most the one commit that was on its way when the process died.
    expect(depot.seq).toBeLessThanOrEqual(confirmed + 1);
    const seen = depot.registre.avis.get(`a${confirmed % 50}`) as unknown as { content: { seq: number } };
    if (confirmed > 0) expect(seen.content.seq).toBe(confirmed);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: depot.seq });
    before = depot.seq;
    await depot.close();
    expect(readdirSync(dossier).filter((name) => /^\..*\.tmp$/.test(name))).toEqual([]);
  }
}

const lanes = <T>(kills: readonly T[], die: Death<T>): Promise<unknown> =>
  Promise.all(
    Array.from({ length: LANES }, (_, rank) =>
      lane(
        kills.filter((__, at) => at % LANES === rank),
        die,
      ),
    ),
  );

const payload = (trial: number): string => (trial % 5 === 4 ? '60000' : '100');

describe('kill -9', () => {
  it('at random moments loses no confirmed commit', async () => {
    const draw = hasard();
    const waits = Array.from({ length: essais('kill -9 au hasard', 15, 150) }, () => draw() * 40);
    await lanes(waits, async (dossier, wait, trial) => {
      const child = start('commit', dossier, payload(trial));
      await child.said('ok');
      await sleep(wait);
      child.process.kill('SIGKILL');
      await child.ended;
      return child;
    });
  });

  it('at operations on the disk, before, in the middle and after, loses no confirmed commit', async () => {
    // The opening after a death takes some ten operations, a commit two, a snapshot six.
    const moments = Array.from({ length: 90 }, (_, rank) =>
      ['avant', 'pendant', 'apres'].map((moment) => ({ moment, rank })),
    ).flat();
    const kills = places('kill -9 à une opération', moments, ({ rank }) => rank === 0 || rank === 11, 15);
    await lanes(kills, async (dossier, { moment, rank }, trial) => {
      const child = start('commit', dossier, payload(trial), moment, String(rank));
      await child.ended;
      expect(child.process.signalCode).toBe('SIGKILL');
      return child;
    });
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
    await writeFile(lock, lockText({ host: 'poste-absent', startedAt: now(), processStart: null }));
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
    for (let round = 0; round < nombreEssais(4, 15); round++) {
      const dossier = await freshFolder();
      await writeFile(join(dossier, 'verrou.json'), lockText());
      // A taker that died half way left its claim: it is followed, and taken over in its turn.
      if (round % 2 === 1)
        await writeFile(join(dossier, 'verrou.json.mort.reprise'), lockText({ nonce: 'mort2' }));
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => open(dossier)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('three processes that take turns, one of them killed, lose no count', async () => {
    const dossier = await freshFolder();
    const first = start('count', dossier, '25');
    const second = start('count', dossier, '25');
    const third = start('count', dossier, '1000');
    await third.said('plus');
    await sleep(50);
    third.process.kill('SIGKILL');
    await Promise.all([first.ended, second.ended, third.ended]);
    const said = [first, second, third]
      .flatMap(({ lines }) => lines)
      .filter((line) => line === 'plus').length;
    const depot = await open(dossier);
    const counted = (depot.registre.avis.get('compteur') as unknown as { content: number }).content;
    expect([first.process.exitCode, second.process.exitCode]).toEqual([0, 0]);
    expect(counted).toBeGreaterThanOrEqual(said);
    expect(counted).toBeLessThanOrEqual(said + 1);
    expect(counted).toBe(depot.seq);
  });

  it('two processes record actions in turns, one of them killed again and again: none lost, none twice', async () => {
    const dossier = await freshFolder();
    const EACH = essais('actions de deux processus', 600, 5000);
    const DEATHS = nombreEssais(3, 10);
    const draw = hasard();
    const steady = start('relay', dossier, 'stable', '0', String(EACH));
    const said: string[] = [];
    let next = 0;
    let deaths = 0;
    while (next < EACH) {
      const child = start('relay', dossier, 'mortel', String(next), String(EACH));
      if (deaths < DEATHS) {
        await child.said('plus');
        await sleep(draw() * (COMPLETS ? 120 : 40));
        if (child.process.kill('SIGKILL')) deaths++;
      }
      await child.ended;
      const done = child.lines.filter((line) => line.startsWith('plus '));
      said.push(...done.map((line) => `mortel-${line.slice(5)}`));
      // What was on its way when it died may be there: it is not done again, so that it is counted once.
      if (child.process.exitCode === 0) break;
      next = Number(done.at(-1)?.slice(5) ?? next - 1) + 2;
    }
    await steady.ended;
    expect(deaths).toBe(DEATHS);
    expect(steady.process.exitCode).toBe(0);
    said.push(...Array.from({ length: EACH }, (_, rank) => `stable-${rank}`));
    const depot = await open(dossier);
    const recorded = (await depot.entries()).map(({ action }) => action);
    expect(new Set(recorded).size).toBe(recorded.length);
    const missing = new Set(said);
    for (const action of recorded) missing.delete(action);
    expect([...missing]).toEqual([]);
    // At most one action a death was recorded without having been announced.
    expect(recorded.length - said.length).toBeGreaterThanOrEqual(0);
    expect(recorded.length - said.length).toBeLessThanOrEqual(DEATHS);
    expect(recorded.length).toBeGreaterThanOrEqual(2 * EACH - DEATHS);
    const counters = Array.from(
      { length: 5 },
      (_, rank) => (depot.registre.avis.get(`compteur-${rank}`) as unknown as { content: number }).content,
    );
    expect(counters.reduce((sum, count) => sum + count, 0)).toBe(recorded.length);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: recorded.length });
  });
});
