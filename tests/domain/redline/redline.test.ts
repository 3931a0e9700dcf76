import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import { comparer } from '#domain/redline/redline';
import { accepter, compterChangements, lignesDe, rejeter } from '#domain/redline/bilan';
import type { Comparaison, EtatTexte } from '#domain/redline/redline';
import type { Passage } from '#domain/redline/mots';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { imprimer } from '#actes/comparaison';
import { etats } from './redline-cas';
import { tirage } from '../../support/essais';

const alinea = (id: string, texte: string, marque: string | null = null): AlineaEnVigueur => ({
  id,
  niveau: marque === null ? 0 : 1,
  marque,
  gras: [],
  tableau: false,
  segments: [{ texte, source: null }],
  actes: [],
});

const article = (id: string, ...alineas: readonly AlineaEnVigueur[]): DivisionEnVigueur => ({
  id,
  nature: 'article',
  numero: id,
  intitule: `ARTICLE ${id} : OBJET`,
  alineas,
  niveau: 1,
  inseree: null,
  modifiee: [],
  abrogee: null,
});

const texte = (...divisions: readonly DivisionEnVigueur[]): TexteEnVigueur => ({
  parties: [],
  partiesModifiees: [],
  divisions,
  fin: null,
});

const suite = (...textes: readonly TexteEnVigueur[]): readonly EtatTexte[] =>
  textes.map((one, index) => ({
    texte: one,
    auteur: index === 0 ? 'Convention' : `Avenant n° ${index}`,
    date: civilDate(`2026-0${index + 1}-01`),
  }));

/** « le [-1:sept-]{+2:huit+} axes »: the rank of the act, then the words. */
const lire = (runs: readonly Passage[]): string =>
  runs
    .map(({ texte: words, revision }) => {
      if (revision === null) return words;
      const act = revision.auteur.replace('Avenant n° ', '');
      return revision.sorte === 'ins' ? `{+${act}:${words}+}` : `[-${act}:${words}-]`;
    })
    .join('');

const alineas = (comparaison: Comparaison): readonly string[] =>
  comparaison.divisions.flatMap((one) => one.alineas.map(({ etat, runs }) => `${etat} ${lire(runs)}`));

const passages = ({ parties, divisions }: Comparaison): readonly (readonly Passage[])[] => [
  ...parties.map(({ runs }) => runs),
  ...divisions.flatMap((one) => [one.intitule, ...one.alineas.map(({ runs }) => runs)]),
];

