import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { DocumentLu } from '#domain/importation/document';
import { lireDocument } from '../../src-main/reading/formats/lire-document';
import { abstrait, docx, liste, lvl, num, p, r, W_STRICT } from '../support/office';
import { montre } from '../support/documents-lus';
import type { Docx } from '../support/office';

const lire = (donne: Docx): Promise<DocumentLu> => lireDocument(docx(donne));
const lignes = async (donne: Docx): Promise<readonly string[]> => montre(await lire(donne));
const aPart = async (donne: Docx): Promise<readonly string[]> =>
  (await lire(donne)).horsTexte.map(({ nature, texte, ancre }) =>
    [nature, texte, ...(ancre === undefined ? [] : [ancre])].join(' : '),
  );

const style = (id: string, content: string, type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${content}</w:style>`;
const run = (content: string): string => `<w:r>${content}</w:r>`;
const champ = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);
const instr = (code: string): string => run(`<w:instrText>${code}</w:instrText>`);
const par = (content: string, pPr = ''): string => `<w:p><w:pPr>${pPr}</w:pPr>${content}</w:p>`;

describe('a number that Word prints by itself', () => {
  it.each([
    ['decimal', ['1', '2', '3']],
    ['decimalZero', ['01', '02', '03']],
    ['lowerRoman', ['i', 'ii', 'iii']],
    ['upperRoman', ['I', 'II', 'III']],
    ['lowerLetter', ['a', 'b', 'c']],
    ['upperLetter', ['A', 'B', 'C']],
    ['ordinal', ['1er', '2e', '3e']],
    ['ordinalText', ['Premier', 'Deuxième', 'Troisième']],
    ['cardinalText', ['Un', 'Deux', 'Trois']],
  ])('is written as its form says: %s', async (format, attendu) => {
    const numeros = abstrait(0, lvl(0, format, 'Article %1')) + liste(1, 0);
    const corps = attendu.map(() => p('x', num(1))).join('');
    expect(await lignes({ corps, numeros })).toEqual(attendu.map((one) => `Article ${one} x`));
  });

  it('follows the language of the paragraph, then of the document', async () => {
    const numeros = abstrait(0, lvl(0, 'ordinal', '%1')) + liste(1, 0);
    const anglais =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>';
    const francais = `${num(1)}<w:rPr><w:lang w:val="fr-FR"/></w:rPr>`;
    expect(await lignes({ corps: p('x', num(1)) + p('y', francais), numeros, styles: anglais })).toEqual([
      '1st x',
      '2e y',
    ]);
  });

  it('goes on after z with aa, bb', async () => {
    const numeros = abstrait(0, lvl(0, 'lowerLetter', '%1)')) + liste(1, 0);
    const lus = await lignes({ corps: p('x', num(1)).repeat(28), numeros });
    expect(lus.slice(25)).toEqual(['z) x', 'aa) x', 'bb) x']);
  });

  it('of a form that is rare is written in digits, and told', async () => {
    const numeros = abstrait(0, lvl(0, 'chicago', '%1')) + liste(1, 0);
    const { remarques, ...lu } = await lire({ corps: p('x', num(1)), numeros });
    expect(montre({ ...lu, remarques })).toEqual(['1 x']);
    expect(remarques).toEqual([expect.stringContaining('vérifiez ces numéros')]);
  });

  it('of a form of one’s own takes the one that older programs know', async () => {
    const propre =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="lowerRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>';
    expect(
      await lignes({
        corps: p('x', num(1)),
        numeros: abstrait(0, propre) + liste(1, 0),
      }),
    ).toEqual(['i. x']);
  });

  it('comes from the style chain, at the level that names the style and not at the one the style says', async () => {
    const styles =
      style('T1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style(
        'T2',
        '<w:pPr><w:numPr><w:ilvl w:val="5"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>',
      ) +
      style('Fils', '<w:basedOn w:val="T2"/>');
    const numeros =
      abstrait(
        0,
        lvl(0, 'decimal', 'Article %1', '<w:pStyle w:val="T1"/>') +
          lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="T2"/>'),
      ) + liste(1, 0);
    const corps = ['T1', 'T2', 'Fils', 'T1', 'T2'].map((id) => p(id, `<w:pStyle w:val="${id}"/>`)).join('');
    const lu = await lire({ corps, styles, numeros });
    expect(montre(lu)).toEqual(['Article 1 T1', '1.1 T2', '1.2 Fils', 'Article 2 T1', '2.1 T2']);
    expect(lu.blocs.map((bloc) => bloc.genre === 'paragraphe' && [bloc.niveau, bloc.titre])).toEqual([
      [0, 1],
      [1, 2],
      [1, 2],
      [0, 1],
      [1, 2],
    ]);
  });

  it('is taken off by number 0, and by a list that the file does not describe', async () => {
    const styles = style('T1', `<w:pPr>${num(1)}</w:pPr>`);
    const numeros = abstrait(0, lvl(0, 'decimal', '%1.')) + liste(1, 0);
    const corps =
      p('a', '<w:pStyle w:val="T1"/>') +
      p('b', `<w:pStyle w:val="T1"/>${num(0)}`) +
      p('c', num(9)) +
      p('d', '<w:pStyle w:val="T1"/>');
    expect(await lignes({ corps, styles, numeros })).toEqual(['1. a', 'b', 'c', '2. d']);
  });

  it('is found through the numbering style that a list only names', async () => {
    const styles = style('Liste', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', 'numbering');
    const numeros =
      abstrait(0, '<w:numStyleLink w:val="Liste"/>') +
      abstrait(1, `<w:styleLink w:val="Liste"/>${lvl(0, 'upperRoman', '%1 –')}`) +
      liste(1, 0) +
      liste(2, 1);
    const corps = p('a', num(1)) + p('b', num(2)) + p('c', num(1));
    expect(await lignes({ corps, styles, numeros })).toEqual(['I – a', 'II – b', 'III – c']);
  });

  it('of a list that names itself through its style is none, and the reading ends', async () => {
    const styles = style('Liste', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'numbering');
    const numeros = abstrait(0, '<w:numStyleLink w:val="Liste"/>') + liste(1, 0);
    expect(await lignes({ corps: p('a', num(1)), styles, numeros })).toEqual(['a']);
  });

  it('is counted by the abstract list, shared by its numbers; a number starts anew once, at its first use', async () => {
    const numeros =
      abstrait(0, lvl(0, 'decimal', '%1.')) +
      liste(1, 0) +
      liste(2, 0) +
      liste(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const corps = [1, 1, 2, 3, 3, 1, 3].map((id) => p(`n${id}`, num(id))).join('');
    expect(await lignes({ corps, numeros })).toEqual([
      '1. n1',
      '2. n1',
      '3. n2',
      '1. n3',
      '2. n3',
      '3. n1',
      '4. n3',
    ]);
  });

  it('may be written by the number in its own way', async () => {
    const numeros =
      abstrait(0, lvl(0, 'decimal', '%1.')) +
      liste(1, 0) +
      liste(2, 0, `<w:lvlOverride w:ilvl="0">${lvl(0, 'lowerLetter', '%1)')}</w:lvlOverride>`);
    expect(await lignes({ corps: p('x', num(1)) + p('y', num(2)), numeros })).toEqual(['1. x', 'b) y']);
  });

  it('starts again under each upper number, unless its level says it does not or after which', async () => {
    const numeros =
      abstrait(
        0,
        lvl(0, 'decimal', '%1') +
          lvl(1, 'decimal', '%1.%2') +
          lvl(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>') +
          lvl(3, 'decimal', '§%4', '<w:lvlRestart w:val="0"/>'),
      ) + liste(1, 0);
    const corps = [0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3].map((niveau) => p('x', num(1, niveau))).join('');
    expect(await lignes({ corps, numeros })).toEqual([
      '1 x', '1.1 x', 'a) x', '§1 x', '1.2 x', 'b) x', '§2 x', '2 x', '2.1 x', 'a) x', '§3 x',
    ]); // prettier-ignore
  });

  it('counts a level that was skipped as begun', async () => {
    const numeros = abstrait(0, lvl(0, 'decimal', '%1') + lvl(1, 'decimal', '%1.%2')) + liste(1, 0);
    const corps = [1, 1, 0, 1].map((niveau) => p('x', num(1, niveau))).join('');
    expect(await lignes({ corps, numeros })).toEqual(['1.1 x', '1.2 x', '2 x', '2.1 x']);
  });

  it('of a legal level writes all its numbers in digits', async () => {
    const numeros =
      abstrait(0, lvl(0, 'upperRoman', 'Titre %1') + lvl(1, 'lowerLetter', '%1.%2', '<w:isLgl/>')) +
      liste(1, 0);
    expect(await lignes({ corps: p('x', num(1)) + p('y', num(1, 1)), numeros })).toEqual([
      'Titre I x',
      '1.1 y',
    ]);
  });

  it('that is a bullet is one, whatever font draws it', async () => {
    const puces = ['\uF0B7', '\uF0A7', '–', 'o'].map((glyphe, niveau) =>
      lvl(niveau, 'bullet', glyphe).replace(
        '</w:lvl>',
        `<w:rPr><w:rFonts w:ascii="${['Symbol', 'Wingdings', 'Arial', 'Courier New'][niveau] ?? ''}"/></w:rPr></w:lvl>`,
      ),
    );
    const numeros = abstrait(0, puces.join('')) + liste(1, 0);
    const corps = puces.map((_, niveau) => p('x', num(1, niveau))).join('');
    expect(await lignes({ corps, numeros })).toEqual(['• x', '▪ x', '– x', '◦ x']);
  });

  it('alone on its line is kept; a bullet of nothing is not', async () => {
    const numeros =
      abstrait(0, lvl(0, 'decimal', 'Article %1')) +
      abstrait(1, lvl(0, 'bullet', '•')) +
      liste(1, 0) +
      liste(2, 1);
    expect(await lignes({ corps: p('', num(1)) + p('', num(2)) + p('Objet'), numeros })).toEqual([
      'Article 1',
      'Objet',
    ]);
  });
});

describe('the text of a Word document', () => {
  it('is walked through whatever contains it', async () => {
    const inner = r('texte');
    const contenants = [
      `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`,
      ...['smartTag', 'customXml', 'hyperlink', 'ins', 'moveTo', 'fldSimple', 'bdo'].map(
        (nom) => `<w:${nom}>${inner}</w:${nom}>`,
      ),
    ];
    const corps =
      contenants.map((one) => par(r('le ') + one)).join('') +
      `<w:sdt><w:sdtContent>${p('un bloc')}</w:sdtContent></w:sdt><w:customXml>${p('un autre')}</w:customXml>`;
    expect(await lignes({ corps })).toEqual([...contenants.map(() => 'le texte'), 'un bloc', 'un autre']);
  });

  it('has rows and cells that controls and insertions hold', async () => {
    const tc = (content: string, tcPr = ''): string => `<w:tc><w:tcPr>${tcPr}</w:tcPr>${content}</w:tc>`;
    const corps = `<w:tbl><w:tr>${tc(p('a'))}<w:sdt><w:sdtContent>${tc(p('b'))}</w:sdtContent></w:sdt></w:tr>
      <w:sdt><w:sdtContent><w:tr>${tc(p('c') + p('d'))}${tc('<w:p/>')}</w:tr></w:sdtContent></w:sdt>
      <w:tr>${tc(p('large'), '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr><w:trPr><w:del/></w:trPr>${tc(p('ôtée'))}${tc(p('aussi'))}</w:tr>
      <w:tr>${tc(`<w:tbl><w:tr>${tc(p('e'))}${tc(p('f'))}</w:tr></w:tbl><w:p/>`)}${tc(p('g'))}</w:tr></w:tbl>`;
    const lu = await lire({ corps });
    expect(lu.blocs).toEqual([
      { genre: 'tableau', lignes: [['a', 'b'], ['c\nd', ''], ['large', ''], ['e f', 'g']] },
    ]); // prettier-ignore
    expect(lu.horsTexte).toEqual([{ nature: 'suppression', texte: 'ôtée\naussi' }]);
  });

  it('has no column where its cells only go over one', async () => {
    const tc = (texte: string, span: number): string =>
      `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${p(texte)}</w:tc>`;
    const corps = `<w:tbl><w:tr>${tc('a', 2)}${tc('b', 1)}</w:tr><w:tr>${tc('c', 2)}${tc('d', 1)}</w:tr><w:tr>${tc('e', 3)}</w:tr></w:tbl>`;
    expect(await lignes({ corps })).toEqual(['| a | b |', '| c | d |', '| e |  |']);
  });

  it('holds the numbers of the items of a cell', async () => {
    const numeros = abstrait(0, lvl(0, 'lowerLetter', '%1)')) + liste(1, 0);
    const corps = `<w:tbl><w:tr><w:tc>${p('x', num(1))}${p('y', num(1))}</w:tc></w:tr></w:tbl>`;
    expect(await lignes({ corps, numeros })).toEqual(['| a) x\nb) y |']);
  });

  it('leaves tracked deletions out and takes insertions in, and says so', async () => {
    const corps =
      par(
        `${r('Le délai est de ')}<w:del>${run('<w:delText>deux</w:delText>')}</w:del><w:ins>${r('trois')}</w:ins>${r(' mois.')}`,
      ) +
      par(`<w:moveFrom>${r('déplacé')}</w:moveFrom>`) +
      par(`<w:moveTo>${r('déplacé')}</w:moveTo>`);
    const lu = await lire({ corps });
    expect(montre(lu)).toEqual(['Le délai est de trois mois.', 'déplacé']);
    expect(lu.horsTexte).toEqual([{ nature: 'suppression', texte: 'deux' }]);
    expect(lu.remarques).toEqual([
      'Une insertion suivie est tenue pour acceptée.',
      'Une suppression suivie est tenue pour acceptée : son texte est laissé de côté.',
      'Un passage déplacé en suivi est lu à sa nouvelle place.',
    ]);
  });

  it('runs on where the end of a paragraph was deleted, with the properties of the one that is left', async () => {
    const numeros = abstrait(0, lvl(0, 'decimal', '%1.')) + liste(1, 0);
    const otee = '<w:rPr><w:del/></w:rPr>';
    const corps = p('Un', `${num(1)}${otee}`) + p(' seul', num(1)) + p('alinéa', num(1)) + p('fin', otee);
    expect(await lignes({ corps, numeros })).toEqual(['1. Un seul', '2. alinéa', 'fin']);
  });

  it('of a field is its result and not its code, across paragraphs and inside another', async () => {
    const corps =
      par(
        r('voir ') +
          champ('begin') +
          instr(' REF x ') +
          champ('begin') +
          instr('PAGE') +
          champ('separate') +
          r('7') +
          champ('end') +
          champ('separate') +
          r('le premier'),
      ) +
      par(r('alinéa') + champ('end') + r(' ci-dessus')) +
      par(champ('begin') + instr('SANS RÉSULTAT') + champ('end') + r('suite'));
    expect(await lignes({ corps })).toEqual(['voir le premier', 'alinéa ci-dessus', 'suite']);
  });

  it('hidden by a field that never ends is told, not lost', async () => {
    const corps = par(champ('begin') + instr('REF x') + r('perdu')) + p('aussi');
    expect(await aPart({ corps })).toEqual(['texte_masque : perdu\naussi']);
  });

  it('of a table of contents stands apart', async () => {
    const champs =
      par(champ('begin') + instr(' TOC \\o ') + champ('separate') + r('Objet\t1')) +
      par(r('Durée\t2') + champ('end'));
    const sdt = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Sommaire')}</w:sdtContent></w:sdt>`;
    const lu = await lire({ corps: sdt + champs + p('Texte') });
    expect(montre(lu)).toEqual(['Texte']);
    expect(lu.horsTexte).toEqual([{ nature: 'sommaire', texte: 'Sommaire\nObjet 1\nDurée 2' }]);
  });

  it('keeps breaks, tabulations, hyphens that join and that may break', async () => {
    const corps = par(
      run(
        '<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:cr/><w:t>f</w:t>',
      ),
    );
    expect(await lignes({ corps })).toEqual(['a\nb\tc\u2011d\u00ADe\nf']);
  });

  it('of two writings of one thing is read once; text boxes stand apart', async () => {
    const boite = (nom: string, texte: string): string =>
      `<w:${nom}><wps:txbx><w:txbxContent>${p(texte)}</w:txbxContent></wps:txbx></w:${nom}>`;
    const deux = (requires: string): string =>
      run(
        `<mc:AlternateContent><mc:Choice Requires="${requires}">${boite('drawing', 'nouvelle')}</mc:Choice><mc:Fallback>${boite('pict', 'ancienne')}</mc:Fallback></mc:AlternateContent>`,
      );
    expect(await aPart({ corps: par(r('a') + deux('wps') + deux('inconnu')) })).toEqual([
      'zone_de_texte : nouvelle',
      'zone_de_texte : ancienne',
    ]);
  });

  it('has its headers, footers, notes and comments apart, with the words they are called from', async () => {
    const corps = par(
      r('Le conseil') +
        run('<w:footnoteReference w:id="2"/>') +
        r(' se réunit') +
        run('<w:commentReference w:id="0"/>') +
        r('.'),
    );
    const lu = await lire({
      corps,
      notes: `<w:footnote w:id="-1">${p('séparateur')}</w:footnote><w:footnote w:id="2">${par(run('<w:footnoteRef/><w:footnoteReference w:id="2"/>') + r(' Une note.'))}</w:footnote>`,
      commentaires: `<w:comment w:id="0">${p('À revoir')}</w:comment>`,
      entete: p('Région'),
      pied: p('Page 1'),
    });
    expect(montre(lu)).toEqual(['Le conseil se réunit.']);
    expect(lu.horsTexte).toEqual([
      { nature: 'note', texte: 'Une note.', ancre: 'Le conseil' },
      { nature: 'commentaire', texte: 'À revoir', ancre: 'Le conseil se réunit' },
      { nature: 'en_tete', texte: 'Région' },
      { nature: 'pied', texte: 'Page 1' },
    ]);
    expect(lu.remarques).toEqual(['Un commentaire ne fait pas partie du texte.']);
  });

  it('that is hidden stands apart, by itself, by its style or by the style of the paragraph', async () => {
    const styles =
      style('Cache', '<w:rPr><w:vanish/></w:rPr>', 'character') +
      style('Masque', '<w:rPr><w:vanish/></w:rPr>');
    const corps =
      par(r('vu') + r(' un', '<w:vanish/>') + r(' deux', '<w:rStyle w:val="Cache"/>')) +
      p('trois', '<w:pStyle w:val="Masque"/>') +
      p('montré', '<w:pStyle w:val="Masque"/>', '<w:vanish w:val="0"/>');
    const lu = await lire({ corps, styles });
    expect(montre(lu)).toEqual(['vu', 'montré']);
    expect(lu.horsTexte.map(({ texte }) => texte)).toEqual(['un deux', 'trois']);
  });

  it('tells what it cannot read: symbols, other files, pictures, struck text, prompts', async () => {
    const corps =
      par(
        run('<w:sym w:font="Wingdings" w:char="F0A8"/>') +
          r(' oui ') +
          run('<w:sym w:font="Inconnue" w:char="F012"/>'),
      ) +
      '<w:altChunk/>' +
      par(run('<w:pict><v:imagedata/></w:pict>') + r('barré', '<w:strike/>')) +
      par(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Cliquez ici')}</w:sdtContent></w:sdt>`,
      );
    const lu = await lire({ corps });
    expect(montre(lu)).toEqual(['☐ oui \uFFFD', 'barré', 'Cliquez ici']);
    expect(lu.remarques).toHaveLength(5);
  });

  it('says which paragraphs are headings and which are in bold, through their styles', async () => {
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
      style('A', '<w:rPr><w:b/></w:rPr><w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
      style('B', '<w:basedOn w:val="A"/>') +
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>';
    const dit = async (corps: string): Promise<unknown> => {
      const [bloc] = (await lire({ corps, styles })).blocs;
      return bloc?.genre === 'paragraphe' && [bloc.titre, bloc.gras, ...(bloc.enGras ?? [])];
    };
    expect(await dit(p('x', '<w:pStyle w:val="B"/>'))).toEqual([3, true]);
    expect(
      await dit(p('x', '<w:pStyle w:val="B"/><w:outlineLvl w:val="9"/>', '<w:b w:val="false"/>')),
    ).toEqual([null, false]);
    expect(await dit(p('x', '<w:pStyle w:val="H"/>'))).toEqual([2, false]);
    expect(await dit(par(r('x', '<w:b/>') + r(' ') + r('y', '<w:b/>')))).toEqual([null, true]);
    expect(await dit(par(r('x', '<w:b/>') + r('y')))).toEqual([null, false, 'x']);
    // A blank between two words in bold is theirs; the words that follow are not.
    expect(
      await dit(par(r('a ') + r('x', '<w:b/>') + r(' ') + r('y', '<w:b/>') + r(' z ') + r('t', '<w:b/>'))),
    ).toEqual([null, false, 'x y', 't']);
  });

  it('is found by the address of its vocabulary, strict or not', async () => {
    expect(await lignes({ corps: p('texte'), espace: W_STRICT })).toEqual(['texte']);
    await expect(lire({ corps: p('texte'), espace: 'http://exemple.fr/w' })).rejects.toThrow(
      /pas un document Word/u,
    );
  });

  it('is what another reader finds in an ordinary file', async () => {
    const bytes = readFileSync(
      join(import.meta.dirname, '../fixtures/conventions/1-normandie-trois-signataires.docx'),
    );
    const lu = await lireDocument(bytes);
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    const sansBlanc = (texte: string): string => texte.replaceAll(/\s+/gu, '');
    const textes = lu.blocs.flatMap((bloc) =>
      bloc.genre === 'tableau' ? bloc.lignes.map((cells) => cells.join(' ')) : [bloc.texte],
    );
    expect(sansBlanc(value).length).toBeGreaterThan(3000);
    expect(sansBlanc(textes.join(''))).toBe(sansBlanc(value));
    expect(lu.horsTexte.map(({ nature }) => nature)).toContain('pied');
  });
});
