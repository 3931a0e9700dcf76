import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRegistre } from '#domain/registre';
import { openDepot } from '../../../src-main/store/depot';
import type { DepotOuvert } from '../../../src-main/store/depot';
import type { Files } from '../../../src-main/store/files';
import { DOSSIER_QUARANTAINE } from '../../../src-main/store/quarantine';
import { FICHIER_INSTANTANE } from '../../../src-main/store/snapshot';
import { commit, image, now, removal, stateOf } from '../support';
import { places, tirage } from '../../support/essais';
import { SimulatedDisk } from './simulated-disk';
import type { Chance, Cut } from './simulated-disk';

/* Every point between two operations on the disk, on a disk that keeps only what was synced. */

/** Made by the store itself, two levels of it. */
const DOSSIER = '/secretariat/registre';
/** Small, so that segments end and snapshots are taken every few commits. */
const SIZES = { segmentBytes: 900, snapshotEvery: 3 };

/** The state after each entry, and how many of them were confirmed. */
type Story = { readonly states: unknown[]; confirmed: number };

const openOn = (disk: SimulatedDisk): Promise<DepotOuvert> =>
  openDepot({ dossier: DOSSIER, now, reglages: { files: disk.files, ...SIZES } });

async function add(depot: DepotOuvert, story: Story): Promise<void> {
  const seq = depot.seq + 1;
  const change =
    seq % 7 === 0
      ? removal('avis', `a${(seq + 1) % 4}`)
      : image('avis', `a${seq % 4}`, `é${seq}`.repeat(1 + (seq % 9)));
  await commit(depot, change);
  expect(depot.seq).toBe(seq);
  story.confirmed = seq;
  const state = stateOf(depot.registre);
  expect(state).toEqual((story.states[seq] ??= state));
}

/** A session that closes, one that dies, one that takes its place over, and one more; up to where the power goes. */
async function live(first: SimulatedDisk, cut: Cut | null, story: Story): Promise<SimulatedDisk> {
  first.power.cut = cut;
  let disk = first;
  for (const [commits, end] of [
    [5, 'fermer'],
    [4, 'mourir'],
    [6, 'fermer'],
    [2, 'fermer'],
  ] as const) {
    let depot: DepotOuvert | null = null;
    try {
      depot = await openOn(disk);
      for (let n = 0; n < commits; n++) await add(depot, story);
      if (end === 'fermer') await depot.close();
    } catch (error) {
      if (!disk.dead) throw error;
    }
    if (disk.dead) {
      await depot?.close();
      return disk;
    }
    const next = disk.afterKill();
    await depot?.close();
    disk = next;
  }
  return disk;
}

/** What is promised after any cut. */
async function check(disk: SimulatedDisk, { states, confirmed }: Story, where: string): Promise<void> {
  const depot = await openOn(disk);
  expect(depot.lectureSeule, where).toBeNull();
  expect([confirmed, confirmed + 1], where).toContain(depot.seq);
  // One that was on its way is there whole or not at all.
  expect(stateOf(depot.registre), where).toEqual(states[depot.seq]);
  expect(await depot.verify(), where).toMatchObject({ intact: true, entrees: depot.seq });
  const story: Story = { states: [...states], confirmed: depot.seq };
  await add(depot, story);
  await depot.close();
  const again = await openOn(disk);
  expect(stateOf(again.registre)).toEqual(story.states[story.confirmed]);
  expect(await again.verify()).toMatchObject({ intact: true, entrees: story.confirmed });
  await again.close();
}

function newStory(states: readonly unknown[]): { readonly disk: SimulatedDisk; readonly story: Story } {
  return { disk: new SimulatedDisk(), story: { states: [...states], confirmed: 0 } };
}

const MOMENTS = ['avant', 'pendant', 'apres'] as const;

