import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaitView } from '#contract/views';
import { empiler, grouper } from '../../src-renderer/parts/frise/disposition';
import { plier } from '../../src-renderer/parts/frise/faits';

const etendues = fc.array(
  fc
    .record({ debut: fc.integer({ min: 0, max: 2000 }), duree: fc.integer({ min: 0, max: 400 }) })
    .map(({ debut, duree }) => ({ debut, fin: debut + duree })),
  { maxLength: 40 },
);

describe('the bars of a lane', () => {
  it('never lie over one another, in no more rows than go on together', () => {
    fc.assert(
      fc.property(etendues, (all) => {
        const rows = empiler(all);
        for (const [i, a] of all.entries())
          for (const [j, b] of all.entries())
            if (i < j && rows[i] === rows[j]) expect(a.fin < b.debut || b.fin < a.debut).toBe(true);
        const together = all.map(
          ({ debut }) => all.filter((one) => one.debut <= debut && debut <= one.fin).length,
        );
        expect(Math.max(-1, ...rows) + 1).toBe(Math.max(0, ...together));
      }),
    );
  });
});

describe('the marks of a lane', () => {
  it('are each in one group, in their order, and no two groups begin nearer than asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 })),
        fc.integer({ min: 1, max: 30 }),
        (marks, ecart) => {
          const groups = grouper(marks, (mark) => mark, ecart);
          expect(groups.flat()).toEqual([...marks].sort((a, b) => a - b));
          for (const [index, group] of groups.entries())
            if (index > 0)
              expect((group[0] ?? 0) - (groups[index - 1]?.[0] ?? 0)).toBeGreaterThanOrEqual(ecart);
        },
      ),
    );
  });
});

it('the signatures of one act are one line, those of another and of another convention apart', () => {
  const dit = (key: string, pli: string | null, convention: string | null = null) => ({
    key,
    fait: { pli } as FaitView,
    to: '/',
    convention,
    more: null,
  });
  const lines = plier([
    dit('1', 'signature'),
    dit('2', null),
    dit('3', 'signature'),
    dit('4', 'a-signature'),
    dit('5', 'signature', 'Autre'),
  ]);
  expect(lines.map(({ faits }) => faits.map(({ key }) => key))).toEqual([['1', '3'], ['2'], ['4'], ['5']]);
});
