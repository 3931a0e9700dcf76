import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeDe, marqueDePaquet } from '#domain/paquet/code';
import type { Paquet } from '#domain/paquet/paquet';
import { rapprocher, repartir } from '#domain/paquet/rapprochement';
import type { PageLue } from '#domain/paquet/rapprochement';
import { parseCivilDate } from '#domain/civil-date';
import { tirage } from '../../support/essais';

/* Which page is whose is said by its code alone; what is not said is never guessed. */

const JOUR = parseCivilDate('2026-11-23')!;
const paquet = (id: string, rest: Partial<Paquet> = {}): Paquet => ({
  id,
  conventionId: 'c',
  objet: { collection: 'avenants', id: `avenant-${id}` },
  support: 'papier',
  nombreOriginaux: 4,
  ouvertLe: JOUR,
  empreinteTexte: '0'.repeat(64),
  circuit: ['a', 'b', 'c'].map((signataireId) => ({ signataireId, rang: 1 })),
  visas: [],
  cases: [],
  mouvements: [],
  relances: [],
  refus: null,
  archives: [],
  retrait: null,
  ...rest,
});
const P = paquet('3f9a01bc-77de-4a90-8f3a-000000000001');
const AUTRE = paquet('77de01bc-3f9a-4a90-8f3a-000000000002');
const FEUILLETS = [['a', 'b'], ['c']];
const code = (one: Paquet, original: number, page: number): string =>
  codeDe({ paquet: marqueDePaquet(one.id), original, page });
const page = (fichier: string, numero: number, ...codes: readonly string[]): PageLue => ({
  fichier,
  page: numero,
  codes,
});
const lire = (pages: readonly PageLue[], de: Paquet = P, tous: readonly Paquet[] = [de, AUTRE]) =>
  rapprocher(tous, de, FEUILLETS, pages);

describe('pages of scans against a packet', () => {
  it('each names its original, its page and who may have signed there', () => {
    expect(lire([page('1.jpg', 1, code(P, 2, 1)), page('2.pdf', 7, code(P, 2, 2))])).toEqual([
      {
        fichier: '1.jpg',
        page: 1,
        sort: 'rapprochee',
        original: 2,
        feuillet: 1,
        attendus: ['a', 'b'],
        signees: [],
      },
      {
        fichier: '2.pdf',
        page: 7,
        sort: 'rapprochee',
        original: 2,
        feuillet: 2,
        attendus: ['c'],
        signees: [],
      },
    ]);
  });

  it('what is signed already is said, and is not asked again', () => {
    const signe = paquet(P.id, {
      cases: [{ original: 1, signataireId: 'a', date: JOUR, lieu: null, delegationId: null, hors: null }],
    });
    expect(lire([page('1.jpg', 1, code(P, 1, 1)), page('2.jpg', 1, code(P, 3, 1))], signe)).toMatchObject([
      { attendus: ['b'], signees: ['a'] },
      { attendus: ['a', 'b'], signees: [] },
    ]);
  });

  it('two pages on one sheet are two lines; one that comes again is a duplicate of the first', () => {
    expect(
      lire([page('1.jpg', 1, code(P, 1, 1), code(P, 2, 1), code(P, 1, 1)), page('2.jpg', 3, code(P, 2, 1))]),
    ).toMatchObject([
      { sort: 'rapprochee', original: 1 },
      { sort: 'rapprochee', original: 2 },
      { sort: 'doublon', original: 2, deja: { fichier: '1.jpg', page: 1 } },
    ]);
  });

  it('a page of another packet is foreign, named when the registry knows it; one of none has no code', () => {
    const inconnu = codeDe({ paquet: 'ZZZZZZZZZZZZ', original: 1, page: 1 });
    expect(
      lire([
        page('1.jpg', 1, code(AUTRE, 1, 1)),
        page('2.jpg', 1, inconnu),
        page('3.jpg', 1, 'HTTPS://EXEMPLE.INVALID'),
        page('4.jpg', 1),
        // One character read wrong.
        page('5.jpg', 1, code(P, 1, 1).replace(':1:1:', ':2:1:')),
      ]),
    ).toMatchObject([
      { sort: 'etrangere', paquet: { id: AUTRE.id } },
      { sort: 'etrangere', paquet: null },
      { sort: 'sans_code', autres: true },
      { sort: 'sans_code', autres: false },
      { sort: 'sans_code', autres: true },
    ]);
  });

  it('an original or a page it does not have is unknown', () => {
    expect(lire([page('1.jpg', 1, code(P, 5, 1)), page('1.jpg', 2, code(P, 1, 3))])).toMatchObject([
      { sort: 'inconnue', original: 5, feuillet: 1 },
      { sort: 'inconnue', original: 1, feuillet: 3 },
    ]);
  });

  it('two packets that answer to one mark: nothing says whose page it is', () => {
    const jumeau = paquet(`${P.id.slice(0, -1)}9`);
    expect(lire([page('1.jpg', 1, code(P, 1, 1))], P, [P, jumeau])).toEqual([
      { fichier: '1.jpg', page: 1, sort: 'etrangere', paquet: null },
    ]);
  });

  it('whatever comes in, no slot is named twice, and none that no code names', () => {
    const codes = fc.oneof(
      fc
        .record({
          de: fc.constantFrom(P, AUTRE),
          original: fc.integer({ min: 1, max: 6 }),
          n: fc.integer({ min: 1, max: 3 }),
        })
        .map(({ de, original, n }) => code(de, original, n)),
      fc.string(),
    );
    const lots = fc.array(fc.array(codes, { maxLength: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(lots, (lot) => {
        const pages = lot.map((lus, rang) => page(`${rang}.jpg`, 1, ...lus));
        const nommees = lire(pages).flatMap((one) =>
          one.sort === 'rapprochee' ? [...one.attendus].map((id) => ({ ...one, id })) : [],
        );
        expect(new Set(nommees.map(({ original, id }) => `${original}/${id}`)).size).toBe(nommees.length);
        for (const { fichier, original, feuillet } of nommees)
          expect(pages.find((one) => one.fichier === fichier)?.codes.map((c) => c.trim())).toContain(
            code(P, original, feuillet),
          );
      }),
      tirage('lots de pages', 200, 5000),
    );
  });
});

describe('who signs on which page', () => {
  it('follows the order they stand in', () => {
    expect(repartir(['a', 'b', 'c'], [2, 1])).toEqual([['a', 'b'], ['c']]);
  });
  it('is everybody on each page where the act was printed for others', () => {
    expect(repartir(['a', 'b', 'c'], [2, 2])).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(repartir(['a'], [])).toEqual([['a']]);
  });
});
