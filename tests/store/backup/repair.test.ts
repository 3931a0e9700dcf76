import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../../src-main/store/files';
import type { Files } from '../../../src-main/store/files';
import { openDepot } from '../../../src-main/store/depot';
import type { DepotOuvert } from '../../../src-main/store/depot';
import { commit, freshFolder, image, now, open, refusal, stateOf } from '../support';
import { places } from '../../support/essais';
import { backupsOf, Clock, registry } from './support';

const SEGMENT = 700;
const RECIT = { par: 'essai', motif: 'Disque défaillant.' };
const openIt = (dossier: string): Promise<DepotOuvert> =>
  openDepot({ dossier, now, mode: 'si-libre', reglages: { segmentBytes: SEGMENT } });

/** A closed registry of `total` entries with a backup taken after `saved` of them; the state after each entry. */
async function wreckable(total: number, saved: number) {
  const { dossier, depot, backups, clock } = await registry(saved, {}, SEGMENT);
  const { id } = await backups.create('manuelle');
  for (let n = saved + 1; n <= total; n++) await commit(depot, image('avis', `a${n % 4}`, `émis ${n}`));
  const state = stateOf(depot.registre);
  const head = { seq: depot.seq, tete: depot.tete };
  await depot.close();
  return { dossier, id, state, head, clock };
}

/** Every line of a journal: its segment, where it stands, its length with the newline. */
function linesOf(dossier: string) {
  const folder = join(dossier, 'journal');
  let seq = 0;
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const bytes = readFileSync(path);
      const lines = [];
      for (let from = 0; from < bytes.length;) {
        const end = bytes.indexOf(10, from) + 1;
        lines.push({ seq: ++seq, path, from, end });
        from = end;
      }
      return lines;
    });
}

function flip(path: string, at: number, mask = 1): () => void {
  const sound = readFileSync(path);
  const bytes = Buffer.from(sound);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  writeFileSync(path, bytes);
  return () => writeFileSync(path, sound);
}

async function repaired(dossier: string, id: string) {
  const depot = await openIt(dossier);
  expect(depot.lectureSeule?.cause).toBe('endommagee');
  const backups = backupsOf(dossier, depot, new Clock(), { segmentBytes: SEGMENT });
  const plan = await backups.planRepair(id);
  const { ecarte } = await backups.repair(id, { ...plan, perdues: plan.perdues.length }, RECIT);
  return { depot, plan, ecarte };
}

