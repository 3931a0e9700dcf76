import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asRead,
  counted,
  enumeration,
  fold,
  foldLetters,
  inDictionaryOrder,
  inLetters,
  lowerFirst,
  s,
  seeking,
  unaccented,
  upperFirst,
} from '#domain/french';

describe('numbers', () => {
  it.each([
    [0, 'zéro'],
    [1, 'un'],
    [4, 'quatre'],
    [16, 'seize'],
    [21, 'vingt et un'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [100, 'cent'],
    [200, 'deux cents'],
    [342, 'trois cent quarante-deux'],
    [1000, '1000'],
  ])('%i : %s', (n, expected) => {
    expect(inLetters(n)).toBe(expected);
  });

  it('gives digits past the number from which letters would be a burden', () => {
    expect([15, 16].map((n) => inLetters(n, 15))).toEqual(['quinze', '16']);
    expect([-1, 1.5, 1000].map((n) => inLetters(n))).toEqual(['-1', '1.5', '1000']);
  });

  it('puts the plural from two on', () => {
    expect([0, 1, 2].map((n) => `mot${s(n)}`)).toEqual(['mot', 'mot', 'mots']);
    expect([0, 1, 2].map((n) => counted(n, 'mot'))).toEqual(['0\u00A0mot', '1\u00A0mot', '2\u00A0mots']);
    expect(counted(3, 'conflit tranché', 'conflits tranchés')).toBe('3\u00A0conflits tranchés');
  });
});

describe('words', () => {
  it('open and go on a sentence, accents kept', () => {
    expect([upperFirst('état'), upperFirst(''), lowerFirst('État')]).toEqual(['État', '', 'état']);
  });

  it('are listed, and sorted as in a dictionary', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumeration)).toEqual([
      '',
      'a',
      'a et b',
      'a, b et c',
    ]);
    expect(['zone', 'État', 'effet', 'œuvre', 'ordre'].sort(inDictionaryOrder)).toEqual([
      'effet',
      'État',
      'œuvre',
      'ordre',
      'zone',
    ]);
  });
});

describe('foldings', () => {
  it('read alike what the page prints alike', () => {
    expect(asRead('l’État\u00A0: dix\u2011sept\u202F!')).toBe("l'État : dix-sept !");
  });

  it('of letters keep every position', () => {
    expect(foldLetters('L’Éclair, l`œuvre Çà')).toBe("l'eclair, l'œuvre ca");
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // Only a sign outside of Latin script may take more room once in lower case.
        fc.pre(text.toLowerCase().length === text.length || /\u0130/u.test(text));
        expect(foldLetters(text)).toHaveLength(text.length);
        expect(asRead(text)).toHaveLength(text.length);
      }),
    );
  });

  it('of a search part ligatures and drop accents, typed apart or not', () => {
    expect(fold('L’Œuvre\u00A0préfectorale')).toBe("l'oeuvre prefectorale");
    expect(unaccented('Cœur, ÉTÉ, Ægide, e\u0301')).toBe('Coeur, ETE, AEgide, e');
  });

  it('find every word, in any order', () => {
    const sought = seeking('  PREFETE l’etat ');
    expect(sought("La préfète signe pour l'État")).toBe(true);
    expect(sought('La préfète signe')).toBe(false);
    expect(seeking(' ')('rien')).toBe(true);
  });
});
