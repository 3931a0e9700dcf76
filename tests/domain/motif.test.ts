import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { procedures } from '#contract/procedures';
import type { Method } from '#contract/procedures';
import { ACTES } from '#registre/actes';
import { MOTIF_INSUFFISANT, estMotif } from '#domain/motif';

describe('a reason', () => {
  it.each([
    'x',
    '.',
    '—',
    'motif',
    'Motif.',
    'sans motif',
    'Le motif est : x',
    'aaaaaaa',
    'xyxyxyxy',
    '12345',
    'non',
    'RAS',
  ])('is not « %s »', (texte) => {
    expect(estMotif(texte)).toBe(false);
  });

  it.each([
    'Doublon',
    'Accord trouvé.',
    'Arrêté du 3 mars 2028',
    'Règlement intérieur, art. 4',
    'Saisi deux fois',
    'CPRDFOP',
  ])('is « %s »', (texte) => {
    expect(estMotif(texte)).toBe(true);
  });

  it('is never one sign repeated, whatever its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.nat(200), (sign, times) => {
        expect(estMotif(sign.repeat(times))).toBe(false);
      }),
    );
  });

  it('says the same with another case, other accents or more spaces', () => {
    fc.assert(
      fc.property(fc.string(), (texte) => {
        expect(estMotif(`  ${texte.toUpperCase()}  `)).toBe(estMotif(texte.toUpperCase()));
      }),
    );
  });
});

describe('every act that keeps a reason', () => {
  const acts = Object.entries(ACTES).flatMap(([method, { motif }]) =>
    (motif === null ? [] : [motif].flat()).map((champ: string) => ({ method, motif: champ })),
  );

  it.each(acts)('$method refuses one that says nothing, at its field', ({ method, motif }) => {
    for (const vide of ['x', '.', 'motif', 'zzzzzzzzz']) {
      const parsed = procedures[method as Method].input.safeParse({ [motif]: vide });
      const said = parsed.success ? [] : parsed.error.issues.filter(({ path }) => path.join('.') === motif);
      expect(said.map(({ message }) => message)).toEqual([MOTIF_INSUFFISANT]);
    }
  });
});