describe('repairing a damaged journal', () => {
  it('with a byte flipped in any entry the backup holds, keeps every later entry', async () => {
    const { dossier, id, state, head } = await wreckable(14, 8);
    const copy = await freshFolder();
    for (const { seq, path, from, end } of linesOf(dossier).filter((line) => line.seq <= 8)) {
      // The start, the middle, the hash, and the newline itself, which sticks two entries together.
      const all = [from, from + 5, Math.floor((from + end) / 2), end - 90, end - 2, end - 1];
      const edge = (at: number): boolean => at === from || at === end - 1;
      for (const at of places(`octet retourné, entrée ${seq}`, all, edge, 1)) {
        rmSync(copy, { recursive: true });
        cpSync(dossier, copy, { recursive: true });
        rmSync(join(copy, 'instantane.json'), { force: true });
        flip(path.replace(dossier, copy), at);
        const { depot, plan, ecarte } = await repaired(copy, id);
        expect({ flipped: seq, at, ...plan }).toMatchObject({ ...head, perdues: [], conservees: 6 });
        expect(depot.lectureSeule).toBeNull();
        expect({ seq: depot.seq, tete: depot.tete }).toEqual(head);
        expect(stateOf(depot.registre)).toEqual(state);
        expect(await depot.verify()).toMatchObject({ intact: true, entrees: 14 });
        await commit(depot, image('avis', 'suite', 1));
        await depot.close();
        // What was replaced is kept, as it was.
        expect(existsSync(join(copy, ecarte, 'journal'))).toBe(true);
        expect(JSON.parse(readFileSync(join(copy, ecarte, 'recit.json'), 'utf8'))).toMatchObject({
          ...RECIT,
          sauvegarde: { id },
          entreesConservees: 6,
          entreesPerdues: [],
        });
        expect(readdirSync(copy).filter((name) => name.startsWith('.rep') || name.startsWith('rep'))).toEqual(
          [],
        );
      }
    }
  });

  it('names exactly the entries it cannot keep, those that can still be read with what they were', async () => {
    const { dossier, id } = await wreckable(12, 6);
    const line = linesOf(dossier)[8];
    flip(line?.path ?? '', (line?.from ?? 0) + 50);
    rmSync(join(dossier, 'instantane.json'));
    const { depot, plan } = await repaired(dossier, id);
    expect(plan).toMatchObject({ seq: 8, conservees: 2 });
    expect(plan.perdues.map(({ seq, lue }) => [seq, lue?.action ?? null])).toEqual([
      [9, null],
      [10, 'essai'],
      [11, 'essai'],
      [12, 'essai'],
    ]);
    expect(depot.seq).toBe(8);
    await depot.close();
  });

  it('brings back a journal cut short, emptied or gone, when the snapshot still attests it', async () => {
    for (const damage of ['cut', 'emptied', 'gone'] as const) {
      const { dossier, id, state, head } = await wreckable(9, 9);
      if (damage === 'gone') rmSync(join(dossier, 'journal'), { recursive: true });
      else {
        const lines = linesOf(dossier);
        const last = lines.at(damage === 'cut' ? -2 : 0);
        const bytes = readFileSync(last?.path ?? '').subarray(0, damage === 'cut' ? last?.from : 0);
        writeFileSync(last?.path ?? '', bytes);
        for (const { path } of lines) if (path > (last?.path ?? '')) rmSync(path, { force: true });
      }
      const { depot } = await repaired(dossier, id);
      expect({ seq: depot.seq, tete: depot.tete }).toEqual(head);
      expect(stateOf(depot.registre)).toEqual(state);
      await depot.close();
    }
  });

  it('does not take for lost a last line that was never confirmed', async () => {
    const { dossier, id } = await wreckable(6, 4);
    const [first, , , , , last] = linesOf(dossier);
    rmSync(join(dossier, 'instantane.json'));
    const bytes = readFileSync(last?.path ?? '');
    writeFileSync(last?.path ?? '', Buffer.concat([bytes, Buffer.from('{"action":"essai","at":"20')]));
    flip(first?.path ?? '', 30);
    const { depot, plan } = await repaired(dossier, id);
    expect(plan.perdues).toEqual([]);
    expect(depot.seq).toBe(6);
    await depot.close();
  });

  it('refuses when the plan is no longer what was shown, or the backup is damaged, and changes nothing', async () => {
    const { dossier, id, clock } = await wreckable(10, 5);
    flip(linesOf(dossier)[1]?.path ?? '', 200);
    rmSync(join(dossier, 'instantane.json'));
    const before = readdirSync(join(dossier, 'journal')).map((name) =>
      readFileSync(join(dossier, 'journal', name)),
    );
    const depot = await openIt(dossier);
    const backups = backupsOf(dossier, depot, clock, { segmentBytes: SEGMENT });
    const plan = await backups.planRepair(id);
    expect(
      await refusal(backups.repair(id, { seq: plan.seq, tete: plan.tete, perdues: 3 }, RECIT)),
    ).toMatchObject({
      code: 'REPARATION_IMPOSSIBLE',
    });
    flip(join(dossier, 'sauvegardes', id, 'journal', '000000000001.jsonl'), 60);
    expect(await refusal(backups.planRepair(id))).toMatchObject({ code: 'SAUVEGARDE_ENDOMMAGEE' });
    expect(
      await refusal(backups.repair(id, { seq: plan.seq, tete: plan.tete, perdues: 0 }, RECIT)),
    ).toMatchObject({
      code: 'SAUVEGARDE_ENDOMMAGEE',
    });
    expect(
      readdirSync(join(dossier, 'journal')).map((name) => readFileSync(join(dossier, 'journal', name))),
    ).toEqual(before);
    expect(depot.lectureSeule?.cause).toBe('endommagee');
    await depot.close();
  });
});

/** A disk that stops for good at its nth operation, as a process that is killed there. */
function dyingDisk(after: number): { readonly files: Files; readonly done: readonly string[] } {
  const done: string[] = [];
  const mortal =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>, name: string) =>
    async (...args: A): Promise<R> => {
      if (done.push(name) > after) throw Object.assign(new Error('coupure'), { code: 'EIO' });
      return act(...args);
    };
  const files: Files = {
    ...diskFiles,
    open: mortal((path, flags) => diskFiles.open(path, flags), 'open'),
    makeFolder: mortal((path) => diskFiles.makeFolder(path), 'makeFolder'),
    rename: mortal((from, to) => diskFiles.rename(from, to), 'rename'),
    link: mortal((from, to) => diskFiles.link(from, to), 'link'),
    unlink: mortal((path) => diskFiles.unlink(path), 'unlink'),
    removeFolder: mortal((path) => diskFiles.removeFolder(path), 'removeFolder'),
    syncFolder: mortal((path) => diskFiles.syncFolder(path), 'syncFolder'),
  };
  return { files, done };
}

