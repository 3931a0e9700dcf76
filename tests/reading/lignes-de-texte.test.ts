import { describe, expect, it } from 'vitest';
import { lignesDeTexte } from '../../src-main/reading/formats/texte';

describe('the lines of a plain text', () => {
  it('have their margin, the blanks above them and their page', () => {
    expect(lignesDeTexte('un  \r\n\r\n\r\n  deux\tet\ttrois\n \tquatre\f\ncinq\u2028six')).toEqual([
      { texte: 'un', retrait: 0, blanc: 0, page: 1 },
      { texte: 'deux\tet\ttrois', retrait: 2, blanc: 2, page: 1 },
      { texte: 'quatre', retrait: 8, blanc: 0, page: 1 },
      { texte: 'cinq', retrait: 0, blanc: 1, page: 2 },
      { texte: 'six', retrait: 0, blanc: 0, page: 2 },
    ]);
  });
});
