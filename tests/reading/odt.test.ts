import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentLu } from '#domain/importation/document';
import { lireDocument } from '../../src-main/reading/formats/lire-document';
import { montre } from '../support/documents-lus';
import { odt } from '../support/office';
import type { Odt } from '../support/office';

const lire = (donne: Odt): Promise<DocumentLu> => lireDocument(odt(donne));
const lignes = async (donne: Odt): Promise<readonly string[]> => montre(await lire(donne));

const p = (texte: string, style = ''): string => `<text:p text:style-name="${style}">${texte}</text:p>`;
const h = (texte: string, niveau = 1, autres = ''): string =>
  `<text:h text:outline-level="${niveau}" ${autres}>${texte}</text:h>`;
const item = (content: string, autres = ''): string =>
  `<text:list-item ${autres}>${content}</text:list-item>`;
const liste = (content: string, autres = 'text:style-name="L"'): string =>
  `<text:list ${autres}>${content}</text:list>`;
const niveau = (rang: number, format: string, autres = ''): string =>
  `<text:list-level-style-number text:level="${rang}" style:num-format="${format}" ${autres}/>`;
const style = (nom: string, lettres: string, autres = '', famille = 'paragraph'): string =>
  `<style:style style:name="${nom}" style:family="${famille}" ${autres}><style:text-properties ${lettres}/></style:style>`;
const styleListe = (content: string, nom = 'L'): string =>
  `<text:list-style style:name="${nom}">${content}</text:list-style>`;

describe('a number that OpenDocument prints by itself', () => {
  it.each([
    ['1', '', ['1', '2', '3']],
    ['01, 02, 03, ...', '', ['01', '02', '03']],
    ['i', '', ['i', 'ii', 'iii']],
    ['I', '', ['I', 'II', 'III']],
    ['A', '', ['A', 'B', 'C']],
    ['1st', '', ['1er', '2e', '3e']],
    ['', '', ['', '', '']],
    ['a', 'text:start-value="26"', ['z', 'aa', 'ab']],
    ['a', 'text:start-value="26" style:num-letter-sync="true"', ['z', 'aa', 'bb']],
  ])('is written as its form says: %s %s', async (format, autres, attendu) => {
    const propres = styleListe(niveau(1, format, `style:num-prefix="(" style:num-suffix=")" ${autres}`));
    const corps = liste(item(p('x')).repeat(3));
    expect(await lignes({ corps, propres })).toEqual(attendu.map((one) => `(${one}) x`));
  });

  it('shows as many levels as it says, or the pattern it gives', async () => {
    const motif = 'loext:num-list-format="Art. %1%-%2%"';
    const propres = styleListe(
      niveau(1, 'I') + niveau(2, '1', 'text:display-levels="2" style:num-suffix="."') + niveau(3, 'a', motif),
    );
    const corps = liste(item(p('x') + liste(item(p('y') + liste(item(p('z')), '')), '')));
    expect(await lignes({ corps, propres })).toEqual(['I x', 'I.1. y', 'Art. I-1 z']);
  });

  it('stands before the first paragraph of its item alone, and before none of a list header', async () => {
    const propres = styleListe(niveau(1, '1', 'style:num-suffix="."'));
    const corps = liste(
      `<text:list-header>${p('en-tête')}</text:list-header>${item(p('un') + p('suite'))}${item(p('deux'))}`,
    );
    expect(await lignes({ corps, propres })).toEqual(['en-tête', '1. un', 'suite', '2. deux']);
  });

  it('starts again in each list and sublist, goes on where it is told to, takes the value it is given', async () => {
    const propres = styleListe(niveau(1, '1') + niveau(2, 'a'));
    const corps =
      liste(
        item(p('x') + liste(item(p('y')), '') + p('-') + liste(item(p('y')), '')) + item(p('x')),
        'text:style-name="L" xml:id="l1"',
      ) +
      liste(item(p('nouvelle'))) +
      liste(item(p('suite')), 'text:style-name="L" text:continue-numbering="true"') +
      liste(item(p('reprise')), 'text:style-name="L" text:continue-list="l1"') +
      liste(item(p('sept'), 'text:start-value="7"') + item(p('huit')));
    expect(await lignes({ corps, propres })).toEqual([
      '1 x', 'a y', '-', 'a y', '2 x', '1 nouvelle', '2 suite', '3 reprise', '7 sept', '8 huit',
    ]); // prettier-ignore
  });

  it('counts a level that was skipped as begun', async () => {
    const propres = styleListe(niveau(1, '1') + niveau(2, '1', 'text:display-levels="2"'));
    const corps = liste(item(liste(item(p('x')), '')) + item(p('y')));
    expect(await lignes({ corps, propres })).toEqual(['1.1 x', '2 y']);
  });

  it('of a heading comes from the outline, unless the heading or its own style is taken out of it', async () => {
    const styles =
      style('Titre', '', 'style:default-outline-level="1" style:list-style-name=""') +
      style('Libre', '', 'style:parent-style-name="Titre" style:list-style-name=""') +
      `<text:outline-style>${['1', '2'].map((rang) => `<text:outline-level-style text:level="${rang}" style:num-format="1" text:display-levels="${rang}"/>`).join('')}</text:outline-style>`;
    const corps =
      h('a', 1, 'text:style-name="Titre"') + h('b', 2) + h('c', 1, 'text:style-name="Libre"') +
      h('d', 1, 'text:is-list-header="true"') + h('e', 2) + h('f', 1, 'text:restart-numbering="true" text:start-value="9"'); // prettier-ignore
    const lu = await lire({ corps, styles });
    expect(montre(lu)).toEqual(['1 a', '1.1 b', 'c', 'd', '1.2 e', '9 f']);
    expect(lu.blocs.map((bloc) => bloc.genre === 'paragraphe' && bloc.titre)).toEqual([1, 2, 1, 1, 2, 1]);
  });

  it('that is a bullet or a picture is a bullet', async () => {
    const propres = styleListe(
      '<text:list-level-style-bullet text:level="1" text:bullet-char="\uF0B7"/><text:list-level-style-image text:level="2"/><text:list-level-style-bullet text:level="3" text:bullet-char="–" style:num-suffix="–"/>',
    );
    const corps = liste(item(p('x') + liste(item(p('y') + liste(item(p('z')), '')), '')));
    expect(await lignes({ corps, propres })).toEqual(['• x', '• y', '– z']);
  });
});

