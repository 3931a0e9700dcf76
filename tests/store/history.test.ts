import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLLECTIONS, emptyRegistre, entityKey } from '#domain/registre';
import type { Changement } from '#domain/registre';
import { openDepot } from '../../src-main/store/depot';
import { tirage } from '../support/essais';

const change = fc.record({
  collection: fc.constantFrom(...COLLECTIONS),
  // Ids that prefix one another, and texts that look like the bytes searched for.
  id: fc.constantFrom('a', 'a1', 'a-1'),
  contenu: fc.option(fc.constantFrom('x', '"collection":"avenants","id":"a"', 'é', '"id":"a","changes":['), {
    freq: 3,
  }),
});

describe('le passé du registre', () => {
  it('une image qui cite une autre fiche sans la changer ne passe pas pour un changement de celle-ci', async () => {
    const dossier = await mkdtemp(join(tmpdir(), 'passe-'));
    const depot = await openDepot({ dossier, now: () => '2026-11-24T08:00:00.000Z' });
    const commit = (...changes: readonly unknown[]) =>
      depot.transact(() => ({ ok: true, value: null, changes: changes as readonly Changement[] }), {
        action: 'essai',
        by: 'essai',
      });
    await commit({ collection: 'avenants', id: 'a', after: { id: 'a', objet: 'un' } });
    const objet = { collection: 'avenants', id: 'a' };
    await commit({ collection: 'pieces', id: 'p', after: { id: 'p', objet } });
    await commit({ collection: 'avenants', id: 'a', after: { id: 'a', objet: 'deux' } });
    expect(await depot.imagesBefore(3)).toEqual(new Map([['avenants/a', { id: 'a', objet: 'un' }]]));
    await depot.close();
    await rm(dossier, { recursive: true, force: true });
  });

  it('retrouve une image d’avant dans un segment bien plus long que ce qui s’en lit d’un coup', async () => {
    const dossier = await mkdtemp(join(tmpdir(), 'passe-'));
    const depot = await openDepot({ dossier, now: () => '2026-11-24T08:00:00.000Z' });
    const commit = (id: string, contenu: string) =>
      depot.transact(
        () => ({
          ok: true,
          value: null,
          changes: [{ collection: 'avenants', id, after: { id, contenu } } as unknown as Changement],
        }),
        { action: 'essai', by: 'essai' },
      );
    await commit('a', 'un');
    for (let rank = 0; rank < 12; rank++) await commit('b', 'x'.repeat(100_000));
    await commit('a', 'deux');
    expect(await depot.imagesBefore(14)).toEqual(new Map([['avenants/a', { id: 'a', contenu: 'un' }]]));
    await depot.close();
    await rm(dossier, { recursive: true, force: true });
  });

  it('rend, pour chaque entrée, les images d’avant et l’état d’après, à travers les segments et une réouverture', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        async (commits) => {
          const dossier = await mkdtemp(join(tmpdir(), 'passe-'));
          const open = () =>
            openDepot({ dossier, now: () => '2026-11-24T08:00:00.000Z', reglages: { segmentBytes: 900 } });
          let depot = await open();
          const state = new Map<string, unknown>();
          const history: { before: Map<string, unknown>; after: Map<string, unknown> }[] = [];
          for (const [index, commit] of commits.entries()) {
            const changes = commit.map(
              ({ collection, id, contenu }) =>
                ({
                  collection,
                  id,
                  after: contenu === null ? null : { id, contenu },
                }) as unknown as Changement,
            );
            const before = new Map(
              changes.map(({ collection, id }) => {
                const key = entityKey(collection, id);
                return [key, state.get(key) ?? null];
              }),
            );
            await depot.transact(() => ({ ok: true, value: null, changes }), {
              action: 'essai',
              by: 'essai',
            });
            for (const { collection, id, after } of changes) state.set(entityKey(collection, id), after);
            history.push({ before, after: new Map([...state].filter(([, image]) => image !== null)) });
            if (index % 5 === 4) {
              await depot.close();
              depot = await open();
            }
          }
          try {
            for (const [index, { before, after }] of history.entries()) {
              expect(await depot.imagesBefore(index + 1)).toEqual(before);
              const past = await depot.registreAt(index + 1);
              const found = new Map(
                COLLECTIONS.flatMap((name) =>
                  [...past[name]].map(([id, entity]): [string, unknown] => [entityKey(name, id), entity]),
                ),
              );
              expect(found).toEqual(after);
            }
            expect(await depot.empreinte(await depot.registreAt(0))).toBe(
              await depot.empreinte(emptyRegistre()),
            );
            expect(await depot.empreinte(await depot.registreAt(commits.length))).toBe(
              await depot.empreinte(),
            );
          } finally {
            await depot.close();
            await rm(dossier, { recursive: true, force: true });
          }
        },
      ),
      tirage('images du journal', 10, 120),
    );
  });
});
