import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lireConvention } from '#domain/importation/lire-convention';
import type { DocumentLu } from '#domain/importation/document';
import type { ConventionLue } from '#domain/importation/lue';
import { plierTexte } from '#domain/french';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { documentDe } from './texte';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');
const lire = (fichier: string): ConventionLue =>
  lireConvention(documentDe(readFileSync(join(FIXTURES, fichier), 'utf8')));

/** The words of a text, however the page prints its capitals, its spaces and its dashes. */
const mots = (texte: string): string =>
  plierTexte(texte)
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();

/** Every text of a reading. */
function textes(lue: ConventionLue): readonly string[] {
  return [
    lue.titre,
    ...lue.parties.flatMap(({ nom, ditCiApres, mentions, qualites = [], signataires }) => [
      nom,
      ditCiApres ?? '',
      ...mentions,
      ...qualites.map(({ dit }) => dit),
      ...signataires.flatMap(({ prenom, nom: son, fonction }) => [prenom ?? '', son ?? '', fonction]),
    ]),
    ...lue.enPresenceDe,
    ...lue.visas,
    ...lue.considerants,
    lue.formule ?? '',
    ...lue.divisions.flatMap(({ entete, intitule, alineas }) => [
      entete,
      intitule,
      ...alineas.map(({ texte }) => texte),
    ]),
  ];
}

type Attendu = {
  readonly titre: string;
  readonly region: string;
  readonly parties: readonly { readonly nom: string; readonly signataires: readonly unknown[] }[];
  readonly enPresenceDe: readonly string[];
  readonly visas: number;
  readonly considerants: number;
  readonly divisions: readonly {
    readonly niveau: number;
    readonly numero: string | null;
    readonly intitule: string;
    readonly alineas: number;
    readonly tableaux?: number;
  }[];
  readonly exemplaires: number | null;
  readonly lieu: string;
  readonly faitLe: string | null;
  readonly clauses: readonly { readonly nature: string; readonly parametres: object; readonly dit: string }[];
  readonly phrases: readonly string[];
};

/** What a clause says, without what its text leaves open. */
const dits = (parametres: object): object =>
  Object.fromEntries(
    Object.entries(parametres)
      .filter(
        ([cle, valeur]) =>
          cle !== 'nature' && valeur !== null && !(Array.isArray(valeur) && valeur.length === 0),
      )
      .map(([cle, valeur]) => [cle, cle === 'preavis' ? { ...valeur, avant: 'terme' } : valeur]),
  );

describe.each([
  '1-normandie-trois-signataires',
  '2-bretagne-cinq-parties',
  '3-bourgogne-franche-comte-copie-pdf',
])('the sample %s', (nom) => {
  const attendu = JSON.parse(
    readFileSync(join(FIXTURES, 'conventions', `${nom}.attendu.json`), 'utf8'),
  ) as Attendu;
  const lue = lire(`conventions/${nom}.txt`);

  it('gives its title, its region and its parties', () => {
    expect(lue.titre).toBe(attendu.titre);
    expect(lue.region).toBe(attendu.region);
    expect(lue.parties.map(({ nom: son, signataires }) => ({ nom: son, signataires }))).toEqual(
      attendu.parties,
    );
    expect(lue.enPresenceDe).toEqual(attendu.enPresenceDe);
  });

  it('gives its visas, its divisions and its closing', () => {
    expect([lue.visas.length, lue.considerants.length]).toEqual([attendu.visas, attendu.considerants]);
    expect(
      lue.divisions.map(({ niveau, numero, intitule, alineas }) => {
        const tableaux = alineas.filter(({ tableau }) => tableau).length;
        return {
          niveau,
          numero,
          intitule: mots(intitule),
          alineas: alineas.length - tableaux,
          ...(tableaux === 0 ? {} : { tableaux }),
        };
      }),
    ).toEqual(attendu.divisions.map((one) => ({ ...one, intitule: mots(one.intitule) })));
    expect([lue.exemplaires, lue.lieu, lue.faitLe]).toEqual([
      attendu.exemplaires,
      attendu.lieu,
      attendu.faitLe,
    ]);
  });

  it('gives its clauses, without doubt', () => {
    expect(
      lue.clauses.map(({ parametres, dit }) => ({
        nature: parametres.nature,
        parametres: dits(parametres),
        dit: dit.slice(0, 60),
      })),
    ).toEqual(attendu.clauses);
    expect(lue.doutes).toEqual([]);
  });

  it('loses no sentence: one in twenty at most has no place, and says so', () => {
    const places = ` ${textes(lue).map(mots).join(' / ')} `;
    const sans = attendu.phrases.filter((phrase) => !places.includes(mots(phrase)));
    const dites = lue.nonPlaces.map(mots).join(' / ');
    expect(sans.filter((phrase) => !dites.includes(mots(phrase)))).toEqual([]);
    expect(sans.length).toBeLessThanOrEqual(attendu.phrases.length / 20);
    expect(lue.nonPlaces.length).toBeLessThanOrEqual(attendu.phrases.length / 20);
  });
});

