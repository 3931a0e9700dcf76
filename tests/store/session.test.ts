import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDepot } from '../../src-main/store/depot';
import type { DepotOuvert, OpenOptions } from '../../src-main/store/depot';
import { startBackgroundCheck } from '../../src-main/store/background-check';
import { diskFiles } from '../../src-main/store/files';
import type { Files } from '../../src-main/store/files';
import { follow } from '../../src-main/store/follow';
import { verifyDossier } from '../../src-main/store/verify';
import { bundle } from '../support/bundle';
import { lastConfirmed, startChild } from './process';
import type { Child } from './process';
import {
  commit,
  FaultyDisk,
  freshFolder,
  image,
  later,
  lockText,
  now,
  open,
  refusal,
  removal,
  stateOf,
  treeOf,
} from './support';

const lockOf = (dossier: string): string => join(dossier, 'verrou.json');
const journalOf = (dossier: string): string => join(dossier, 'journal', '000000000001.jsonl');

let program = '';
beforeAll(async () => {
  program = await bundle('tests/store/child.ts');
});

const realNow = (): string => new Date().toISOString();

const start = (...parameters: string[]): Child => startChild(program, ...parameters);

/** Opens and follows as the windows do; `told` counts the words of change. */
async function openFollowing(
  dossier: string,
  options: Partial<OpenOptions> = {},
): Promise<{ readonly depot: DepotOuvert; readonly told: () => number }> {
  const depot = await open(dossier, { mode: 'si-libre', ...options });
  let told = 0;
  const following = follow(depot, dossier, () => told++, 100);
  later(following.stop);
  return { depot, told: () => told };
}

/** As if a minute had passed meanwhile. */
async function afterAMinute<T>(act: () => Promise<T>): Promise<T> {
  const clock = Date.now;
  Date.now = () => clock() + 60_000;
  try {
    return await act();
  } finally {
    Date.now = clock;
  }
}

