import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMPLETS, GRAINE, annoncer, hasard, nombreEssais } from '../support/essais';
import { Bilan, Epreuve, METHODES } from '../support/fuzz/epreuve';
import type { Depart } from '../support/fuzz/epreuve';

/*
 * The whole contract, by the dispatcher that every door uses, with inputs made from its own schemas: those it should
 * take, on real records at every stage of their life, and anything at all. A call added to the contract is tried as
 * soon as it is declared.
 */

const APPELS = nombreEssais(5_000, 1_000_000);
/** Calls on one registry before another one begins. */
const PAR_REGISTRE = COMPLETS ? 1_000 : 250;
/** What each call of the contract must have had, at least. */
const MINIMUM = 4;

/** How reading grows with the length of a text is measured elsewhere, family by family. */
const LONGUEUR = COMPLETS ? 2_000 : 600;

const REGISTRES = join(import.meta.dirname, '../fixtures/registres');
const JOURS = ['2026-11-23', '2026-12-15', '2027-03-01', '2028-11-30'] as const;

type Entree = { readonly source: string; readonly seq: number; readonly action: string };

/** The entries of every witness registry: each is a place to begin at, and says what was done there next. */
async function entreesDesTemoins(): Promise<readonly Entree[]> {
  const noms = (await readdir(REGISTRES)).filter((nom) => /^v\d+-/.test(nom)).sort();
  const all = await Promise.all(
    noms.map(async (nom) => {
      const source = join(REGISTRES, nom);
      const [segment = ''] = await readdir(join(source, 'journal'));
      const lines = (await readFile(join(source, 'journal', segment), 'utf8')).trim().split('\n');
      return lines
        .map((line) => JSON.parse(line) as { seq: number; action: string })
        .map(({ seq, action }) => ({ source, seq, action }));
    }),
  );
  return all.flat();
}

it(
  `${APPELS.toLocaleString('fr-FR')} calls of the whole contract: always an answer, never a registry that moved without being told`,
  { timeout: 24 * 3_600_000 },
  async () => {
    annoncer('appels du contrat', APPELS);
    const bilan = new Bilan();
    const draw = hasard();
    const entrees = await entreesDesTemoins();
    /** Where little is done yet, in each registry: much may be there that may not any more later. */
    const nouvelles = entrees.filter(({ seq }) => seq <= 6);
    const un = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
    let epreuve = 0;
    const ouvrir = (depart: Depart): Promise<Epreuve> =>
      Epreuve.ouvrir(
        { graine: GRAINE, epreuve: ++epreuve, depart, aujourdhui: un(JOURS), longueur: LONGUEUR },
        bilan,
      );
    const avant = ({ source, seq }: Entree): Depart =>
      seq === 1 ? { source: null, entrees: 0 } : { source, entrees: seq - 1 };

    while (bilan.appels < APPELS) {
      const entree = un(entrees);
      // Late in a life there is more to do than at its beginning; a few begin in a damaged folder.
      const late = un(entrees.filter(({ source, seq }) => source === entree.source && seq >= entree.seq));
      const depart =
        draw() < 0.06 && late.seq > 6 ? { ...avant(late), abime: true } : avant(draw() < 0.5 ? late : entree);
      const one = await ouvrir(depart);
      const end = bilan.appels + PAR_REGISTRE;
      while (bilan.appels < Math.min(end, APPELS)) await (draw() < 0.01 ? one.etranger() : one.pas());
      await one.fermer();
    }

    // What chance did not bring to an acceptance is tried where it was once accepted, or anywhere.
    for (const method of METHODES) {
      const places = entrees.filter(({ action }) => action === method);
      for (let tries = 0; tries < 60 && bilan.manque(method, MINIMUM); tries += 1) {
        const place = avant(un(places.length > 0 ? places : tries % 2 === 0 ? entrees : nouvelles));
        const one = await ouvrir({ ...place, abime: method === 'sauvegardes.reparer' && place.entrees > 5 });
        for (let calls = 0; calls < 40 && bilan.manque(method, MINIMUM); calls += 1) await one.viser(method);
        await one.fermer();
      }
    }

    process.stdout.write(`    ${bilan.resume()} ; ${epreuve} registres\n`);
    if (COMPLETS) process.stdout.write(`${bilan.details()}\n`);
    expect(bilan.fautesDistinctes().slice(0, 40), `graine ${GRAINE}`).toEqual([]);
    expect(METHODES.filter((method) => bilan.manque(method, MINIMUM))).toEqual([]);
  },
);