describe('the text of an OpenDocument text', () => {
  it('has the spaces, tabulations and breaks that the page shows', async () => {
    const corps = p(
      '  un\n   <text:span> deux</text:span> <text:s text:c="2"/>trois<text:tab/>x<text:line-break/>y<text:soft-page-break/>z',
    );
    expect(await lignes({ corps })).toEqual(['un deux   trois\tx\nyz']);
  });

  it('has its tables as the page shows them: nested, covered, repeated as much as may be', async () => {
    const cell = (content: string, autres = ''): string =>
      `<table:table-cell ${autres}>${content}</table:table-cell>`;
    const row = (content: string, autres = ''): string =>
      `<table:table-row ${autres}>${content}</table:table-row>`;
    const corps = `<table:table><table:table-header-rows>${row(cell(p('a')) + cell(p('b')))}</table:table-header-rows>
      ${row(`${cell(p('c') + p('d'), 'table:number-columns-spanned="2"')}<table:covered-table-cell/>`)}
      ${row(cell(`<table:table>${row(cell(p('e')) + cell(p('f')))}</table:table>`) + cell(p('g')))}
      ${row(cell(p('h'), 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"')}
      ${row(cell(''), 'table:number-rows-repeated="1000000"')}</table:table>`;
    expect((await lire({ corps })).blocs).toEqual([
      {
        genre: 'tableau',
        lignes: [['a', 'b'], ['c\nd', ''], ['e f', 'g'], ['h', 'h'], ['h', 'h'], ['', '']],
      },
    ]); // prettier-ignore
  });

  it('repeated without end inside rows that are, is read once and told', async () => {
    const repete = (content: string): string =>
      `<table:table><table:table-row table:number-rows-repeated="999999"><table:table-cell table:number-columns-repeated="999">${content}</table:table-cell></table:table-row></table:table>`;
    const lu = await lire({ corps: repete(repete(repete(p('texte')))) });
    expect(JSON.stringify(lu).length).toBeLessThan(3_000_000);
    expect(lu.remarques).toEqual([expect.stringContaining('laissée de côté')]);
  });

  it('leaves out what was deleted, and tells it with the insertions', async () => {
    const region = (content: string): string => `<text:changed-region>${content}</text:changed-region>`;
    const corps = `<text:tracked-changes>${region(`<text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info>${p('ôté')}</text:deletion>`)}${region('<text:insertion/>')}</text:tracked-changes>${p('gardé<text:change-start/> et ajouté<text:change-end/>')}`;
    const lu = await lire({ corps });
    expect(montre(lu)).toEqual(['gardé et ajouté']);
    expect(lu.horsTexte).toEqual([{ nature: 'suppression', texte: 'ôté' }]);
    expect(lu.remarques).toHaveLength(2);
  });

  it('has notes, comments, boxes, contents, headers and footers apart', async () => {
    const corps =
      `<text:table-of-content><text:index-body><text:index-title>${p('Sommaire')}</text:index-title>${p('Objet 1')}</text:index-body></text:table-of-content>` +
      p(
        `Le conseil<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('Une note.')}</text:note-body></text:note> siège<office:annotation><dc:creator>X</dc:creator>${p('À revoir')}</office:annotation>.`,
      ) +
      `<text:section>${p('<draw:frame><draw:text-box><text:p>encadré</text:p></draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame>fin')}</text:section>` +
      `<text:section text:display="none">${p('section masquée')}</text:section>`;
    const page = `<style:header>${p('Région')}</style:header><style:footer>${p('Page <text:page-number>1</text:page-number>')}</style:footer><style:footer-left style:display="false">${p('jamais')}</style:footer-left>`;
    const lu = await lire({ corps, page });
    expect(montre(lu)).toEqual(['Le conseil siège.', 'fin']);
    expect(lu.horsTexte).toEqual([
      { nature: 'note', texte: 'Une note.', ancre: 'Le conseil' },
      { nature: 'commentaire', texte: 'À revoir', ancre: 'Le conseil siège' },
      { nature: 'zone_de_texte', texte: 'encadré' },
      { nature: 'texte_masque', texte: 'section masquée' },
      { nature: 'en_tete', texte: 'Région' },
      { nature: 'pied', texte: 'Page 1' },
      { nature: 'sommaire', texte: 'Sommaire\nObjet 1' },
    ]);
    expect(lu.remarques).toEqual(['Un commentaire ne fait pas partie du texte.', 'Une image n’est pas lue.']);
  });

  it('knows bold and hidden letters through their styles', async () => {
    const propres =
      style('G', 'fo:font-weight="bold"') + style('F', '', 'style:parent-style-name="G"') +
      style('N', 'fo:font-weight="normal"', '', 'text') + style('C', 'text:display="none"', '', 'text'); // prettier-ignore
    const corps =
      p('gras', 'F') +
      p('gras <text:span text:style-name="N">non</text:span>', 'F') +
      p('vu<text:span text:style-name="C">caché</text:span>');
    const lu = await lire({ corps, propres });
    expect(
      lu.blocs.map((bloc) => bloc.genre === 'paragraphe' && [bloc.texte, bloc.gras, bloc.enGras]),
    ).toEqual([
      ['gras', true, undefined],
      ['gras non', false, ['gras ']],
      ['vu', false, undefined],
    ]);
    expect(lu.horsTexte).toEqual([{ nature: 'texte_masque', texte: 'caché' }]);
  });

  it('is that of the sample, whole and in order', async () => {
    const dossier = join(import.meta.dirname, '../fixtures/conventions');
    const bytes = readFileSync(join(dossier, '2-bretagne-cinq-parties.odt'));
    const texte = readFileSync(join(dossier, '2-bretagne-cinq-parties.txt'), 'utf8');
    const lu = await lireDocument(bytes);
    const serre = (un: string): string => un.replaceAll(/\s+/gu, '');
    const debut = (un: string): string => serre(un.split('Fait à')[0] ?? '');
    const vu = montre(lu)
      .map((line) => line.replaceAll(/^\| | \|$| \| /gu, ''))
      .join('\n');
    expect(debut(vu).replaceAll('–', '-')).toBe(debut(texte).replaceAll('–', '-'));
    expect(lu.blocs.filter(({ genre }) => genre === 'tableau').length).toBeGreaterThan(0);
  });
});
