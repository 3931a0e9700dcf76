import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentLu, Paragraphe } from '#domain/importation/document';
import { lireDocument } from '../../src-main/reading/formats/lire-document';
import { montre } from '../support/documents-lus';
import { pdfDe } from '../support/pdf';

const DOSSIER = join(import.meta.dirname, '../fixtures/pdf');

const ATTENDU = [
  'Les partenaires coordonnent leurs permanences dans les bassins d’emploi, échangent régulièrement leurs observations et préparent ensemble la documentation destinée au public accueilli.',
  'Chaque organisme conserve la responsabilité de ses conseillers, de leur rémunération et de leur formation professionnelle, y compris lorsque l’accompagnement est organisé conjointement.',
  '– un compte rendu trimestriel ;',
  '– une synthèse le calendrier prévisionnel des rencontres départementales est communiqué suffisamment tôt pour que les établissements puissent s’organiser.',
];
const TABLEAU = [
  '| Action | Pilote | Terme |',
  '| Ouverture de permanences partagées dans les communes rurales | Organisme consulaire | juin |',
  '| Formation commune | Réseau départemental des missions locales | octobre |',
];
const TITRES = ['Champ', 'Conduite', 'Calendrier', 'Suivi', 'Moyens', 'Information', 'Formation', 'Bilan'];
const TEXTE = [
  'Protocole d’organisation',
  'Il est arrêté ce qui suit :',
  ...TITRES.flatMap((titre, rang) => [
    `Titre ${rang + 1} – ${titre}`,
    // The call of its note is raised.
    ...(rang === 0 ? [`${ATTENDU[0] ?? ''}¹`, ...ATTENDU.slice(1)] : ATTENDU),
    ...(titre === 'Conduite' ? TABLEAU : []),
  ]),
  'Arrêté le premier jour du mois,',
];

describe.each([
  ['whose paragraphs are tagged', 'protocole-balises-true.pdf', true],
  ['without tags, by where its words stand', 'protocole-balises-false.pdf', false],
] as const)('a PDF %s', (_quoi, fichier, balise) => {
  let lu: DocumentLu;
  beforeAll(async () => {
    lu = await lireDocument(readFileSync(join(DOSSIER, fichier)));
  });

  it('is read whole: words cut at line ends, paragraphs over two pages, lists, a table on two pages', () => {
    expect(montre(lu)).toEqual(TEXTE);
  });

  it('has its header, footer and note apart', () => {
    const natures = (quoi: string): readonly string[] => [
      ...new Set(
        lu.horsTexte
          .filter(({ nature }) => nature === quoi)
          .map(({ texte }) => texte.replaceAll(/\d/gu, '#')),
      ),
    ];
    expect(natures('en_tete')).toEqual(['Réseau d’accueil – protocole']);
    expect(natures('pied')).toEqual(['Page # sur #']);
    expect(natures('note')).toEqual(['Une précision que le bas de la page donne.']);
  });

  it('says the headings that its tags say', () => {
    const titres = lu.blocs.filter(
      (bloc): bloc is Paragraphe => bloc.genre === 'paragraphe' && bloc.titre === 1,
    );
    expect(titres).toHaveLength(balise ? TITRES.length : 0);
  });
});

describe('a PDF', () => {
  const ligne = (texte: string, y: number, x = 70): string => `BT /F1 11 Tf ${x} ${y} Td (${texte}) Tj ET`;

  it('keeps the columns of its lines, and the words that are printed twice once', async () => {
    const lu = await lireDocument(
      pdfDe([
        [
          ligne('Action', 700),
          ligne('Terme', 700, 300),
          ligne('Bilan', 686),
          ligne('Bilan', 686, 70.3),
          ligne('juin', 686, 300),
        ].join('\n'),
      ]),
    );
    expect(montre(lu)).toEqual(['| Action | Terme |', '| Bilan | juin |']);
  });

  it('is read when its pages are packed', async () => {
    expect(montre(await lireDocument(pdfDe([ligne('Le texte.', 700)], { serre: 1 })))).toEqual(['Le texte.']);
  });

  it('tells a stamp apart, and the pages that have no text', async () => {
    const tampon = 'BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (PROJET) Tj ET';
    const lu = await lireDocument(pdfDe([`${ligne('Le texte.', 700)}\n${tampon}`, '0 0 10 10 re f']));
    expect(montre(lu)).toEqual(['Le texte.']);
    expect(lu.horsTexte).toEqual([{ nature: 'zone_de_texte', texte: 'PROJET' }]);
    expect(lu.remarques).toEqual(['La page 2 n’a pas de texte à lire : elle est vide, ou c’est une image.']);
  });

  it('whose tags say a line for a paragraph, or leave text out, is read by where its words stand', async () => {
    const phrase = ['Le conseil se', 'prononce sur le', 'projet qui lui', 'est soumis.'];
    const chaque = phrase
      .map((texte, rang) => `/P <</MCID ${rang}>> BDC ${ligne(texte, 700 - 14 * rang)} EMC`)
      .join('\n');
    const seule = `/P <</MCID 0>> BDC ${ligne('Le conseil se', 700)} EMC ${phrase
      .slice(1)
      .map((texte, rang) => ligne(texte, 686 - 14 * rang))
      .join('\n')}`;
    for (const [page, mcids] of [
      [chaque, 4],
      [seule, 1],
    ] as const) {
      const lu = await lireDocument(pdfDe([page], { balises: mcids }));
      expect(montre(lu).join(' ')).toBe(phrase.join(' '));
      expect(lu.horsTexte).toEqual([]);
    }
  });

  it('that is a scan, has too many pages or a password is refused with the reason', async () => {
    await expect(lireDocument(pdfDe(['0 0 10 10 re f']))).rejects.toMatchObject({ code: 'PDF_SANS_TEXTE' });
    const pages = Array.from({ length: 401 }, () => ligne('x', 700));
    await expect(lireDocument(pdfDe(pages))).rejects.toMatchObject({
      code: 'FICHIER_DEMESURE',
      message: expect.stringContaining('401 pages') as string,
    });
    await expect(lireDocument(pdfDe(['x'], { chiffre: true }))).rejects.toMatchObject({
      code: 'FICHIER_PROTEGE',
    });
    const entier = readFileSync(join(DOSSIER, 'protocole-balises-false.pdf'));
    await expect(lireDocument(entier.subarray(0, -100))).rejects.toMatchObject({ code: 'FICHIER_ILLISIBLE' });
    await expect(lireDocument(Buffer.from('%PDF-1.7\nrien'))).rejects.toMatchObject({
      code: 'FICHIER_ILLISIBLE',
    });
  });
});