/** The whole story, without a cut. */
const told = newStory([stateOf(emptyRegistre())]);
const WHOLE = await live(told.disk, null, told.story);
const { states: STATES } = told.story;
const OPERATIONS = told.disk.power.operations;

/** The power goes there; the disk that is left is looked at. */
async function cutAndCheck(cut: Cut, left: (disk: SimulatedDisk) => SimulatedDisk): Promise<void> {
  const { disk, story } = newStory(STATES);
  const end = await live(disk, cut, story);
  await check(left(end), story, `${cut.moment} ${cut.at} : ${end.told.at(-1)}`);
}

async function everywhere(quoi: string, left: (disk: SimulatedDisk) => SimulatedDisk): Promise<void> {
  const cuts = Array.from({ length: OPERATIONS }, (_, at) =>
    MOMENTS.map((moment) => ({ at, moment })),
  ).flat();
  // The folder being made, the first commit, and the last operation of all.
  const edge = ({ at }: Cut): boolean => at < 3 || at === OPERATIONS - 1;
  for (const cut of places(`coupure : ${quoi}`, cuts, edge, 45)) await cutAndCheck(cut, left);
}

describe('at each operation on the disk, before, half way and after', () => {
  it(`the process dies (${OPERATIONS} operations): no confirmed commit is lost, and work goes on`, async () => {
    expect([told.story.confirmed, OPERATIONS > 100]).toEqual([17, true]);
    await everywhere('le processus meurt', (disk) => disk.afterKill());
  });

  it.each([
    ['nothing that was not synced is left', (): number => 0],
    ['all names are left, of the bytes only what was synced', (below, of) => (of === 'noms' ? below - 1 : 0)],
    [
      'all names are left, and zeros for the bytes',
      (below, of) => (of === 'noms' ? below - 1 : of === 'perte' ? 3 : 0),
    ],
    ['no name is left, but all bytes', (_below, of) => (of === 'perte' ? 1 : 0)],
  ] as readonly (readonly [string, Chance])[])('the power goes and %s', async (what, chance) => {
    await everywhere(what, (disk) => disk.afterPowerCut(chance));
  });

  it('the power goes, and chance decides of each byte and name that was not synced', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: OPERATIONS - 1 }),
        fc.constantFrom(...MOMENTS),
        fc.infiniteStream(fc.nat({ max: 2 ** 30 })),
        async (at, moment, stream) => {
          const chance: Chance = (below) => stream.next().value % below;
          await cutAndCheck({ at, moment }, (disk) => disk.afterPowerCut(chance));
        },
      ),
      tirage('coupure, au hasard de chaque octet', 100, 1000),
    );
  });
});

describe('a journal cut short', () => {
  it('at every byte of its last segments: what is whole is there, the rest is set aside and told', async () => {
    const folder = join(DOSSIER, 'journal');
    const names = (await WHOLE.files.list(folder)).sort();
    const last = names.slice(-3);
    expect(names.length).toBeGreaterThan(4);
    for (const [index, name] of last.entries()) {
      const bytes = WHOLE.read(join(folder, name));
      const first = Number(name.slice(0, 12));
      const edge = (length: number): boolean =>
        length === 0 || length === bytes.length || bytes[length] === 10 || bytes[length - 1] === 10;
      const lengths = Array.from({ length: bytes.length + 1 }, (_, length) => length);
      for (const length of places(`segment ${name} coupé`, lengths, edge, 25)) {
        const disk = WHOLE.afterKill();
        disk.remove(join(DOSSIER, FICHIER_INSTANTANE));
        for (const later of last.slice(index + 1)) disk.remove(join(folder, later));
        disk.write(join(folder, name), bytes.subarray(0, length));
        const ended = bytes.subarray(0, length).toString('latin1').split('\n').length - 1;
        // A line that lacks its end only is whole.
        const whole = bytes[length] === 10 ? 1 : 0;
        const confirmed = first - 1 + ended + whole;
        const torn = bytes[length - 1] !== 10 && length > 0;
        const depot = await openOn(disk);
        expect([depot.seq, depot.avertissements.length]).toEqual([confirmed, torn ? 1 : 0]);
        await depot.close();
        await check(disk, { states: [...STATES], confirmed }, `${name} ${length}`);
      }
    }
  });
});

