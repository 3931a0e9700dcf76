import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  TAILLE_MAX_PIECE,
  TYPES_PIECE,
  extensionDe,
  formatDepassement,
  formatTaille,
  nomDePiece,
  nomSansPiege,
} from '#domain/fichier';
import type { TypePiece } from '#domain/fichier';

const TYPES = Object.keys(TYPES_PIECE) as TypePiece[];
const anyType = fc.constantFrom(...TYPES);
/** Any text, and those an attacker or a phone would send. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', ' ', '\u202E', '\u0000', 'a', 'É', 'pdf'),
    maxLength: 40,
  }),
);

describe('the name a piece is kept under', () => {
  it('holds nothing that leads elsewhere or reads otherwise, and says what the bytes are', () => {
    fc.assert(
      fc.property(anyName, anyType, (given, type) => {
        const { nom } = nomDePiece(given, type);
        expect(nom).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(nom).not.toMatch(/^[. ]/);
        expect(TYPES_PIECE[type].extensions).toContain(extensionDe(nom));
        expect(Array.from(nom).length).toBeLessThanOrEqual(160);
      }),
      { numRuns: 2000 },
    );
  });

  it('is kept as it is when it is already such a name', () => {
    fc.assert(
      fc.property(anyName, anyType, (given, type) => {
        const { nom } = nomDePiece(given, type);
        expect(nomDePiece(nom, type)).toEqual({ nom, extensionFausse: null, nettoye: false });
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, TypePiece, string, string | null]>([
    ['Convention signée.pdf', 'application/pdf', 'Convention signée.pdf', null],
    ['SCAN.PDF', 'application/pdf', 'SCAN.pdf', null],
    ['scan', 'image/tiff', 'scan.tif', null],
    ['scan.jpeg', 'image/jpeg', 'scan.jpeg', null],
    ['scan.exe', 'application/pdf', 'scan (exe).pdf', 'exe'],
    ['facture.pdf.exe', 'application/pdf', 'facture.pdf (exe).pdf', 'exe'],
    ['lettre\u202Efdp.exe', 'application/pdf', 'lettrefdp (exe).pdf', 'exe'],
    ['../../etc/passwd', 'text/plain', '-..-etc-passwd.txt', null],
    ['..', 'application/pdf', 'piece.pdf', null],
    ['.pdf', 'application/pdf', 'pdf.pdf', null],
    ['avis du 23.11.2026', 'application/pdf', 'avis du 23.11 (2026).pdf', '2026'],
  ])('« %s », %s', (given, type, nom, extensionFausse) => {
    expect(nomDePiece(given, type)).toMatchObject({ nom, extensionFausse });
  });

  it('strips a name for display of what turns it around', () => {
    expect(nomSansPiege('a\u200Bb\u202Ec\n')).toBe('abc');
  });
});

describe('sizes', () => {
  it.each([
    [0, '0\u00A0octet'],
    [1, '1\u00A0octet'],
    [2, '2\u00A0octets'],
    [1023, '1\u202F023\u00A0octets'],
    [1024, '1\u00A0Ko'],
    [1536, '1,5\u00A0Ko'],
    [45_000, '44\u00A0Ko'],
    [1024 * 1024 - 1, '1\u00A0Mo'],
    [3_400_009, '3,2\u00A0Mo'],
    [20 * 1024 * 1024, '20\u00A0Mo'],
  ])('%d', (octets, said) => {
    expect(formatTaille(octets)).toBe(said);
  });
});

describe('a size held against its bound', () => {
  it('never reads the same as the bound, and is to the byte only when it must be', () => {
    const plain = (octets: number, borne = TAILLE_MAX_PIECE) => {
      const said = formatDepassement(octets, borne);
      return [said.taille, said.borne].map((one) => one.replaceAll(/[\u00A0\u202F]/g, ' '));
    };
    expect(plain(TAILLE_MAX_PIECE + 1)).toEqual(['20 971 521 octets', '20 Mo (20 971 520 octets)']);
    expect(plain(TAILLE_MAX_PIECE)).toEqual(['20 Mo', '20 Mo']);
    expect(plain(TAILLE_MAX_PIECE * 2)).toEqual(['40 Mo', '20 Mo']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), (borne, more) => {
        const [taille, limite] = plain(borne + more, borne);
        expect(taille).not.toBe(limite);
      }),
    );
  });
});
