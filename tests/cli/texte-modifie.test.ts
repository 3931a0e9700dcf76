import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { docx, p } from '../support/office';
import { porte } from './porte';

const PROJET = 'avenant-axes-schema';
let call: Awaited<ReturnType<typeof porte>>;
let dossier = '';
beforeAll(async () => {
  call = await porte();
  dossier = mkdtempSync(join(tmpdir(), 'crefop-cli-modifie-'));
  run('exemple', '--demonstration');
});

const run = (...args: readonly string[]) =>
  call([...args, '--registre', join(dossier, 'registre'), '--horloge', '2026-11-23']);
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ').replace(/’/gu, "'");
const fichier = (nom: string, contenu: string | Uint8Array): string => {
  const chemin = join(dossier, nom);
  writeFileSync(chemin, contenu);
  return chemin;
};
const operations = (): readonly unknown[] =>
  JSON.parse(run('avenant', 'operations', PROJET, '--json').out) as readonly unknown[];

const ARTICLE_6 = [
  'Article 6 – Durée et révision',
  'La présente convention prend effet à compter de sa date de signature.',
  'Elle est conclue pour la durée du Contrat de plan régional de développement des formations et l’orientation professionnelles (CPRDFOP) 2022-2028.',
  'Au cours de sa période de validité, elle peut être modifiée par voie d’avenant à la demande de l’une des parties et après avis du CREFOP.',
  'Elle est publiée au recueil des actes administratifs.',
];

describe('avenant article', () => {
  it.each([
    ['a text', () => fichier('article.txt', ARTICLE_6.join('\n\n'))],
    [
      'a Word document',
      () => fichier('article.docx', docx({ corps: ARTICLE_6.map((one) => p(one)).join('') })),
    ],
  ])('shows the operations of %s, and records nothing unasked', (_, chemin) => {
    const before = operations().length;
    const { code, out } = run('avenant', 'article', PROJET, '--article', '6', '--fichier', chemin());
    const said = plain(out);
    expect(code).toBe(0);
    expect(said).toContain("L'intitulé de l'article 6 est ainsi rédigé");
    expect(said).toContain("le mot : « avenant » est remplacé par les mots : « voie d'avenant »");
    expect(said).toContain("L'article 6 est complété par un alinéa ainsi rédigé");
    expect(said).toContain("Rien n'est enregistré");
    expect(operations()).toHaveLength(before);
  });

  it('records them all by one act when told', () => {
    const before = operations().length;
    const args = [
      'avenant',
      'article',
      PROJET,
      '--article',
      'article 6',
      '--fichier',
      join(dossier, 'article.txt'),
    ];
    expect(plain(run(...args, '--confirmer').out)).toContain('3 modifications enregistrées');
    expect(operations()).toHaveLength(before + 3);
    expect(plain(run(...args, '--confirmer').out)).toContain('Aucune différence');
    expect(operations()).toHaveLength(before + 3);
  });

  it('says why a text is not the article’s, and what is asked of divisions it has no more', () => {
    const autre = run(
      'avenant',
      'article',
      PROJET,
      '--article',
      '7',
      '--fichier',
      join(dossier, 'article.txt'),
    );
    expect(autre.code).not.toBe(0);
    expect(plain(autre.err)).toContain("ne contient pas l'article 7");
    const tout = run('avenant', 'article', PROJET, '--fichier', join(dossier, 'article.txt'));
    expect(plain(tout.out)).toContain('Absent du texte donné, et gardé : article 7');
  });
});
