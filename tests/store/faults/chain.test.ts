import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntreeJournal, RepereOrigine, Verification } from '../../../src-main/application/ports';
import { GENESIS, sealEntry } from '../../../src-main/store/entry';
import { openDepot } from '../../../src-main/store/depot';
import { verifyDossier } from '../../../src-main/store/verify';
import { commit, freshFolder, image, now } from '../support';

/* Somebody who can write in the folder, and knows how the journal is made. */

const ENTRIES = 9;

/** A closed registry with no snapshot to contradict what is done to its journal. */
async function registry(): Promise<{
  readonly lines: readonly string[];
  readonly heads: readonly RepereOrigine[];
  /** What is found once the journal has these lines. */
  readonly verifyWith: (
    lines: readonly string[],
    reperes?: readonly RepereOrigine[],
  ) => Promise<Verification>;
}> {
  const dossier = await freshFolder();
  const depot = await openDepot({ dossier, now });
  for (let n = 1; n <= ENTRIES; n++) await commit(depot, image('avis', `a${n % 3}`, `émis ${n}`));
  await depot.close();
  rmSync(join(dossier, 'instantane.json'), { force: true });
  const journal = join(dossier, 'journal', '000000000001.jsonl');
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
  return {
    lines,
    heads: lines.map((line) => {
      const { seq, hash } = JSON.parse(line) as EntreeJournal;
      return { seq, empreinte: hash.slice(0, 16), origine: `le document imprimé après l’entrée ${seq}` };
    }),
    verifyWith: async (changed, reperes = []) => {
      writeFileSync(journal, changed.map((line) => `${line}\n`).join(''));
      return verifyDossier(dossier, { reperes });
    },
  };
}

/** The same entry told otherwise, with a hash of its own that holds. */
function forged(line: string, over: Partial<EntreeJournal>): string {
  const content = { ...(JSON.parse(line) as EntreeJournal), ...over };
  const { hash, v, ...rest } = content;
  expect([hash.length, v > 0]).toEqual([64, true]);
  return sealEntry(rest).bytes.toString('utf8').trimEnd();
}

const hashOf = (line: string): string => (JSON.parse(line) as EntreeJournal).hash;

const middle = fc.integer({ min: 1, max: ENTRIES - 2 });

describe('the chain', () => {
  it('shows an entry told otherwise, with its hash put right', async () => {
    const { lines, verifyWith } = await registry();
    for (let rank = 0; rank < ENTRIES - 1; rank++) {
      const other = forged(lines[rank] ?? '', { by: 'quelqu’un d’autre' });
      const { intact, premierDefaut } = await verifyWith(put(lines, rank, other));
      // It is the next one that no longer follows.
      expect([intact, premierDefaut?.nature, premierDefaut?.seq]).toEqual([
        false,
        'rupture-de-chaine',
        rank + 2,
      ]);
    }
  });

  it('shows an entry put in, whatever it claims to be', async () => {
    const { lines, verifyWith } = await registry();
    await fc.assert(
      fc.asyncProperty(middle, fc.boolean(), fc.boolean(), async (rank, copied, renumbered) => {
        const before = lines[rank - 1] ?? '';
        const added = copied
          ? (lines[rank] ?? '')
          : forged(lines[rank] ?? '', {
              prev: hashOf(before),
              by: 'ajout',
              seq: rank + (renumbered ? 2 : 1),
            });
        const { intact, premierDefaut } = await verifyWith([
          ...lines.slice(0, rank),
          added,
          ...lines.slice(rank),
        ]);
        expect([intact, premierDefaut?.nature]).toEqual([false, 'rupture-de-chaine']);
        expect(premierDefaut?.ligne).toBe(copied || !renumbered ? rank + 2 : rank + 1);
      }),
    );
  });

  it('shows entries taken out of the middle, and two that changed places', async () => {
    const { lines, verifyWith } = await registry();
    await fc.assert(
      fc.asyncProperty(middle, fc.integer({ min: 1, max: 3 }), async (rank, count) => {
        const rest = lines.slice(Math.min(rank + count, ENTRIES - 1));
        const removed = await verifyWith([...lines.slice(0, rank), ...rest]);
        expect(removed.premierDefaut).toMatchObject({ nature: 'rupture-de-chaine', ligne: rank + 1 });
        const swapped = await verifyWith(put(put(lines, rank, lines[rank + 1]), rank + 1, lines[rank]));
        expect(swapped.premierDefaut).toMatchObject({ nature: 'rupture-de-chaine', ligne: rank + 1 });
      }),
    );
  });

  it('alone cannot show that its end was cut off; any head printed meanwhile does', async () => {
    const { lines, heads, verifyWith } = await registry();
    for (let kept = 1; kept < ENTRIES; kept++) {
      expect((await verifyWith(lines.slice(0, kept))).intact).toBe(true);
      for (const [rank, head] of heads.entries()) {
        const { intact, premierDefaut } = await verifyWith(lines.slice(0, kept), [head]);
        expect(intact).toBe(rank < kept);
        if (!intact)
          expect(premierDefaut).toMatchObject({ nature: 'journal-tronque', seq: rank + 1, repere: head });
      }
    }
  });

  it('alone cannot show that it was written again as a whole; any head printed after the change does', async () => {
    const { lines, heads, verifyWith } = await registry();
    for (let from = 0; from < ENTRIES; from++) {
      const rewritten = lines.slice(0, from);
      for (let rank = from; rank < ENTRIES; rank++) {
        const prev = rank === 0 ? GENESIS : hashOf(rewritten[rank - 1] ?? '');
        rewritten.push(forged(lines[rank] ?? '', { prev, ...(rank === from ? { by: 'faussaire' } : {}) }));
      }
      expect((await verifyWith(rewritten)).intact).toBe(true);
      for (const [rank, head] of heads.entries()) {
        const { intact, premierDefaut } = await verifyWith(rewritten, [head]);
        expect(intact).toBe(rank < from);
        if (!intact)
          expect(premierDefaut).toMatchObject({ nature: 'rupture-de-chaine', seq: rank + 1, repere: head });
      }
    }
  });
});

function put(lines: readonly string[], rank: number, line: string | undefined): readonly string[] {
  return lines.map((one, at) => (at === rank ? (line ?? '') : one));
}