describe('la comparaison de textes', () => {
  it('montre les mots changés, et eux seuls', () => {
    const comparaison = comparer(
      suite(
        texte(article('4', alinea('a', 'Le plan d’action compte 7 axes, chaque année.'))),
        texte(article('4', alinea('a', 'Le plan d’action compte 8 axes prioritaires, chaque année.'))),
      ),
    );
    expect(alineas(comparaison)).toEqual([
      'modifiee Le plan d’action compte [-1:7-]{+1:8+} axes{+1: prioritaires+}, chaque année.',
    ]);
    expect(comparaison.divisions[0]?.etat).toBe('modifiee');
  });

  it('porte l’acte de chaque mot ; un mot inséré puis supprimé ne laisse pas de trace', () => {
    const comparaison = comparer(
      suite(
        texte(article('4', alinea('a', 'un deux trois quatre cinq'))),
        texte(article('4', alinea('a', 'un deux nouveau trois quatre cinq'))),
        texte(article('4', alinea('a', 'un trois quatre autre cinq'))),
      ),
    );
    expect(alineas(comparaison)).toEqual(['modifiee un [-2:deux -]trois quatre {+2:autre +}cinq']);
  });

  it('attribue à chaque acte ses propres mots dans un passage changé deux fois', () => {
    const comparaison = comparer(
      suite(
        texte(article('4', alinea('a', 'Le plan compte 7 axes, chaque année.'))),
        texte(article('4', alinea('a', 'Le plan compte 8 axes, chaque année.'))),
        texte(article('4', alinea('a', 'Le plan compte 9 axes, chaque semestre.'))),
      ),
    );
    expect(alineas(comparaison)).toEqual([
      'modifiee Le plan compte [-1:7-]{+2:9+} axes, chaque [-2:année-]{+2:semestre+}.',
    ]);
    expect(compterChangements(comparaison)).toEqual({
      divisions: { inserees: 0, supprimees: 0, modifiees: 1 },
      alineas: { inserees: 0, supprimees: 0, modifiees: 1 },
      actes: [
        { auteur: 'Avenant n° 1', date: '2026-02-01', ajoutes: 0, supprimes: 1 },
        { auteur: 'Avenant n° 2', date: '2026-03-01', ajoutes: 2, supprimes: 1 },
      ],
      motsAjoutes: 2,
      motsSupprimes: 2,
    });
  });

  it('insère et supprime alinéas et divisions, à leur place', () => {
    const comparaison = comparer(
      suite(
        texte(
          article('1', alinea('a', 'premier'), alinea('b', 'deuxième')),
          article('2', alinea('c', 'reste')),
        ),
        texte(
          article('1', alinea('a', 'premier'), alinea('x', 'inséré')),
          article('1-1', alinea('y', 'tout neuf')),
          article('2', alinea('c', 'reste')),
        ),
        texte(article('1', alinea('a', 'premier'), alinea('x', 'inséré')), {
          ...article('2', alinea('c', 'reste')),
          abrogee: 'avenant-2',
        }),
      ),
    );
    expect(comparaison.divisions.map(({ id, etat }) => [id, etat])).toEqual([
      ['1', 'modifiee'],
      ['2', 'supprimee'],
    ]);
    expect(alineas(comparaison)).toEqual([
      'inchangee premier',
      'supprimee [-1:deuxième-]',
      'inseree {+1:inséré+}',
      'supprimee [-2:reste-]',
    ]);
  });

  it('montre un alinéa qui change de marque ou de niveau comme supprimé puis inséré', () => {
    const comparaison = comparer(
      suite(
        texte(article('1', alinea('a', 'premiers axes', '-'), alinea('b', 'second'))),
        texte(article('1', alinea('a', 'premiers axes', '1)'), alinea('b', 'second'))),
        texte(article('1', alinea('a', 'premiers des trois axes', '2)'), alinea('b', 'second'))),
      ),
    );
    expect(comparaison.divisions[0]?.alineas.map(({ id, marque, etat }) => [id, marque, etat])).toEqual([
      ['a', '-', 'supprimee'],
      ['a', '2)', 'inseree'],
      ['b', null, 'inchangee'],
    ]);
    expect(alineas(comparaison)[1]).toBe('inseree {+1:premiers +}{+2:des trois +}{+1:axes+}');
  });

  it('remplace en bloc un alinéa récrit de fond en comble', () => {
    const comparaison = comparer(
      suite(
        texte(
          article('1', alinea('a', 'La Région organise chaque année la concertation de tous les acteurs.')),
        ),
        texte(
          article(
            '1',
            alinea('a', 'Le préfet de département remet un bilan chiffré, au plus tard le 1er mars.'),
          ),
        ),
      ),
    );
    expect(alineas(comparaison)).toEqual([
      'modifiee [-1:La Région organise chaque année la concertation de tous les acteurs-]' +
        '{+1:Le préfet de département remet un bilan chiffré, au plus tard le 1er mars+}.',
    ]);
  });

  it('rapproche par leur contenu deux textes sans identifiant commun', () => {
    const comparaison = comparer(
      suite(
        texte(article('1', alinea('a', 'premier alinéa'), alinea('b', 'le deuxième alinéa reste'))),
        texte({
          ...article('autre', alinea('x', 'premier alinéa'), alinea('y', 'le deuxième alinéa demeure')),
          numero: '1',
          intitule: 'ARTICLE 1 : OBJET',
        }),
      ),
    );
    expect(alineas(comparaison)).toEqual([
      'inchangee premier alinéa',
      'modifiee le deuxième alinéa [-1:reste-]{+1:demeure+}',
    ]);
  });

  it('rend deux états identiques sans aucune marque', () => {
    const one = texte(article('1', alinea('a', 'rien ne bouge')));
    expect(alineas(comparer(suite(one, structuredClone(one))))).toEqual(['inchangee rien ne bouge']);
  });

  it('tient un texte entièrement autre, même long, sans s’attarder', () => {
    const words = (prefix: string): string =>
      Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`).join(' ');
    const comparaison = comparer(
      suite(texte(article('1', alinea('a', words('x')))), texte(article('1', alinea('a', words('y'))))),
    );
    expect(comparaison.divisions[0]?.alineas[0]?.runs).toHaveLength(2);
  });
});

describe('quels que soient les textes', () => {
  it.each([
    ['bruts', undefined],
    ['imprimés', imprimer],
  ] as const)(
    '%s : sans ses insertions c’est le premier, sans ses suppressions le dernier',
    (_, impression) => {
      fc.assert(
        fc.property(etats(4), (states) => {
          const comparaison = comparer(states, impression);
          expect(rejeter(comparaison)).toEqual(lignesDe(states[0]!.texte, impression));
          expect(accepter(comparaison)).toEqual(lignesDe(states.at(-1)!.texte, impression));
        }),
        tirage('comparaison d’états', 50, 400),
      );
    },
  );

  it('une ligne insérée n’a que des mots insérés, une ligne supprimée que des mots supprimés', () => {
    fc.assert(
      fc.property(etats(4), (states) => {
        const comparaison = comparer(states, imprimer);
        for (const { etat, revision, intitule, alineas: lines } of comparaison.divisions) {
          const all = [intitule, ...lines.map(({ runs }) => runs)].flat();
          if (revision !== null)
            expect(all.every((one) => one.revision?.sorte === revision.sorte)).toBe(true);
          if (etat === 'inchangee') expect(all.every((one) => one.revision === null)).toBe(true);
          for (const line of lines) {
            if (line.revision !== null)
              expect(line.runs.every((one) => one.revision?.sorte === line.revision?.sorte)).toBe(true);
            else expect(line.etat === 'modifiee').toBe(line.runs.some((one) => one.revision !== null));
          }
        }
      }),
      tirage('lignes insérées ou supprimées', 50, 300),
    );
  });

  it('ne nomme que des actes donnés, ne laisse ni passage vide ni voisins semblables', () => {
    fc.assert(
      fc.property(etats(4), (states) => {
        const known = new Set(states.slice(1).map(({ auteur, date }) => `${auteur} ${date ?? ''}`));
        for (const runs of passages(comparer(states, imprimer))) {
          for (const [index, { texte: words, revision, gras, exposant }] of runs.entries()) {
            expect(words).not.toBe('');
            if (revision !== null) expect(known).toContain(`${revision.auteur} ${revision.date ?? ''}`);
            const next = runs[index + 1];
            expect([revision, gras, exposant]).not.toEqual([next?.revision, next?.gras, next?.exposant]);
          }
        }
      }),
      tirage('actes nommés', 50, 300),
    );
  });

  it('un seul pas ne porte qu’un auteur, et deux états identiques aucun', () => {
    fc.assert(
      fc.property(etats(1), (states) => {
        const same = comparer(
          [states[0]!, { ...states[0]!, texte: structuredClone(states[0]!.texte) }],
          imprimer,
        );
        expect(
          passages(same)
            .flat()
            .every(({ revision }) => revision === null),
        ).toBe(true);
      }),
      tirage('un seul pas', 30, 100),
    );
  });
});
