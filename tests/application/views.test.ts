import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCivilDate } from '#domain/civil-date';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { accueilView, listeView } from '../../src-main/application/views/accueil-view';
import { rowsOf } from '../../src-renderer/features/accueil/lignes';
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
    const one = await accueilView(registre, context);
    const [row] = await listeView(registre, context);
    const all = many(registre, 5);
    const home = await accueilView(all, context);
    expect(home.compteurs).toEqual(
      Object.fromEntries(Object.entries(one.compteurs).map(([name, value]) => [name, value * 5])),
    );
    expect(home.lignes).toHaveLength(one.lignes.length * 5);
    expect(Object.keys(home.titres)).toHaveLength(5);
    expect(home.reste).toBe(0);
    const rows = rowsOf(home.lignes, home.titres).map(({ key }) => key);
    for (const [auPlus, conventions] of [
      [1, 1],
      [one.lignes.length + 1, 2],
      [home.lignes.length, 5],
    ] as const) {
      const debut = await accueilView(all, context, auPlus);
      expect(debut).toEqual({ ...home, lignes: debut.lignes, reste: one.lignes.length * (5 - conventions) });
      expect(debut.lignes).toHaveLength(one.lignes.length * conventions);
      // What comes later goes below: nothing that is on screen moves.
      const first = rowsOf(debut.lignes, debut.titres).map(({ key }) => key);
      expect(rows.slice(0, first.length)).toEqual(first);
    }
    expect(
      (await listeView(all, context)).map(({ prochaineEcheance, ...rest }) => [
        rest,
        prochaineEcheance?.date,
      ]),
    ).toEqual(
      [0, 1, 2, 3, 4].map((index) => {
        const { prochaineEcheance, ...rest } = row ?? { prochaineEcheance: null };
        return [{ ...rest, id: `${DEMO}.${index}` }, prochaineEcheance?.date];
      }),
    );
  });

  it('say what changed as soon as it did, and nothing of it before', async () => {
    const porte = await ouvrir(await newFolder(), '2026-11-23');
    opened.push(porte);
    await porte.call('exemple.charger', { demonstration: true });
    const before = await porte.call('accueil.lire', {});
    const seen = await porte.call('conventions.lister', {});
    await porte.call('avenants.abandonner', {
      avenantId: 'avenant-axes-schema',
      date: '2026-11-20',
      motif: 'La demande est retirée.',
    });
    const after = await porte.call('accueil.lire', {});
    expect(after.compteurs.avenantsEnCours).toBe(before.compteurs.avenantsEnCours - 1);
    await porte.call('misesEnDemeure.regulariser', {
      miseEnDemeureId: 'mise-en-demeure-groupes-de-travail',
      date: '2026-11-20',
      motif: 'Un représentant a été désigné.',
    });
    const [row] = await porte.call('conventions.lister', {});
    expect(row?.misesEnDemeureOuvertes).toBe((seen[0]?.misesEnDemeureOuvertes ?? 0) - 1);
  });
});
