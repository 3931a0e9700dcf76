import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bloc, DocumentLu } from '#domain/importation/document';
import { blocsDeLignes } from '#domain/importation/lignes';
import { lireConvention } from '#domain/importation/lire-convention';
import type { ConventionLue } from '#domain/importation/lue';
import { phrases } from '#domain/importation/phrases';
import { tirage } from '../../support/essais';
import { lignesDe } from './texte';

/*
 * Whatever a file says, each of its sentences is in the reading or among those it says it did not place. Each sentence
 * here bears a word of its own: it is sought, and nothing of how the reading is made helps to find it.
 */

const propre = (n: number): string =>
  `zq${String(n)
    .split('')
    .map((figure) => 'abcdefghij'.charAt(Number(figure)))
    .join('')}zq`;

/** Everything a person is shown of the reading. */
const montre = (lue: ConventionLue): string =>
  JSON.stringify({ ...lue, doutes: [], clauses: lue.clauses.map(({ dit }) => dit) }).toLowerCase();

const OUVERTURES = [
  'Convention', 'CONVENTION CADRE', 'Entre', 'Entre :', 'Entre les soussignés :', 'Et', 'Et, d’autre part,', 'd’une part,',
  'L’État, représenté par', 'la Région, représentée par sa présidente, Madame', 'représenté par :', 'En présence de :',
  'ci-après dénommée « la », ', 'Vu', 'Vu le code', 'Considérant que', 'Il est convenu ce qui suit :', 'PRÉAMBULE', 'Article 1er –',
  'Article 2', 'ARTICLE III :', 'TITRE I', 'Chapitre 2 –', '2.1', '4 bis.', 'I –', 'A.', '1.', '1)', 'a)', '-', '•', 'Annexe',
  'ANNEXE 2 :', 'Fait à Lyon', 'Fait à', 'À Dijon, le', 'en trois exemplaires', 'Pour l’État,', 'Le préfet,', 'Sommaire', '',
  'La convention prend effet à la dernière signature', 'Elle peut être résiliée', 'habilité par', 'Madame Claire', 'par délégation',
] as const; // prettier-ignore
const FINS = [
  '',
  '.',
  ' ;',
  ',',
  ' :',
  ' représenté par',
  '……… 3',
  '\t4',
  ' ce qui suit :',
  ' »',
  ' (« »)',
] as const;

const ligne = fc.tuple(
  fc.constantFrom(...OUVERTURES),
  fc.constantFrom('', 'le', 'de la', '« ', 'Madame', 'MODÈLE,', 'D’UN', 'et', 'mais que'),
  fc.constantFrom(...FINS),
  fc.boolean(),
);
const bloc = fc.record({
  lignes: fc.array(ligne, { minLength: 1, maxLength: 3 }),
  marque: fc.constantFrom(null, null, null, '-', '1.', 'a)', '2.1', 'Article 5', 'I.'),
  niveau: fc.constantFrom(null, null, 0, 1, 4),
  titre: fc.constantFrom(null, null, null, 1, 2, 3),
  gras: fc.boolean(),
  tableau: fc.constantFrom(false, false, false, false, true),
});

type Essai = { readonly texte: string; readonly mots: readonly string[]; readonly blocs: readonly Bloc[] };
const essai: fc.Arbitrary<Essai> = fc.array(bloc, { maxLength: 25 }).map((all) => {
  const mots: string[] = [];
  const blocs = all.map(({ lignes, marque, niveau, titre, gras, tableau }): Bloc => {
    const dites = lignes.map(([tete, milieu, fin, capitales]) => {
      const mot = propre(mots.length);
      mots.push(mot);
      return `${tete} ${milieu} ${capitales ? mot.toUpperCase() : mot}${fin}`.trim();
    });
    return tableau
      ? { genre: 'tableau', lignes: dites.map((one) => [one, 'x']) }
      : { genre: 'paragraphe', texte: dites.join('\n'), marque, niveau, titre, gras };
  });
  const texte = blocs
    .map((one) => (one.genre === 'tableau' ? one.lignes.map((row) => row.join('\t')).join('\n') : one.texte))
    .join('\n');
  return { texte, mots, blocs };
});

const perdus = (document: DocumentLu, mots: readonly string[]): readonly string[] => {
  const dit = montre(lireConvention(document)) + JSON.stringify(document.horsTexte).toLowerCase();
  return mots.filter((mot) => !dit.includes(mot));
};

describe('no sentence is lost', () => {
  it('of the blocks of a file', () => {
    fc.assert(
      fc.property(essai, ({ blocs, mots }) => {
        expect(perdus({ format: 'docx', blocs, horsTexte: [], remarques: [] }, mots)).toEqual([]);
      }),
      tirage('conventions de blocs', 400, 20_000),
    );
  });

  it('of the lines of a text', () => {
    fc.assert(
      fc.property(essai, ({ texte, mots }) => {
        expect(perdus({ format: 'texte', ...blocsDeLignes(lignesDe(texte)) }, mots)).toEqual([]);
      }),
      tirage('conventions de lignes', 400, 20_000),
    );
  });

  it('nor does anything written stop the reading', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }), (lines) => {
        const lue = lireConvention({ format: 'texte', ...blocsDeLignes(lignesDe(lines.join('\n'))) });
        expect(new Set(lue.doutes.map(({ id }) => id)).size).toBe(lue.doutes.length);
        const ids = lue.divisions.flatMap(({ alineas }) => alineas.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      tirage('textes quelconques', 300, 10_000),
    );
  });
});

describe('sentences', () => {
  it('end at a stop before a capital, abbreviations and initials apart', () => {
    expect(
      phrases('Voir l’art. L. 6111-3 du code. M. Martin l’a dit ; il signe ! « Oui. » Il a signé.\nFin'),
    ).toEqual([
      'Voir l’art. L. 6111-3 du code.',
      'M. Martin l’a dit ; il signe !',
      '« Oui. »',
      'Il a signé.',
      'Fin',
    ]);
  });
});
