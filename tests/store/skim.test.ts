import fc from 'fast-check';
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EntreeSurvolee } from '../../src-main/application/ports';
import { openDepot } from '../../src-main/store/depot';
import { image } from './support';

const words = fc.string({
  unit: fc.constantFrom('a', '"', '\\', 'é', '\n', '😀', '{', ',"hash":"', ',"cible":7', '}'),
});

it('a look over the journal sees of each entry what reading it whole says, whatever its texts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          by: words,
          reason: fc.option(words, { nil: undefined }),
          cible: fc.option(fc.integer({ min: 1, max: 1e12 }), { nil: undefined }),
          content: words,
          back: fc.boolean(),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      fc.nat(12),
      async (commits, from) => {
        const dossier = await mkdtemp(join(tmpdir(), 'crefop-skim-'));
        let clock = Date.parse('2026-11-23T08:00:00.000Z');
        const depot = await openDepot({
          dossier,
          now: () => new Date(clock).toISOString(),
          // Small segments: the look goes over their edges.
          reglages: { segmentBytes: 600 },
        });
        try {
          for (const { by, reason, cible, content, back } of commits) {
            clock += back ? -1000 : 1000;
            await depot.transact(
              () => ({ ok: true, value: null, changes: [image('conventions', 'a', content)] }),
              {
                action: 'essai.faire',
                by,
                ...(reason === undefined ? {} : { reason }),
                ...(cible === undefined ? {} : { cible }),
              },
            );
          }
          const seen: EntreeSurvolee[] = [];
          await depot.skim((entry) => seen.push(entry), from);
          const read = (await depot.entries()).slice(from);
          expect(seen).toEqual(
            read.map(({ seq, at, by, action, cible }) => ({
              seq,
              at,
              by,
              action,
              ...(cible === undefined ? {} : { cible }),
            })),
          );
        } finally {
          await depot.close();
          await rm(dossier, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 30 },
  );
});