it('a folder that another program has just made keeps what is recorded in it when the power goes', async () => {
  const { disk, story } = newStory(STATES);
  await disk.files.makeFolder(join(DOSSIER, 'electron'));
  const depot = await openOn(disk);
  await add(depot, story);
  const after = disk.afterPowerCut(() => 0);
  await depot.close();
  await check(after, story, 'dossier préparé');
});

describe('what an opening sets aside', () => {
  const journal = join(DOSSIER, 'journal');
  const torn = Buffer.from('{"seq":18,"at":"2026-');
  const ruined = Buffer.alloc(40);
  it.each<[string, Buffer, (disk: SimulatedDisk, lastSegment: string) => void]>([
    ['a torn line', torn, (disk, last) => disk.write(last, Buffer.concat([disk.read(last), torn]))],
    ['a ruined snapshot', ruined, (disk) => disk.write(join(DOSSIER, FICHIER_INSTANTANE), ruined)],
  ])(
    '%s is still aside, and the registry whole, when the power goes right after',
    async (_what, bytes, harm) => {
      const altered = WHOLE.afterKill();
      harm(altered, join(journal, (await altered.files.list(journal)).sort().at(-1) ?? ''));
      const disk = altered.afterKill();
      const depot = await openOn(disk);
      expect([depot.seq, depot.avertissements.length]).toEqual([17, 1]);
      const after = disk.afterPowerCut(() => 0);
      await depot.close();
      const aside = await after.files.list(join(DOSSIER, DOSSIER_QUARANTAINE));
      expect(aside.map((name) => after.read(join(DOSSIER, DOSSIER_QUARANTAINE, name)))).toEqual([bytes]);
      await check(after, { states: [...STATES], confirmed: 17 }, 'mis de côté');
    },
  );
});

it('a first line with zeros from any of its bytes on is a torn one, not another program’s file', async () => {
  const journal = join(DOSSIER, 'journal');
  const disk = WHOLE.afterKill();
  const [first = ''] = (await disk.files.list(journal)).sort();
  const bytes = disk.read(join(journal, first));
  const line = bytes.subarray(0, bytes.indexOf(10));
  const edge = (from: number): boolean => from < 3 || from > line.length - 3;
  for (const from of places('première ligne, zéros', [...line.keys()], edge, 40)) {
    const cut = new SimulatedDisk();
    await cut.files.makeFolder(journal);
    cut.write(join(journal, first), Buffer.from(line).fill(0, from));
    const depot = await openOn(cut);
    expect([depot.seq, depot.lectureSeule, depot.avertissements.length], `${from}`).toEqual([0, null, 1]);
    await depot.close();
  }
});

describe('this disk itself', () => {
  it.each(['syncFolder', 'datasync'])('a store without %s loses what it confirmed', async (missing) => {
    const { disk, story } = newStory(STATES);
    const lazy: Files = {
      ...disk.files,
      syncFolder: (path) => (missing === 'syncFolder' ? Promise.resolve() : disk.files.syncFolder(path)),
      open: async (path, flags) => {
        const file = await disk.files.open(path, flags);
        return missing === 'datasync' ? { ...file, datasync: () => Promise.resolve() } : file;
      },
    };
    const depot = await openDepot({
      dossier: DOSSIER,
      now,
      reglages: { files: lazy, ...SIZES, snapshotEvery: 500 },
    });
    for (let n = 0; n < 5; n++) await add(depot, story);
    const after = await openOn(disk.afterPowerCut(() => 0));
    expect(after.seq).toBeLessThan(5);
    await after.close();
    await depot.close();
  });
});
