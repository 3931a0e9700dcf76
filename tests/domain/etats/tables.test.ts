import { describe, expect, it } from 'vitest';
import { actionsDe, codesDe, etatsDe, paires, refuseSelonEtat } from '#domain/etats/table';
import { OBJETS_DE_TABLE } from '#domain/etats/objets';
import { tableDe } from '#domain/etats/tables';
import { issuesDe } from '../../support/etats/outils';
import type { Issue, Plateau } from '../../support/etats/outils';
import { PLATEAUX } from '../../support/etats/plateaux';

/*
 * Each table of states against the rules: a registry is brought into each state by the real commands and each action is
 * tried on it. What the table lists is what happens, all of it and nothing else.
 */

const dit = ({ scene, essai, resultat }: Issue): string =>
  `${scene.etat} (${scene.nom}) × ${essai.action} (${essai.nom}) : ${'code' in resultat ? resultat.code : `→ ${resultat.vers}`}`;

it('every object has its trials', () => {
  expect(PLATEAUX.map(({ table }) => table.objet)).toEqual(OBJETS_DE_TABLE);
});

/** The guards read the tables: a row changed by hand changes what they do, and must be changed here as well. */
it('the pairs are those that were agreed on', async () => {
  const dites = PLATEAUX.flatMap(({ table }) =>
    paires(table).map(({ etat, action, cellule }) =>
      [table.objet, etat, action, cellule.vers.join(' ') || '-', codesDe(cellule).join(' ') || '-'].join(
        ' ; ',
      ),
    ),
  );
  await expect(`${dites.join('\n')}\n`).toMatchFileSnapshot('paires.txt');
});

describe.each(PLATEAUX.map((plateau) => [plateau.table.objet, plateau] as const))('%s', (objet, plateau) => {
  const { table, scenes, etatDe }: Plateau = plateau;
  const issues = issuesDe(plateau);

  it('is the table that is drawn, each state and action with its words', () => {
    expect(table).toBe(tableDe(objet));
    for (const etat of etatsDe(table)) {
      expect(table.etats[etat]?.libelle).toMatch(/^\p{Lu}/u);
      expect(table.etats[etat]?.sens).toMatch(/^\p{Lu}.+\.$/u);
    }
    for (const action of actionsDe(table)) expect(table.actions[action]?.libelle).toMatch(/^\p{Lu}/u);
    for (const { etat, action, cellule } of paires(table)) {
      for (const vers of cellule.vers) expect(etatsDe(table)).toContain(vers);
      const refus = refuseSelonEtat(table, etat, action);
      expect([etat, action, refus !== null]).toEqual([etat, action, cellule.empechement !== null]);
      for (const sentence of refus === null ? [] : [refus.message, refus.remede])
        expect(sentence).toMatch(/^[\p{Lu}«].+\.$/u);
      if (cellule.selon !== null) expect(cellule.selon.dit).toMatch(/^\p{Lu}.+\.$/u);
    }
  });

  it('a registry comes to each state by the commands', () => {
    for (const { etat, nom, monter } of scenes) {
      const { banc, id } = monter();
      expect([etat, nom, etatDe(banc.registre, id, banc.aujourdhui)]).toEqual([etat, nom, etat]);
    }
    expect(new Set(scenes.map(({ etat }) => etat))).toEqual(new Set(etatsDe(table)));
  });

  it('nothing happens that the table does not say', () => {
    const contraires = issues.filter(({ cellule, resultat }) =>
      'code' in resultat ? !codesDe(cellule).includes(resultat.code) : !cellule.vers.includes(resultat.vers),
    );
    expect(contraires.map(dit)).toEqual([]);
  });

  it('all that the table says happens: each state it leads to, each reason it refuses for', () => {
    const manque = paires(table).flatMap(({ etat, action, cellule }) => {
      const own = issues.filter((one) => one.etat === etat && one.action === action);
      const vers = new Set(own.flatMap(({ resultat }) => ('vers' in resultat ? [resultat.vers] : [])));
      const codes = new Set(own.flatMap(({ resultat }) => ('code' in resultat ? [resultat.code] : [])));
      return [
        ...cellule.vers.filter((one) => !vers.has(one)).map((one) => `${etat} × ${action} → ${one}`),
        ...codesDe(cellule)
          .filter((one) => !codes.has(one))
          .map((one) => `${etat} × ${action} : ${one}`),
      ];
    });
    expect(manque).toEqual([]);
  });
});
