import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lireConvention } from '#domain/importation/lire-convention';
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