describe('a second session', () => {
  it('reads while another process writes, follows it live, and takes its place once it is killed', async () => {
    const dossier = await freshFolder();
    const writer = start('commit', dossier, '20');
    await writer.said('ok 3');
    const { depot, told } = await openFollowing(dossier, { now: realNow });
    expect(depot.lectureSeule).toMatchObject({
      cause: 'detenue',
      detenteur: { pid: writer.process.pid },
    });
    expect((await refusal(commit(depot, image('avis', 'refusé', 1)))).code).toBe('LECTURE_SEULE');
    const held = await refusal(depot.reprendre());
    expect([held.code, held.detenteur?.pid]).toEqual(['VERROUILLE', writer.process.pid]);

    const seen = depot.seq;
    await expect.poll(() => depot.seq, { timeout: 25_000 }).toBeGreaterThan(seen + 30);
    await expect.poll(told).toBeGreaterThan(0);
    const { content } = depot.registre.avis.get(`a${depot.seq % 50}`) as unknown as {
      content: { seq: number };
    };
    expect(content.seq).toBe(depot.seq);

    writer.process.kill('SIGKILL');
    await writer.ended;
    await expect.poll(() => depot.lectureSeule?.cause, { timeout: 25_000 }).toBe('liberee');
    await depot.reprendre();
    expect(depot.seq).toBeGreaterThanOrEqual(lastConfirmed(writer, seen));
    expect([depot.lectureSeule, depot.avertissements[0]?.includes('s’est interrompue')]).toEqual([
      null,
      true,
    ]);
    expect(await commit(depot, image('avis', 'suite', 1))).toBe(depot.seq);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: depot.seq });
  });

  it('of two readers that take the place at once, one writes; the other follows it', async () => {
    const dossier = await freshFolder();
    const writer = await openDepot({ dossier, now });
    await commit(writer, image('avis', 'a', 1));
    const readers = [await openFollowing(dossier), await openFollowing(dossier)] as const;
    await writer.close();
    const outcomes = await Promise.allSettled(readers.map(({ depot }) => depot.reprendre()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [won, other] = outcomes[0]?.status === 'fulfilled' ? readers : [readers[1], readers[0]];
    await commit(won.depot, image('avis', 'b', 2));
    await expect.poll(() => other.depot.registre.avis.has('b'), { timeout: 25_000 }).toBe(true);
    expect(other.depot.lectureSeule?.cause).toBe('detenue');
    expect(won.depot.avertissements).toEqual([]);
  });

  it('whose place was taken while it slept turns to reading, and cuts nothing of what the other wrote', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const { depot, told } = await openFollowing(dossier, { reglages: { files: disk.files } });
    await commit(depot, image('avis', 'a', 1));
    // A commit that failed and could not be cut back: closing would cut it now.
    disk.free = 20;
    disk.fails.set('truncate', 'EIO');
    await refusal(commit(depot, image('avis', 'perdu', 1)));
    disk.fails.clear();
    disk.free = Number.POSITIVE_INFINITY;
    const mine = JSON.parse(readFileSync(lockOf(dossier), 'utf8')) as object;
    writeFileSync(
      lockOf(dossier),
      JSON.stringify({ ...mine, nonce: 'mort', startedAt: '2001-01-01T00:00:00Z', processStart: 'x:1' }),
    );
    const other = await open(dossier);
    for (const id of ['b', 'c']) await commit(other, image('avis', id, 2));
    // The next heartbeat finds out; here the computer wakes up and a form is sent.
    const refused = await afterAMinute(() => refusal(commit(depot, image('avis', 'd', 1))));
    expect(refused.code).toBe('VERROUILLE');
    await expect.poll(() => depot.lectureSeule?.cause, { timeout: 25_000 }).toBe('verrou_perdu');
    expect(depot.lectureSeule?.detenteur?.pid).toBe(process.pid);
    expect([...depot.registre.avis.keys()]).toEqual(['a', 'b', 'c']);
    expect(told()).toBeGreaterThan(0);
    await depot.close();
    expect(await other.verify()).toMatchObject({ intact: true, entrees: 3 });
    expect(await commit(other, image('avis', 'e', 1))).toBe(4);
  });

  /** A writer of another machine on the shared folder: its lock, which it keeps alive, says so. */
  async function elsewhere(dossier: string, files: Files = diskFiles): Promise<DepotOuvert> {
    const writer = await open(dossier, { reglages: { files } });
    const { nonce } = JSON.parse(readFileSync(lockOf(dossier), 'utf8')) as { nonce: string };
    writeFileSync(
      lockOf(dossier),
      lockText({ nonce, host: 'poste-12', user: 'Camille', processStart: null }),
    );
    return writer;
  }

  it('of another machine names it, follows what it writes, is refused its place, and has it once it is left', async () => {
    const dossier = await freshFolder();
    const writer = await elsewhere(dossier);
    await commit(writer, image('avis', 'a', 1));
    const { depot, told } = await openFollowing(dossier);
    expect(depot.lectureSeule).toMatchObject({
      cause: 'detenue',
      detenteur: { nom: 'Camille', machine: 'poste-12' },
    });
    expect(depot.lectureSeule?.raison).toContain('par Camille (processus 1 sur le poste poste-12)');
    expect(depot.registre.avis.has('a')).toBe(true);

    await commit(writer, image('avis', 'b', 2), removal('avis', 'a'));
    await expect.poll(() => stateOf(depot.registre), { timeout: 25_000 }).toEqual(stateOf(writer.registre));
    expect([depot.seq, depot.tete]).toEqual([writer.seq, writer.tete]);
    expect(told()).toBeGreaterThan(0);
    const refused = await refusal(depot.reprendre());
    expect([refused.code, refused.detenteur?.machine]).toEqual(['VERROUILLE', 'poste-12']);
    expect(await commit(writer, image('avis', 'c', 3))).toBe(3);

    await writer.close();
    await expect.poll(() => depot.lectureSeule?.cause, { timeout: 25_000 }).toBe('liberee');
    await depot.reprendre();
    expect([depot.lectureSeule, depot.avertissements]).toEqual([null, []]);
    expect(await commit(depot, image('avis', 'd', 4))).toBe(4);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: 4 });
  });

  it('of another machine that gives no sign of life any more takes its place, and that one finds out', async () => {
    const dossier = await freshFolder();
    // Its heart beats here, and would be heard.
    const writer = await elsewhere(dossier, { ...diskFiles, touch: () => Promise.resolve() });
    await commit(writer, image('avis', 'a', 1));
    const { depot } = await openFollowing(dossier);
    expect(depot.lectureSeule?.cause).toBe('detenue');
    const silent = Date.now() / 1000 - 61;
    utimesSync(lockOf(dossier), silent, silent);
    await expect.poll(() => depot.lectureSeule?.cause, { timeout: 25_000 }).toBe('liberee');
    await depot.reprendre();
    expect(depot.avertissements.join()).toContain('ouverte par Camille (processus 1 sur le poste poste-12)');
    expect(await commit(depot, image('avis', 'b', 2))).toBe(2);

    // It was only asleep.
    const refused = await afterAMinute(() => refusal(commit(writer, image('avis', 'c', 3))));
    expect(refused.code).toBe('VERROUILLE');
    await writer.refresh();
    expect(writer.lectureSeule).toMatchObject({ cause: 'verrou_perdu', detenteur: { pid: process.pid } });
    expect([...writer.registre.avis.keys()]).toEqual(['a', 'b']);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: 2 });
  });

  it('is not told of a reader that comes and goes', async () => {
    const dossier = await freshFolder();
    const writer = await open(dossier);
    await commit(writer, image('avis', 'a', 1));
    const reader = await openDepot({ dossier, now, mode: 'si-libre' });
    const before = treeOf(dossier);
    await reader.refresh();
    await reader.close();
    expect(treeOf(dossier)).toEqual(before);
    expect(await writer.refresh()).toBe(false);
  });
});

