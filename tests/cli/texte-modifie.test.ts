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

const AVENANT = `AVENANT N° 3
à la convention régionale relative au service public régional de l’orientation

Entre l’État, représenté par la préfète de région,
et la Région, représentée par son président,

Vu le code du travail ;
Vu la convention du 15 septembre 2023 ;

Il est convenu ce qui suit :

Article 1 – Objet

Le présent avenant a pour objet de modifier les modalités de coordination :
- de préciser le rôle du comité ;
- de prévoir la publicité de la convention.

Article 2 – Modification de l’article 7

Au premier alinéa, les mots : « lettre recommandée » sont remplacés par les mots : « lettre simple ».
Il est complété par un alinéa ainsi rédigé :
« La dénonciation est notifiée à toutes les parties. »

Article 3 – Publicité

Après l’article 7, sont insérés deux articles 8 et 9 ainsi rédigés :
« Article 8 – Publicité
La convention est publiée.
Article 9 – Données
Chaque partie respecte le règlement sur les données. »

Article 4 – Divers

Au premier visa, le mot « travail » est remplacé par le mot « emploi ».

Article 5 – Dispositions finales

Les autres dispositions de la convention demeurent inchangées.
Le présent avenant entre en vigueur le 1er janvier 2031.
Fait à Lyon, en quatre exemplaires, le
La préfète
Le président
`;

describe('avenant coller', () => {
  const coller = (...args: readonly string[]) =>
    run('avenant', 'coller', PROJET, '--fichier', fichier('avenant.txt', AVENANT), ...args);

  it('sets aside what is no change, says it all, and reads the rest under its headings', () => {
    const { code, out } = coller();
    const said = plain(out);
    expect(code).toBe(0);
    expect(said).toContain(
      "L'article 7 est ainsi modifié : au premier alinéa, les mots : « lettre recommandée »",
    );
    expect(said).toContain("L'article 7 est complété par un alinéa ainsi rédigé");
    expect(said).toContain("Après l'article 8, il est inséré un article 9 ainsi rédigé");
    expect(said).toMatch(/Phrase non comprise.*visa/u);
    for (const line of AVENANT.split('\n').filter((one) => one.trim() !== ''))
      expect(said.replaceAll(/\s+/gu, ' ')).toContain(
        plain(line)
          .replace(/^Au premier alinéa/u, 'au premier alinéa')
          .replace(/^Il est complété/u, "L'article 7 est complété")
          .replace(
            /^Après l'article 7, sont insérés deux articles 8 et 9 ainsi rédigés/u,
            "Après l'article 7, il est inséré un article 8 ainsi rédigé",
          )
          .trim(),
      );
  });

  it('holds its effect clause against the record', () => {
    expect(plain(coller().out)).toMatch(/prend effet le 1er janvier 2031 ; la prise d'effet enregistrée/u);
  });

  it('records what is understood only when all is, or when told', () => {
    const before = operations().length;
    expect(coller('--confirmer').code).not.toBe(0);
    expect(operations()).toHaveLength(before);
    const done = coller('--confirmer', '--partiel', '--relue');
    expect(done.err).toBe('');
    expect(operations()).toHaveLength(before + 4);
  });
});
