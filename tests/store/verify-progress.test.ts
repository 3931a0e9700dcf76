import { expect, it } from 'vitest';
import { commit, freshFolder, image, open } from './support';

const ENTRIES = 1234;

it(`a verification of ${ENTRIES} entries tells how far it is, on and on, up to the last one`, async () => {
  // Several files: what is told counts the entries of the whole journal, not of one of them.
  const depot = await open(await freshFolder(), { reglages: { segmentBytes: 100_000 } });
  for (let n = 1; n <= ENTRIES; n++) await commit(depot, image('avis', `a${n % 7}`, n));
  const told: number[] = [];
  expect(await depot.verify((done) => told.push(done))).toMatchObject({ intact: true, entrees: ENTRIES });
  expect(told).toEqual([200, 400, 600, 800, 1000, 1200, ENTRIES]);
});

it('is given up at once by whoever is told of it, which proves nothing against the registry', async () => {
  const depot = await open(await freshFolder());
  for (let n = 1; n <= 450; n++) await commit(depot, image('avis', `a${n % 7}`, n));
  const told: number[] = [];
  const stop = new Error('arrêt demandé');
  const stopped = depot.verify((done) => {
    told.push(done);
    if (done === 400) throw stop;
  });
  await expect(stopped).rejects.toMatchObject({ cause: stop });
  expect([told, depot.lectureSeule]).toEqual([[200, 400], null]);
  expect(await commit(depot, image('avis', 'suite', 1))).toBe(451);
});