describe('a folder that takes no writing', () => {
  it('opens to be read, says why, and is written to again once it can', async () => {
    const dossier = await freshFolder();
    const first = await openDepot({ dossier, now });
    await commit(first, image('avis', 'a', 1));
    await first.close();
    const disk = new FaultyDisk();
    disk.free = 0;
    const before = treeOf(dossier);
    const { depot } = await openFollowing(dossier, { reglages: { files: disk.files } });
    expect(depot.lectureSeule).toMatchObject({ cause: 'inaccessible', code: 'DISQUE_PLEIN' });
    expect([...depot.registre.avis.keys()]).toEqual(['a']);
    expect(treeOf(dossier)).toEqual(before);
    expect((await refusal(depot.reprendre())).code).toBe('DISQUE_PLEIN');
    disk.free = Number.POSITIVE_INFINITY;
    await depot.reprendre();
    expect(await commit(depot, image('avis', 'b', 1))).toBe(2);
  });

  it('gives its place back even when it is full', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const depot = await openDepot({ dossier, now, reglages: { files: disk.files } });
    await commit(depot, image('avis', 'a', 1));
    disk.free = 0;
    await depot.close();
    expect(readdirSync(dossier).sort()).toEqual(['journal']);
    expect((await open(dossier)).avertissements).toEqual([]);
  });

  it('and holds no registry is refused', async () => {
    const disk = new FaultyDisk();
    disk.free = 0;
    const options = {
      dossier: await freshFolder(),
      now,
      mode: 'si-libre',
      reglages: { files: disk.files },
    } as const;
    expect((await refusal(openDepot(options))).code).toBe('DISQUE_PLEIN');
  });
});

describe('a session that was interrupted', () => {
  it('is told at the next opening: who, since when, the last action recorded, what has to be typed again', async () => {
    const dossier = await freshFolder();
    const writer = start('commit', dossier, '20');
    await writer.said('ok 5');
    writer.process.kill('SIGKILL');
    await writer.ended;
    const depot = await open(dossier, { now: realNow });
    const [last] = await depot.entries({ descending: true, limit: 1 });
    const [told = ''] = depot.avertissements;
    expect(told).toMatch(
      /^La session précédente, ouverte par .+ \(processus \d+ sur le poste .+\) depuis le \d/,
    );
    expect(told).toContain(`processus ${writer.process.pid}`);
    expect(told).toContain(`La dernière action que le journal contient est l’entrée n° ${last?.seq}, du `);
    expect(told).toContain('est à refaire');
    await depot.close();
    expect((await open(dossier, { now: realNow })).avertissements).toEqual([]);
  });

  it('is told where only the end of the journal shows it', async () => {
    const dossier = await freshFolder();
    const first = await openDepot({ dossier, now });
    await commit(first, image('avis', 'a', 1));
    await first.close();
    writeFileSync(journalOf(dossier), `${readFileSync(journalOf(dossier), 'utf8')}{"action":"coup`);
    const { avertissements } = await open(dossier);
    expect(avertissements).toHaveLength(1);
    expect(avertissements[0]).toContain('La dernière ligne du journal était incomplète');
    expect(avertissements[0]).toContain('l’entrée n° 1, du 23 novembre 2026 à 15:05');
  });
});

