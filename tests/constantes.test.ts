import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONVENTION_AURA } from '../src-main/application/exemples/auvergne-rhone-alpes';

/*
 * What the registry computes and says comes from the convention at hand. No article, delay, wording or party of the
 * sample stands in the sources: they are looked for, comments apart, everywhere but where the samples are.
 */

const ROOT = join(import.meta.dirname, '..');

const sources = (dir: string): readonly string[] =>
  readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name) && !name.split(sep).includes('exemples'))
    .map((name) => join(dir, name).split(sep).join('/'));

/** The text without its comments, each replaced by as many line ends. */
const sansCommentaires = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, ''))
    .replace(/(^|\s)\/\/[^\n]*/gu, '$1');

/** Wording of the sample, where it is quoted. */
const CITATIONS: readonly string[] = [
  'au cours de sa période de validité',
  'à compter de sa date de signature',
  'à la demande de l’une des parties',
  'après avis du CREFOP',
  'non-respect des dispositions',
  'pourra être dénoncée',
  'restée sans effet',
  'demeurée sans effet',
];

const PARTIES = CONVENTION_AURA.parties.flatMap(({ nom, signataires }) => [
  nom,
  ...signataires.map(({ personne }) => personne.nom),
]);

type Constante = { readonly nom: string; readonly motif: RegExp };
const ESPACE = '[ \\u00a0\\u202f]|\\\\u00a0';
const CONSTANTES: readonly Constante[] = [
  {
    nom: 'un article',
    motif: new RegExp(`\\b(?:art\\.|articles?)(?:${ESPACE})*\\d{1,2}(?![\\d]|er| –)`, 'iu'),
  },
  { nom: 'deux mois', motif: new RegExp(`\\bdeux(?:${ESPACE})mois\\b`, 'iu') },
  ...CITATIONS.map((mots) => ({
    nom: mots,
    motif: new RegExp(`«[^»]*${mots}`.replaceAll(' ', `(?:${ESPACE})`).replaceAll('’', "[’']"), 'iu'),
  })),
  ...PARTIES.map((nom) => ({
    nom,
    motif: new RegExp(`\\b${nom.replaceAll(/[.*+?^$()|[\]\\{}]/gu, '\\$&')}\\b`, 'u'),
  })),
];

/** References to the law, which is no convention's: taken out before the line is read. */
const LOI =
  /(?:C\.(?:[ \u00a0]|\\u00a0)(?:trav|civ|com)\.|CPC|CGCT|CRPA|RGPD|[Aa]rrêté du [^,;']+),? art\.[^;')»]*|saisir le juge[^']*/gu;

const found = ['src-shared', 'src-main', 'src-renderer'].flatMap(sources).flatMap((file) =>
  sansCommentaires(readFileSync(join(ROOT, file), 'utf8'))
    .split('\n')
    .flatMap((line, index) =>
      CONSTANTES.filter(({ motif }) => motif.test(line.replace(LOI, ''))).map(
        ({ nom }) => `${file}:${index + 1} ${nom} : ${line.trim()}`,
      ),
    ),
);

describe('the constants of the sample', () => {
  it('are looked for: the sample itself holds some', () => {
    const sample = JSON.stringify(CONVENTION_AURA);
    const cited = [sample, ...CITATIONS.map((mots) => `« ${mots} »`)];
    for (const { nom, motif } of CONSTANTES)
      expect([nom, cited.some((text) => motif.test(text))]).toEqual([nom, true]);
  });

  it('stand in no source', () => {
    expect(found).toEqual([]);
  });
});
