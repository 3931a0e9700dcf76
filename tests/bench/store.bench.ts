import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Changement } from '#domain/registre';
import { openDepot } from '../../src-main/store/depot';
import type { DepotOuvert } from '../../src-main/store/depot';
import { median, mesure } from './measure';
import type { Mesure } from './measure';

const ROUNDS = 400;
const WARMUP = 50;

/**
 * What a durable commit costs over what the disk itself asks: one changed entity of 9 kB recorded by the store,
 * against the same bytes appended and synced bare, in the same run, one after the other, on the same disk.
 */
export async function benchStore(): Promise<Mesure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'crefop-bench-'));
  const depot = await openDepot({ dossier: join(folder, 'registre'), now: () => new Date().toISOString() });
  const bare = await open(join(folder, 'nu.bin'), 'a');
  try {
    const entity = conventionLike();
    for (let n = 0; n < 100; n++) await commit(depot, { ...entity, id: `conv-${n}` });
    const [last] = await depot.entries({ descending: true, limit: 1 });
    const bytes = Buffer.from(`${JSON.stringify(last)}\n`);
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < ROUNDS + WARMUP; round++) {
      const changed = { ...entity, id: `conv-${round % 100}`, titre: `Convention modifiée ${round}` };
      const first = performance.now();
      await commit(depot, changed);
      const second = performance.now();
      await bare.write(bytes);
      await bare.sync();
      const third = performance.now();
      if (round < WARMUP) continue;
      ours.push(second - first);
      floor.push(third - second);
    }
    return [
      mesure('enregistrement durable / ajout + fsync des mêmes octets', median(ours) / median(floor), 6),
    ];
  } finally {
    await bare.close();
    await depot.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function commit(depot: DepotOuvert, after: { readonly id: string }): Promise<void> {
  const change = { collection: 'conventions', id: after.id, after } as unknown as Changement;
  const done = await depot.transact(() => ({ ok: true, value: null, changes: [change] }), {
    action: 'convention.modifier',
    by: 'mesure',
  });
  if (!done.ok) throw new Error('la mesure a été refusée');
}

/** About 9 kB of nested records, as a convention with its parties, articles and alinéas. */
function conventionLike(): { readonly id: string; readonly titre: string; readonly divisions: unknown } {
  return {
    id: 'conv',
    titre: 'Convention',
    divisions: Array.from({ length: 8 }, (_, article) => ({
      id: `ART${article}`,
      titre: `Article ${article}`,
      alineas: Array.from({ length: 6 }, (_unused, alinea) => ({
        id: `ART${article}-${alinea}`,
        rang: alinea,
        texte:
          `L’État et la Région s’engagent à coordonner leurs actions au sein du service public (${alinea}). `.repeat(
            1 + (alinea % 2),
          ),
      })),
    })),
  };
}
