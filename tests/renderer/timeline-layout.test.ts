import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../src-renderer/features/convention/timeline-layout';

describe('spreadLabels', () => {
  it('centres a lone label on its mark', () => {
    expect(spreadLabels([100], [40], 8)).toEqual([80]);
  });

  it('spreads labels of one day on both sides of it', () => {
    expect(spreadLabels([100, 100], [40, 40], 8)).toEqual([56, 104]);
  });

  it('never lets two labels overlap, nor one leave by the top', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ mark: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 1, max: 120 }) }),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        (items) => {
          const sorted = [...items].sort((a, b) => a.mark - b.mark);
          const tops = spreadLabels(
            sorted.map(({ mark }) => mark),
            sorted.map(({ height }) => height),
            8,
          );
          expect(tops[0]).toBeGreaterThanOrEqual(0);
          for (let i = 1; i < tops.length; i += 1) {
            expect(tops[i]! + 1e-6).toBeGreaterThanOrEqual(tops[i - 1]! + sorted[i - 1]!.height + 8);
          }
        },
      ),
    );
  });
});
