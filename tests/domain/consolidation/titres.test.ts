import { describe, expect, it } from 'vitest';
import { appliquer } from '#domain/consolidation/appliquer';
import { genererOperations } from '#domain/consolidation/generer';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { alinea, division } from './textes';

/* A title holds the articles that follow it, deeper than itself. */

const titre = (numero: string) => division(`t${numero}`, 'section', numero, `TITRE ${numero}`, []);
const article = (id: string, numero: string, niveau = 2) => ({
  ...division(id, 'article', numero, `Article ${numero}`, [alinea(`${id}-1`, `Texte de ${id}.`)]),
  niveau,
});

const TEXTE: TexteEnVigueur = {
  parties: [],
  partiesModifiees: [],
  divisions: [
    titre('I'),
    article('a', '1'),
    titre('II'),
    article('b', '1'),
    article('c', '2'),
    article('d', '2.1', 3),
    titre('III'),
    article('e', '1'),
  ],
  fin: null,
};
const AUTEUR = { avenantId: 'av', operationId: 'op' };

const abrogees = (texte: TexteEnVigueur) =>
  texte.divisions.filter(({ abrogee }) => abrogee !== null).map(({ id }) => id);

describe('a title', () => {
  it.each([
    ['tII', ['tII', 'b', 'c', 'd']],
    ['c', ['c', 'd']],
    ['d', ['d']],
    ['tIII', ['tIII', 'e']],
  ])('repealed, takes what it holds and nothing else: %s', (divisionId, expected) => {
    const done = appliquer(TEXTE, { nature: 'abroger', divisionId }, AUTEUR);
    expect(done.ok ? abrogees(done.value) : done.error).toEqual(expected);
  });

  it('an article repealed before it goes with it keeps the act that repealed it', () => {
    const first = appliquer(TEXTE, { nature: 'abroger', divisionId: 'b' }, { ...AUTEUR, avenantId: 'avant' });
    if (!first.ok) throw new Error(first.error.message);
    const done = appliquer(first.value, { nature: 'abroger', divisionId: 'tII' }, AUTEUR);
    expect(done.ok && done.value.divisions.map(({ abrogee }) => abrogee)).toEqual([
      null,
      null,
      'av',
      'avant',
      'av',
      'av',
      null,
      null,
    ]);
  });

  it('that disappears whole is one repeal; half of it cannot be said so', () => {
    const sans = (ids: readonly string[]): TexteEnVigueur => ({
      ...TEXTE,
      divisions: TEXTE.divisions.filter(({ id }) => !ids.includes(id)),
    });
    const whole = genererOperations(TEXTE, sans(['tII', 'b', 'c', 'd']));
    expect(whole.ok ? whole.value : whole.error).toEqual([{ nature: 'abroger', divisionId: 'tII' }]);
    const half = genererOperations(TEXTE, sans(['tII', 'b']));
    expect(half.ok ? half.value : half.error.code).toBe('TITRE_SANS_SES_ARTICLES');
  });
});
