import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeDe, lireCode, marqueDePaquet } from '#domain/paquet/code';
import { tirage } from '../../support/essais';

const SIGNES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:';
const marques = fc
  .array(fc.integer({ min: 0, max: 35 }), { minLength: 12, maxLength: 12 })
  .map((rangs) => rangs.map((rang) => SIGNES[rang]).join(''));
const pages = fc.record({
  paquet: marques,
  original: fc.integer({ min: 1, max: 99 }),
  page: fc.integer({ min: 1, max: 99 }),
});

describe('the code of a signature page', () => {
  it('is read as it was written, in the alphabet that keeps it small', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const code = codeDe(page);
        expect(code).toMatch(/^[0-9A-Z:]{23,25}$/u);
        expect(lireCode(` ${code}\n`)).toEqual(page);
      }),
      tirage('codes de page', 200, 5000),
    );
  });

  it('is no page once a character of it is another, is missing, or is swapped with its neighbour', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const code = codeDe(page);
        for (let at = 0; at < code.length; at++) {
          for (const other of SIGNES)
            if (other !== code[at])
              expect(lireCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
          expect(lireCode(code.slice(0, at) + code.slice(at + 1))).toBeNull();
          const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
          if (swapped !== code) expect(lireCode(swapped)).toBeNull();
        }
      }),
      tirage('codes de page altérés', 10, 300),
    );
  });

  it('is nothing else that may stand on a page', () => {
    for (const text of [
      '',
      'https://exemple.fr',
      'RC1:3F9A01BC77DE:2:1',
      'rc1:3f9a01bc77de:2:1:00',
      '3017620422003',
    ])
      expect(lireCode(text)).toBeNull();
  });

  it('refuses what it could not say', () => {
    expect(() => codeDe({ paquet: 'ABC', original: 1, page: 1 })).toThrow(RangeError);
    expect(() => codeDe({ paquet: 'ABCDEFGHIJKL', original: 100, page: 1 })).toThrow(RangeError);
    expect(() => codeDe({ paquet: 'ABCDEFGHIJKL', original: 1, page: 0 })).toThrow(RangeError);
  });

  it('names its packet by the beginning of its identifier', () => {
    expect(marqueDePaquet('3f9a01bc-77de-4a90-8f3a-01bc77de2a90')).toBe('3F9A01BC77DE');
    expect(marqueDePaquet('p-7')).toBe('0000000000P7');
  });
});
