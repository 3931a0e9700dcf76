import { describe, expect, it } from 'vitest';
import type { EntreeSurvolee } from '../../src-main/application/ports';
import { createPileReader } from '../../src-main/application/historique/pile-reader';

/** A journal of traces, that tells how many entries were looked over. */
function journal(entries: EntreeSurvolee[]) {
  let looked = 0;
  return {
    depot: {
      get seq() {
        return entries.length;
      },
      get tete() {
        return `${entries.length} ${entries.at(-1)?.action ?? ''}`;
      },
      skim: (visit: (entry: EntreeSurvolee) => void, from = 0) => {
        for (const entry of entries.slice(from)) {
          looked += 1;
          visit(entry);
        }
        return Promise.resolve();
      },
    },
    looked: () => looked,
  };
}
const entry = (seq: number, action = 'avenants.rediger', cible?: number): EntreeSurvolee => ({
  seq,
  action,
  at: '2026-11-23T08:00:00.000Z',
  by: 'essai',
  ...(cible === undefined ? {} : { cible }),
});
const many = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));

describe('la lecture de la pile', () => {
  it('ne relit que la fin d’un long journal, puis que ce qui s’y ajoute', async () => {
    const entries = many(5_000);
    const { depot, looked } = journal(entries);
    const read = createPileReader(depot);
    expect((await read()).pile.annulables).toHaveLength(1_000);
    expect(looked()).toBe(1_000);
    entries.push(entry(5_001));
    expect((await read()).pile.annulables.at(-1)?.seq).toBe(5_001);
    expect(looked()).toBe(1_001);
  });

  it('remonte plus loin quand la fin ne suffit pas', async () => {
    const entries = many(3_000);
    for (let cible = 3_000; cible > 2_000; cible -= 1)
      entries.push(entry(entries.length + 1, 'historique.annuler', cible));
    const { depot } = journal(entries);
    const { pile } = await createPileReader(depot)();
    expect(pile.manque).toBe(false);
    expect([pile.annulables.at(-1)?.seq, pile.retablissables.at(-1)?.seq]).toEqual([2_000, 2_001]);
    expect(pile.annulables.length).toBeGreaterThanOrEqual(100);
  });

  it('recommence quand le journal lu n’est plus le même', async () => {
    const entries = many(3);
    const { depot } = journal(entries);
    const read = createPileReader(depot);
    await read();
    entries.splice(1);
    expect((await read()).pile.annulables.map(({ seq }) => seq)).toEqual([1]);
    entries[0] = entry(1, 'conventions.signer');
    expect((await read()).pile.barriere?.seq).toBe(1);
  });

  it('une lecture qui échoue n’empêche pas la suivante', async () => {
    const { depot } = journal(many(2));
    let fail = true;
    const read = createPileReader({
      seq: 2,
      tete: 't',
      skim: (visit, from) => (fail ? Promise.reject(new Error('disque')) : depot.skim(visit, from)),
    });
    await expect(read()).rejects.toThrow('disque');
    fail = false;
    expect((await read()).pile.annulables).toHaveLength(2);
  });
});