/** What may not be said of a journal whose end nothing attests. */
const PROMISE =
  /toutes les actions|rien n’est perdu|n’a été perdu|avant d’être confirmée|est complet|sont là/i;

describe('a journal whose last lines were taken away whole after a crash', () => {
  it.each([
    ['without a snapshot', false, 2],
    ['to its very beginning', false, 3],
    ['with a damaged snapshot', true, 2],
    ['and a piece of a line left', false, 2.5],
  ] as const)(
    '%s: nothing is said of what followed, but where it may be found',
    async (_how, damaged, cut) => {
      const dossier = await freshFolder();
      const writer = await openDepot({ dossier, now });
      for (const id of ['a', 'b', 'c']) await commit(writer, image('avis', id, 1));
      const left = await freshFolder();
      cpSync(dossier, left, { recursive: true });
      await writer.close();
      const lines = readFileSync(journalOf(left), 'utf8').split('\n').slice(0, 3);
      const kept = lines.slice(0, 3 - Math.floor(cut)).map((line) => `${line}\n`);
      const torn = Number.isInteger(cut) ? '' : (lines[1] ?? '').slice(0, 40);
      writeFileSync(journalOf(left), kept.join('') + torn);
      if (damaged) writeFileSync(join(left, 'instantane.json'), 'x');
      else rmSync(join(left, 'instantane.json'), { force: true });
      writeFileSync(join(left, 'verrou.json'), lockText({ pid: process.pid }));

      const depot = await open(left);
      expect(depot.seq).toBe(kept.length);
      const said = depot.avertissements.join('\n');
      expect(said).toContain('s’est interrompue sans être fermée');
      expect(said).toContain('cherchez-la dans une sauvegarde');
      expect(said).not.toMatch(PROMISE);
      const { premierDefaut } = await depot.verify();
      expect(premierDefaut?.message ?? '').not.toMatch(PROMISE);
    },
  );
});

describe('a clock set back', () => {
  it('never dates an entry before the previous one, keeps what it said, and is told', async () => {
    const dossier = await freshFolder();
    let time = '2026-11-23T14:05:06.789Z';
    const options = { now: () => time };
    const first = await openDepot({ dossier, ...options });
    await commit(first, image('avis', 'a', 1));
    time = '2026-11-23T14:05:06.700Z';
    await commit(first, image('avis', 'b', 1));
    expect(first.avertissements).toEqual([]);
    await first.close();

    time = '2026-03-12T16:00:00.000Z';
    const depot = await open(dossier, options);
    expect(depot.avertissements).toHaveLength(1);
    for (const words of ['12 mars 2026 à 17:00', 'entrée n° 2, du 23 novembre 2026 à 15:05', 'échéances'])
      expect(depot.avertissements[0]).toContain(words);
    await depot.transact(() => ({ ok: true, value: 0, changes: [image('avis', 'c', 1)] }), {
      action: 'annuler',
      by: 'test',
      cible: 2,
    });
    time = '2026-11-24T08:00:00.000Z';
    await commit(depot, image('avis', 'd', 1));
    expect((await depot.entries()).map(({ at, clock }) => [at, clock])).toEqual([
      ['2026-11-23T14:05:06.789Z', undefined],
      ['2026-11-23T14:05:06.789Z', '2026-11-23T14:05:06.700Z'],
      ['2026-11-23T14:05:06.789Z', '2026-03-12T16:00:00.000Z'],
      ['2026-11-24T08:00:00.000Z', undefined],
    ]);
    const skimmed: unknown[] = [];
    await depot.skim(({ seq, cible }) => skimmed.push([seq, cible]), 2);
    expect(skimmed).toEqual([
      [3, 2],
      [4, undefined],
    ]);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: 4 });
  });
});

