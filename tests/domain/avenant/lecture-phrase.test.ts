import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lirePhrase } from '#domain/avenant/lecture-phrase';
import { normaliserModification, phraseDe } from '#domain/avenant/phrase';
import { modification } from './arbitraires';
import { AURA, MODIFIEE } from './outils';

describe('a generated sentence reads back', () => {
  for (const [nom, texte] of [
    ['the convention as signed', AURA],
    ['the convention after an avenant', MODIFIEE],
  ] as const)
    it(`on ${nom}, whatever the modification`, () => {
      fc.assert(
        fc.property(modification(texte), (made) => {
          const phrase = phraseDe(made, texte);
          expect(lirePhrase(phrase, texte), phrase.join('\n')).toEqual({
            lue: { modification: normaliserModification(made), confiance: 1, doutes: [] },
            raison: null,
          });
        }),
        { numRuns: 1500 },
      );
    });
});