describe('parties laid out by a page', () => {
  const parties = (document: DocumentLu) =>
    lireConvention(document).parties.map(({ nom, signataires }) => [
      nom,
      ...signataires.map((one) => one.nom),
    ]);
  const CORPS =
    'Il est convenu ce qui suit :\n\nArticle 1 – Objet\n\nLa convention organise l’accueil du public.';

  it('are read in the columns of a table, each above who represents it', () => {
    const { blocs, ...lu } = documentDe(`CONVENTION D’ESSAI\n\nEntre\n\n${CORPS}`);
    const at = blocs.findIndex((bloc) => bloc.genre === 'paragraphe' && bloc.texte === 'Entre') + 1;
    const tableau = {
      genre: 'tableau' as const,
      lignes: [
        ['L’État', 'La Région Bretagne'],
        ['représenté par Madame Ada ESSAI, préfète', 'représentée par Monsieur Luc MODÈLE, président'],
      ],
    };
    const document = { ...lu, blocs: [...blocs.slice(0, at), tableau, ...blocs.slice(at)] };
    expect(parties(document)).toEqual([
      ['L’État', 'ESSAI'],
      ['La Région Bretagne', 'MODÈLE'],
    ]);
    expect(lireConvention(document).doutes).toEqual([]);
  });

  it.each([' ', '\n\n'])('are read where « entre » is printed beside the second of two lines', (espace) => {
    const document = documentDe(
      `CONVENTION D’ESSAI\n\nL’État\n\nENTRE${espace}Représenté par le préfet de région, Madame Ada ESSAI\n\nLa Région Bretagne\n\nET Représentée par le président, Monsieur Luc MODÈLE\n\n${CORPS}`,
    );
    expect(lireConvention(document).titre).toBe('CONVENTION D’ESSAI');
    expect(parties(document)).toEqual([
      ['L’État', 'ESSAI'],
      ['La Région Bretagne', 'MODÈLE'],
    ]);
  });

  it('are read where « entre » and the first of them share a line', () => {
    const document = documentDe(
      `CONVENTION D’ESSAI\n\nENTRE L’État\n\nReprésenté par le préfet de région, Madame Ada ESSAI\n\nET La Région Bretagne\n\nReprésentée par le président, Monsieur Luc MODÈLE\n\n${CORPS}`,
    );
    expect(lireConvention(document).titre).toBe('CONVENTION D’ESSAI');
    expect(parties(document)).toEqual([
      ['L’État', 'ESSAI'],
      ['La Région Bretagne', 'MODÈLE'],
    ]);
  });
});

describe('a chapter whose name is on the next line', () => {
  it('has it, capitals or not, articles following at once', () => {
    const { divisions } = lireConvention(
      documentDe(
        `CONVENTION D’ESSAI\n\nEntre\nL’État, représenté par Madame Ada ESSAI, préfète de région,\n\net\nLa Région Bretagne, représentée par Monsieur Luc MODÈLE, président,\n\nIl est convenu ce qui suit :\n\nChapitre I\nDispositions générales\n\nArticle 1\nObjet\n\nLa convention organise l’accueil du public.\n\nChapitre II\nENGAGEMENTS\n\nArticle 2\nSuivi\n\nUn comité se réunit.`,
      ),
    );
    expect(divisions.map(({ entete, alineas }) => [entete, alineas.length])).toEqual([
      ['Chapitre I – Dispositions générales', 0],
      ['Article 1 – Objet', 1],
      ['Chapitre II – ENGAGEMENTS', 0],
      ['Article 2 – Suivi', 1],
    ]);
  });
});

describe('a heading that announces a clause', () => {
  it('under which none is read is put to the person, and not passed over', () => {
    const lire = (article: string) =>
      lireConvention(
        documentDe(
          `CONVENTION D’ESSAI\n\nEntre\nL’État, représenté par Madame Ada ESSAI, préfète de région,\n\net\nLa Région Bretagne, représentée par Monsieur Luc MODÈLE, président,\n\nIl est convenu ce qui suit :\n\nArticle 1 – Objet\n\nLa convention organise l’accueil du public.\n\n${article}`,
        ),
      ).doutes;
    expect(lire('Article 2 – Résiliation\n\nLes parties se concertent en cas de difficulté.')).toMatchObject([
      { nature: 'clause', dit: 'Article 2 – Résiliation' },
    ]);
    expect(
      lire('Article 2 – Durée\n\nElle est conclue pour une durée de trois ans à compter de sa signature.'),
    ).toEqual([]);
  });
});

describe.each([
  'convention-auvergne-rhone-alpes-2022-2028.txt',
  // The same, copied with the marks of its bold, of its exponents and of its lists.
  'conventions/auvergne-rhone-alpes-balisee.txt',
])('the real convention, %s', (fichier) => {
  const lue = lire(fichier);

  it('gives the record of the sample', () => {
    const { titre, region, parties, visas, formule, divisions, lieu, nombreExemplaires } = CONVENTION_AURA;
    expect([lue.titre, lue.region, lue.formule, lue.lieu, lue.exemplaires]).toEqual([
      titre,
      region,
      formule,
      lieu,
      nombreExemplaires,
    ]);
    expect(lue.parties).toEqual(
      parties.map(({ nom, signataires }) => ({
        nom,
        ditCiApres: null,
        signataires: signataires.map(({ personne, fonction }) => ({
          ...personne,
          fonction: fonction.libelle,
        })),
        mentions: [],
      })),
    );
    expect(lue.visas).toEqual(visas.map(({ texte }) => texte));
    expect(
      lue.divisions.map(({ nature, numero, entete, alineas }) => ({
        nature,
        numero,
        intitule: entete,
        alineas: alineas.map(({ niveau, marque, texte }) => ({ niveau, marque, texte })),
      })),
    ).toEqual(
      divisions.map(({ nature, numero, intitule, alineas }) => ({
        nature,
        numero,
        intitule,
        alineas: alineas.map(({ niveau, marque, texte }) => ({ niveau, marque, texte })),
      })),
    );
    expect(lue.nonPlaces).toEqual([]);
  });

  it('asks about the one list that nothing but a colon opens', () => {
    expect(lue.doutes.map(({ nature, dit }) => [nature, dit.slice(0, 11)])).toEqual([
      ['liste', "S'appuyant "],
    ]);
  });
});