describe('the journal, verified in the background', () => {
  /** A registry whose snapshot is sound, and whose first entry, which the opening does not read, is not. */
  async function damagedBehind(): Promise<{ dossier: string; state: ReturnType<typeof stateOf> }> {
    const dossier = await freshFolder();
    const depot = await openDepot({ dossier, now });
    for (let n = 1; n <= 3; n++) await commit(depot, image('avis', `a${n}`, `émis ${n}`));
    const state = stateOf(depot.registre);
    await depot.close();
    writeFileSync(journalOf(dossier), readFileSync(journalOf(dossier), 'utf8').replace('émis 1', 'émis 7'));
    return { dossier, state };
  }

  it('turns the registry read only at the first defect, tells the listeners, gives the place up, writes no more', async () => {
    const { dossier, state } = await damagedBehind();
    const { depot, told } = await openFollowing(dossier);
    expect(depot.lectureSeule).toBeNull();
    await commit(depot, image('avis', 'a1', 'corrigé'));
    const check = startBackgroundCheck(depot, {
      reperes: () => Promise.resolve([]),
      report: (error) => expect(error).toBeUndefined(),
      afterMs: 0,
    });
    later(() => {
      check.stop();
      return Promise.resolve();
    });
    await expect
      .poll(() => depot.lectureSeule)
      .toMatchObject({
        cause: 'endommagee',
        lieu: { fichier: 'journal/000000000001.jsonl', ligne: 1, seq: 1 },
      });
    await expect.poll(told).toBeGreaterThan(0);
    expect(depot.registre.avis.get('a1')).toMatchObject({ content: 'corrigé' });
    expect({ ...stateOf(depot.registre).avis, a1: null }).toEqual({ ...state.avis, a1: null });
    // Nothing has changed on the disk since: the damage is not forgotten.
    for (let n = 0; n < 3; n++) await depot.refresh();
    expect(depot.lectureSeule?.cause).toBe('endommagee');
    const before = treeOf(dossier);
    expect(existsSync(lockOf(dossier))).toBe(false);
    expect((await refusal(commit(depot, image('avis', 'b', 1)))).code).toBe('LECTURE_SEULE');
    await depot.close();
    expect(treeOf(dossier)).toEqual(before);
  });

  it('is written to again once what was damaged is put back', async () => {
    const { dossier } = await damagedBehind();
    const { depot } = await openFollowing(dossier);
    const damaged = readFileSync(journalOf(dossier), 'utf8');
    await depot.verify();
    expect(depot.lectureSeule?.cause).toBe('endommagee');
    writeFileSync(journalOf(dossier), damaged.replace('émis 7', 'émis 1'));
    await depot.reprendre();
    expect(depot.lectureSeule).toBeNull();
    expect(await commit(depot, image('avis', 'b', 1))).toBe(4);
    expect((await depot.verify()).intact).toBe(true);
  });

  it('is held against heads known from elsewhere: none is damage of the files', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    for (let n = 1; n <= 3; n++) await commit(depot, image('avis', `a${n}`, n));
    const heads = (await depot.entries()).map(({ seq, hash }) => ({
      seq,
      empreinte: hash.slice(0, 16),
      origine: `la sauvegarde n° ${seq}`,
    }));
    expect((await depot.verify(undefined, heads)).intact).toBe(true);
    const [first, second] = heads;
    const false2 = { ...second!, empreinte: first!.empreinte };
    const { premierDefaut } = await depot.verify(undefined, [{ ...first!, seq: 9 }, false2]);
    expect(premierDefaut).toMatchObject({ nature: 'rupture-de-chaine', seq: 2, repere: false2 });
    expect(premierDefaut?.message).toMatch(/^La sauvegarde n° 2 atteste pour l’entrée n° 2/);
    expect(depot.lectureSeule).toBeNull();

    // Entries taken away from the end, snapshot and all: only the head printed elsewhere tells.
    const lines = readFileSync(journalOf(dossier), 'utf8').split('\n');
    const cut = await freshFolder();
    mkdirSync(join(cut, 'journal'));
    writeFileSync(journalOf(cut), `${lines.slice(0, 2).join('\n')}\n`);
    expect((await verifyDossier(cut)).intact).toBe(true);
    expect((await verifyDossier(cut, { reperes: heads })).premierDefaut).toMatchObject({
      nature: 'journal-tronque',
      seq: 3,
    });
    const told = await open(cut);
    startBackgroundCheck(told, {
      reperes: () => Promise.resolve(heads),
      report: () => undefined,
      afterMs: 0,
    });
    await expect.poll(() => told.avertissements[0]).toContain('La sauvegarde n° 3 atteste l’entrée n° 3');
    expect(told.lectureSeule).toBeNull();
  });
});
