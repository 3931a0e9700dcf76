import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { faitsDe, verdictDe } from '#domain/paquet/signature-pdf';
import { lireSignatures } from '../../src-main/reading/signatures/lire-signatures';
import { tirage } from '../support/essais';
import { completer, identite, signer } from '../support/pdf-signe';
import type { Identite } from '../support/pdf-signe';

/* What a signed PDF says of its signatures, and what of it holds: reported, never made. */

let camille: Identite;
let dominique: Identite;
let perimee: Identite;
beforeAll(() => {
  camille = identite('Camille EXEMPLE', '2025-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
  dominique = identite('Dominique ESSAI', '2025-01-01T00:00:00Z', '2028-01-01T00:00:00Z', '77');
  perimee = identite('Alex MODÈLE', '2020-01-01T00:00:00Z', '2022-01-01T00:00:00Z');
});
const LE = '2026-11-20T10:30:00.000Z';

describe('the signatures of a PDF', () => {
  it('sound: who, by whom, when and by whose clock, over the whole file', () => {
    const [one, autre] = lireSignatures(
      signer({ par: camille, date: LE, mention: "D:20261120113000+01'00'" }),
    );
    expect(autre).toBeUndefined();
    expect(one).toEqual({
      genre: 'signature',
      rang: 1,
      signataire: 'Camille EXEMPLE',
      emetteur: 'Autorité d’essai',
      serie: '0A1B2C',
      validite: { du: '2025-01-01T00:00:00.000Z', au: '2028-01-01T00:00:00.000Z' },
      certificat: 'en_cours',
      declaree: { date: LE, source: 'signature' },
      jeton: null,
      couverture: 'entiere',
      ajoutes: 0,
      suivantes: 0,
      octets: true,
      cle: true,
      obstacle: null,
      faible: null,
    });
    expect(verdictDe(one!)).toEqual({
      etat: 'intacte',
      message: 'Intacte : elle couvre tout le fichier, inchangé depuis.',
    });
    expect(faitsDe(one!)).toContainEqual([
      'Date dite',
      '20/11/2026 à 10:30 UTC, selon l’horloge du signataire',
    ]);
    expect(faitsDe(one!)).toContainEqual(['Horodatage par un tiers', 'aucun']);
  });

  it('altered by a later saving: what was added is said, and is not covered', () => {
    const [one] = lireSignatures(completer(signer({ par: camille, date: LE })));
    expect(one).toMatchObject({ octets: true, cle: true, couverture: 'avant_ajouts', suivantes: 0 });
    expect(one!.ajoutes).toBeGreaterThan(0);
    expect(verdictDe(one!)).toMatchObject({
      etat: 'defaut',
      message: expect.stringMatching(/octets ajoutés/u) as string,
    });
  });

  it('a byte changed under the signature', () => {
    const pdf = signer({ par: camille, date: LE });
    pdf[60]! ^= 1;
    const [one] = lireSignatures(pdf);
    expect(one).toMatchObject({ octets: false, cle: true, couverture: 'entiere' });
    expect(verdictDe(one!).message).toMatch(/modifié/u);
  });

  it('partly covered: a gap wider than the signature', () => {
    const [one] = lireSignatures(signer({ par: camille, date: LE, oubli: 12 }));
    expect(one).toMatchObject({ octets: true, cle: true, couverture: 'partielle' });
    expect(verdictDe(one!)).toMatchObject({
      etat: 'defaut',
      message: expect.stringMatching(/une partie/u) as string,
    });
  });

  it('by a certificate that had expired at the stated time', () => {
    const [one] = lireSignatures(signer({ par: perimee, date: LE }));
    expect(one).toMatchObject({ octets: true, cle: true, certificat: 'expire' });
    expect(verdictDe(one!).message).toMatch(/expiré/u);
  });

  it('several: the first is followed by the other, which covers all', () => {
    const un = signer({ par: camille, date: LE });
    const deux = lireSignatures(signer({ par: dominique, date: '2026-11-21T08:00:00Z' }, un));
    expect(deux.map(({ signataire, couverture, suivantes }) => [signataire, couverture, suivantes])).toEqual([
      ['Camille EXEMPLE', 'avant_ajouts', 1],
      ['Dominique ESSAI', 'entiere', 0],
    ]);
    expect(deux.map((one) => verdictDe(one).etat)).toEqual(['savoir', 'intacte']);
  });

  it('a time that only the dictionary says, and none at all', () => {
    const [dictionnaire] = lireSignatures(
      signer({ par: camille, date: null, mention: "D:20261120113000+01'00'" }),
    );
    expect(dictionnaire).toMatchObject({
      declaree: { date: LE, source: 'dictionnaire' },
      certificat: 'en_cours',
    });
    const [rien] = lireSignatures(signer({ par: camille, date: null }));
    expect(rien).toMatchObject({ declaree: null, certificat: 'inconnue' });
    expect(verdictDe(rien!).etat).toBe('savoir');
  });

  it('a signature put in the place of another no longer holds', () => {
    const [a, b] = [
      signer({ par: camille, date: LE }),
      signer({ par: dominique, date: LE, mention: 'D:2026' }),
    ];
    const contents = /<[0-9a-f]{1000,}>/u;
    const [voulue] = contents.exec(b.toString('latin1')) ?? [''];
    const melange = Buffer.from(a.toString('latin1').replace(contents, voulue), 'latin1');
    expect(lireSignatures(melange)[0]).toMatchObject({ signataire: 'Dominique ESSAI', octets: false });
  });

  it('whatever the bytes, nothing is thrown but a refusal in words, and no changed byte passes for intact', () => {
    const pdf = signer({ par: camille, date: LE });
    const changements = fc.array(
      fc.record({ at: fc.nat(pdf.length - 1), par: fc.integer({ min: 1, max: 255 }) }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(changements, (all) => {
        const autre = Buffer.from(pdf);
        for (const { at, par } of all) autre[at]! ^= par;
        if (autre.equals(pdf)) return;
        const found = lireSignatures(autre);
        // The digits of the signature are not under it: their case, and the filling after it, may change.
        const [zone] = [/<[^>]{1000,}>/u.exec(pdf.toString('latin1'))];
        const [de, a] = [zone?.index ?? 0, (zone?.index ?? 0) + (zone?.[0].length ?? 0)];
        const dehors =
          autre.subarray(0, de).equals(pdf.subarray(0, de)) && autre.subarray(a).equals(pdf.subarray(a));
        if (!dehors) expect(found.every((one) => verdictDe(one).etat !== 'intacte')).toBe(true);
      }),
      tirage('PDF signés altérés', 150, 3000),
    );
    for (const bytes of [Buffer.alloc(0), Buffer.from('%PDF-1.7 /ByteRange [0 1 2'), Buffer.from('bonjour')])
      expect(lireSignatures(bytes)).toEqual([]);
    expect(lireSignatures(Buffer.from('%PDF-1.7 /ByteRange [0 9 9999999999 1]'))).toMatchObject([
      { couverture: 'partielle', octets: null },
    ]);
  });
});