describe('a repair interrupted at any operation on the disk', () => {
  it('is undone or finished at the next opening, by itself, and never opens empty', async () => {
    const { dossier, id, head, state } = await wreckable(9, 6);
    flip(linesOf(dossier)[2]?.path ?? '', 150);
    rmSync(join(dossier, 'instantane.json'));
    const outcomes = new Set<string>();
    const copy = await freshFolder();
    /** The repair on a copy, by a disk that stops for good after so many operations. */
    const repairOn = async (
      after: number,
    ): Promise<{ readonly done: readonly string[]; readonly failed: boolean }> => {
      rmSync(copy, { recursive: true });
      cpSync(dossier, copy, { recursive: true });
      const reader = await openIt(copy);
      const plan = await backupsOf(copy, reader, new Clock(), { segmentBytes: SEGMENT }).planRepair(id);
      const disk = dyingDisk(after);
      const dying = backupsOf(copy, reader, new Clock(), { files: disk.files, segmentBytes: SEGMENT });
      const failed = await dying.repair(id, { ...plan, perdues: 0 }, RECIT).then(
        () => false,
        () => true,
      );
      if (failed) expect(disk.done.length).toBeGreaterThan(after);
      await reader.close();
      // A lock the dead process left would be taken over; here the process lives on.
      rmSync(join(copy, 'verrou.json'), { force: true });
      return { done: disk.done, failed };
    };
    const { done: whole, failed } = await repairOn(Number.POSITIVE_INFINITY);
    expect(failed).toBe(false);
    const all = Array.from({ length: whole.length + 1 }, (_, after) => after);
    // Where one folder takes the place of the other.
    const edge = (after: number): boolean =>
      after === 0 || after === whole.length || whole[after] === 'rename' || whole[after - 1] === 'rename';
    for (const after of places('réparation interrompue', all, edge, 6)) {
      // Not every operation is one it needs: a repair may be over though a last scrap could not be removed.
      const said = (await repairOn(after)).failed ? 'failed' : 'done';
      if (!existsSync(join(copy, 'journal'))) {
        // Another program that only reads is told, and is not shown an empty registry.
        expect((await refusal(open(copy, { mode: 'lecture' }))).code).toBe('REPARATION_IMPOSSIBLE');
      }
      const next = await openIt(copy);
      if (said === 'done') expect(next.lectureSeule).toBeNull();
      if (next.lectureSeule === null) {
        outcomes.add('finished');
        expect({ seq: next.seq, tete: next.tete }).toEqual(head);
        expect(stateOf(next.registre)).toEqual(state);
      } else {
        outcomes.add('undone');
        expect(next.lectureSeule.cause).toBe('endommagee');
        const again = backupsOf(copy, next, new Clock(), { segmentBytes: SEGMENT });
        await again.repair(id, { ...(await again.planRepair(id)), perdues: 0 }, RECIT);
        expect({ seq: next.seq, tete: next.tete }).toEqual(head);
      }
      expect(await next.verify()).toMatchObject({ intact: true, entrees: 9 });
      expect(readdirSync(copy).filter((name) => name.includes('reparation'))).toEqual([]);
      expect(
        readdirSync(join(copy, 'quarantaine')).some((name) =>
          existsSync(join(copy, 'quarantaine', name, 'journal')),
        ),
      ).toBe(true);
      await next.close();
    }
    expect([...outcomes].sort()).toEqual(['finished', 'undone']);
  });

  it('tells what it finished, and refuses a note it did not write', async () => {
    const { dossier, id } = await wreckable(5, 5);
    flip(linesOf(dossier)[2]?.path ?? '', 150);
    rmSync(join(dossier, 'instantane.json'));
    const reader = await openIt(dossier);
    const backups = backupsOf(dossier, reader, new Clock(), {
      segmentBytes: SEGMENT,
      files: {
        ...diskFiles,
        rename: async (from, to) => {
          if (to === join(dossier, 'journal')) throw Object.assign(new Error('coupure'), { code: 'EIO' });
          await diskFiles.rename(from, to);
        },
      },
    });
    const plan = await backups.planRepair(id);
    expect((await refusal(backups.repair(id, { ...plan, perdues: 0 }, RECIT))).code).toBe(
      'REPARATION_IMPOSSIBLE',
    );
    await reader.close();
    const note = readFileSync(join(dossier, 'reparation.json'), 'utf8');
    writeFileSync(join(dossier, 'reparation.json'), note.replace('.reparation-', '../../.reparation-'));
    expect((await refusal(openIt(dossier))).message).toContain('reparation.json');
    writeFileSync(join(dossier, 'reparation.json'), note);
    const next = await openIt(dossier);
    expect(next.avertissements.join()).toContain('achevée');
    expect(next.seq).toBe(5);
    await next.close();
  });

  it('leaves the remains of one that had replaced nothing to the next opening', async () => {
    const { dossier } = await wreckable(3, 3);
    mkdirSync(join(dossier, '.reparation-0d9b1f4e-1111-4222-8333-123456789abc', 'journal'), {
      recursive: true,
    });
    const depot = await openIt(dossier);
    expect(readdirSync(dossier).filter((name) => name.includes('reparation'))).toEqual([]);
    await depot.close();
  });
});
