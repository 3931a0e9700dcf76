import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCivilDate } from '#domain/civil-date';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { accueilView, listeView } from '../../src-main/application/views/accueil-view';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

const DEMO = 'convention-demonstration-2022-2028';
const opened: Porte[] = [];
afterAll(async () => {
  for (const porte of opened) await porte.close();
});

/** The demonstration, many times over, under ids of their own and mixed in every collection. */
function many(registre: Registre, count: number): Registre {
  const copies = emptyRegistre();
  const ids = COLLECTIONS.flatMap((name) => (name === 'fiches' ? [] : [...registre[name].keys()]));
  for (let index = 0; index < count; index += 1) {
    for (const name of COLLECTIONS) {
      if (name === 'fiches') continue;
      for (const entity of registre[name].values()) {
        const text = ids.reduce(
          (all, id) => all.replaceAll(`"${id}"`, `"${id}.${index}"`),
          JSON.stringify(entity),
        );
        const copy = JSON.parse(text) as { id: string };
        (copies[name] as Map<string, unknown>).set(copy.id, copy);
      }
    }
  }
  return copies;
}

describe('the views of several conventions', () => {
  it('see of each convention its own records, and nothing of the others', async () => {
    const porte = await ouvrir(await newFolder(), '2026-11-23');
    opened.push(porte);
    await porte.call('exemple.charger', { demonstration: true });
    const { registre } = porte.application.depot;
    const aujourdhui = parseCivilDate('2026-11-23');
    if (aujourdhui === null) throw new Error('not a date');
    const context = {
      aujourdhui,
      sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex'),
    };
    const one = accueilView(registre, context);
    const [row] = listeView(registre, context);
    const all = many(registre, 5);
    const home = accueilView(all, context);
    expect(home.compteurs).toEqual(
      Object.fromEntries(Object.entries(one.compteurs).map(([name, value]) => [name, value * 5])),
    );
    expect(home.bloques).toHaveLength(one.bloques.length * 5);
    expect(home.etapes).toHaveLength(one.etapes.length * 5);
    expect(home.aVenir).toHaveLength(one.aVenir.length * 5);
    expect(
      listeView(all, context).map(({ prochaineEcheance, ...rest }) => [rest, prochaineEcheance?.date]),
    ).toEqual(
      [0, 1, 2, 3, 4].map((index) => {
        const { prochaineEcheance, ...rest } = row ?? { prochaineEcheance: null };
        return [{ ...rest, id: `${DEMO}.${index}` }, prochaineEcheance?.date];
      }),
    );
  });
});
