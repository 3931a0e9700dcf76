import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRepere, parseRepere, repereOf } from '#domain/repere';

const HASH = '8f3a01bc77de2a90'.repeat(4);

describe('the head of the chain as documents print it', () => {
  it('is the number of the entry and the first sixteen digits, in groups', () => {
    expect(formatRepere(repereOf(123, HASH))).toBe(
      'Registre\u00a0: entrée n°\u00a0123, empreinte 8f3a 01bc 77de 2a90',
    );
  });

  it('is read back from what was printed, whole or in part, however it was copied', () => {
    const repere = { seq: 123, empreinte: '8f3a01bc77de2a90' };
    for (const typed of [
      formatRepere(repere),
      '123-8f3a01bc77de2a90',
      '123 8f3a 01bc 77de 2a90',
      'entrée n° 123, empreinte 8F3A01BC77DE2A90',
      '  n°123 : 8f3a 01bc\u00a077de 2a90 ',
    ])
      expect(parseRepere(typed)).toEqual(repere);
  });

  it('comes back whatever the entry and its hash', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.array(
          fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16)),
          { minLength: 64, maxLength: 64 },
        ),
        (seq, digits) => {
          const repere = repereOf(seq, digits.join(''));
          expect(parseRepere(formatRepere(repere))).toEqual(repere);
        },
      ),
    );
  });

  it.each([
    '',
    '123',
    '8f3a 01bc 77de 2a90',
    '123 8f3a 01bc 77de',
    '0-8f3a01bc77de2a90',
    '123 8f3a 01bc 77de 2a9z',
  ])('is not %j', (typed) => {
    expect(parseRepere(typed)).toBeNull();
  });
});
