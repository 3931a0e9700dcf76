import validate from '@ooxml-tools/validate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { DocumentModel } from '#actes/model';
import { modelToText } from '#actes/texte';
import { signatureRows } from '../../src-main/documents/word/signatures';
import { columnWidths } from '../../src-main/documents/word/tables';
import { createImprimeur } from '../../src-main/documents/imprimeur';
import { TEXT_WIDTH } from '../../src-main/documents/styles';
import { xmlText } from '../../src-main/documents/xml-text';
import { SPECIAUX, cas } from './cas';
import { ETRANGER } from './libreoffice';
import { inOrder } from './order';
import { structuralFaults, unzip } from './structure';

const SOURCE = readFileSync(
  new URL('../fixtures/convention-auvergne-rhone-alpes-2022-2028.txt', import.meta.url),
  'utf8',
);
const imprimeur = createImprimeur();
const CAS = cas();
const named = (nom: string): DocumentModel => CAS.find((one) => one.nom === nom)!.model;

const BASE: DocumentModel = {
  title: 'Titre',
  subject: 'Sujet',
  fileName: 'f',
  header: 'En-tête',
  footer: 'Pied',
  watermark: null,
  blocks: [],
};

describe.each(CAS)('$nom', ({ model }) => {
  it('est un DOCX sans erreur pour l’Open XML SDK', ETRANGER, async () => {
    const errors = await validate(await imprimeur.docx(model), 'docx', 'Microsoft365');
    expect(errors.map(({ description, path }) => `${path.partUri} ${path.xpath} : ${description}`)).toEqual(
      [],
    );
  });

  it('n’a ni style, ni numérotation, ni relation en l’air, et chaque cellule finit par un paragraphe', async () => {
    expect(structuralFaults(await unzip(await imprimeur.docx(model)))).toEqual([]);
  });

  it('porte sa langue, son titre, son sujet, un en-tête et un pied « Page X sur Y »', async () => {
    const parts = await unzip(await imprimeur.docx(model));
    expect(parts['word/styles.xml']).toMatch(
      /<w:docDefaults>[\s\S]*<w:lang [^>]*w:val="fr-FR"[\s\S]*<\/w:docDefaults>/u,
    );
    expect(parts['docProps/core.xml']).toMatch(/<dc:title>[^<]+<\/dc:title>/u);
    expect(parts['docProps/core.xml']).toContain('<dc:creator>Registre CREFOP</dc:creator>');
    const document = parts['word/document.xml'] ?? '';
    // Of each of its parts: a letter for each addressee has its own.
    const parties = document.match(/<w:sectPr[ >]/gu)?.length ?? 0;
    expect(parties).toBeGreaterThan(0);
    expect(document.match(/<w:headerReference/gu)).toHaveLength(2 * parties);
    expect(document.match(/<w:footerReference/gu)).toHaveLength(2 * parties);
    const footer = parts['word/footer1.xml'] ?? '';
    expect(footer).toContain('PAGE</w:instrText>');
    // The pages of one letter among several are counted alone: of how many, the file does not say.
    if (parties === 1) expect(footer).toContain('NUMPAGES</w:instrText>');
    if (model.blocks.some(({ kind }) => kind === 'title'))
      expect(document).toContain('<w:pStyle w:val="Title"/>');
  });
});

describe('le DOCX de la convention réelle', () => {
  it('rend, relu par mammoth, chaque phrase de l’acte dans l’ordre', async () => {
    const bytes = await imprimeur.docx(named('convention réelle'));
    const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(inOrder(SOURCE, value)).toBeNull();
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('a de vrais titres, de vraies listes, les passages gras et les ordinaux de l’acte', async () => {
    const xml = (await unzip(await imprimeur.docx(named('convention réelle'))))['word/document.xml'] ?? '';
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/gu)).toHaveLength(10);
    expect(xml.match(/<w:pStyle w:val="Visa"\/>/gu)).toHaveLength(8);
    expect(xml.match(/<w:numId /gu)?.length).toBeGreaterThan(40);
    expect(xml).toMatch(
      /<w:b\/>(?:<w:bCs\/>)?<\/w:rPr><w:t[^>]*>convention signée par l’État et la Région</u,
    );
    expect(xml).toMatch(/<w:vertAlign w:val="superscript"\/><\/w:rPr><w:t[^>]*>ème</u);
  });

  it('est le même, octet pour octet, à chaque impression, hors propriétés', async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(async () => unzip(await imprimeur.docx(named('convention signée')))),
    );
    for (const [part, xml] of Object.entries(first ?? {})) {
      if (!part.startsWith('docProps/')) expect(second?.[part], part).toBe(xml);
    }
  });
});

describe('la mise en page', () => {
  it('répète la ligne d’en-tête des tableaux et ne coupe aucune ligne', async () => {
    const xml = (await unzip(await imprimeur.docx(named('fiche d’envoi '))))['word/document.xml'] ?? '';
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    const rows = xml.match(/<w:tr>/gu)?.length ?? 0;
    expect(rows).toBeGreaterThan(4);
    expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(rows);
  });

  it('imprime la mention sur la première page comme sur les suivantes, en mots et en filigrane', async () => {
    const parts = await unzip(await imprimeur.docx({ ...BASE, watermark: 'PROJET' }));
    const headers = Object.entries(parts).filter(([part]) => /^word\/header\d+\.xml$/u.test(part));
    expect(headers).toHaveLength(2);
    for (const [, xml] of headers) {
      expect(xml).toContain('>PROJET</w:t>');
      expect(xml).toMatch(/<v:textpath [^>]*string="PROJET"/u);
    }
    const sans = await unzip(await imprimeur.docx(BASE));
    expect(Object.values(sans).join('')).not.toContain('PROJET');
  });

  it('tient « Fait à … » et les signatures ensemble', async () => {
    const xml = (await unzip(await imprimeur.docx(named('avenant signé'))))['word/document.xml'] ?? '';
    const table = /<w:tbl>[\s\S]*Fait à[\s\S]*?<\/w:tbl>/u.exec(xml)?.[0] ?? '';
    const rows = table.split('<w:tr>').slice(1);
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows.slice(0, -1)) expect(row).toContain('<w:keepNext/>');
  });

  it('emporte le dernier article, titre compris, avec les signatures', async () => {
    const xml = (await unzip(await imprimeur.docx(named('avenant signé'))))['word/document.xml'] ?? '';
    const before = xml.slice(0, xml.lastIndexOf('<w:tbl>')).split('<w:p>').slice(-2);
    expect(before[0]).toContain('Entrée en vigueur');
    for (const paragraph of before) expect(paragraph).toContain('<w:keepNext/>');
  });

  it('met en liste, dans une citation, ce que l’acte cité met en liste', async () => {
    const quote = { kind: 'quote', runs: [{ kind: 'text', text: 'au printemps' }] } as const;
    const xml =
      (
        await unzip(
          await imprimeur.docx({
            ...BASE,
            blocks: [quote, { ...quote, liste: { level: 2, marker: null } }],
          }),
        )
      )['word/document.xml'] ?? '';
    const [plain = '', item = ''] = xml.split('<w:p>').slice(1);
    expect(plain).toContain('"CitationActe"');
    expect(plain).not.toContain('<w:keepNext/>');
    expect(item).toMatch(/"CitationListe2"[\s\S]*–[\s\S]*<w:tab\/>[\s\S]*au printemps/u);
  });

  it('garde l’intitulé cité avec ce qu’il annonce, et la citation dans le corps de l’acte', async () => {
    const quote = { kind: 'quote', runs: [{ kind: 'text', text: '« ARTICLE 5-1 : OBJET' }] } as const;
    const parts = await unzip(await imprimeur.docx({ ...BASE, blocks: [{ ...quote, keepWithNext: true }] }));
    expect(parts['word/document.xml']).toMatch(
      /"CitationActe"[\s\S]*<w:keepNext\/>|<w:keepNext\/>[\s\S]*"CitationActe"/u,
    );
    const style = /<w:style [^>]*"CitationActe"[\s\S]*?<\/w:style>/u.exec(
      parts['word/styles.xml'] ?? '',
    )?.[0];
    expect(style).toBeDefined();
    expect(style).not.toMatch(/<w:i\/>|<w:sz /u);
  });

  it('range les signataires par deux ou trois, jamais un seul sous trois autres', () => {
    const sizes = (count: number): readonly number[] =>
      signatureRows(Array.from({ length: count }, (_, index) => index)).map((row) => row.length);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(sizes)).toEqual([
      [],
      [1],
      [2],
      [3],
      [2, 2],
      [3, 2],
      [3, 3],
      [3, 2, 2],
    ]);
  });

  it('partage toute la largeur entre les colonnes', () => {
    for (const shares of [[1], [1, 1, 1], [36, 22, 21, 21], [0, 0], [-1, 2]]) {
      expect(columnWidths(shares).reduce((sum, width) => sum + width, 0)).toBe(TEXT_WIDTH);
    }
  });
});

describe('tout texte saisi', () => {
  it('perd ce que XML interdit, garde le reste, et ne colle jamais deux mots', () => {
    expect(xmlText('a\u000Bb\u0000c\uFFFE\u0085d\r\ne\u2028f')).toBe('a\nbc\nd\ne\nf');
    expect(xmlText('😀 \uD800 & <')).toBe('😀 \uFFFD & <');
  });

  it('arrive entier dans le fichier, sauts de ligne compris', async () => {
    const model: DocumentModel = {
      ...BASE,
      blocks: [
        { kind: 'paragraph', runs: [{ kind: 'text', text: `un\ndeux ${SPECIAUX}` }, { kind: 'break' }] },
      ],
    };
    const bytes = await imprimeur.docx(model);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toContain('& < > " \' «é»');
    expect(value).toContain('😀');
    expect(value).toContain(']]> &amp; <w:p/>');
    // The two line ends, the soft break of a paste, the break of the model.
    expect((await unzip(bytes))['word/document.xml']?.match(/<w:br\/>/gu)).toHaveLength(4);
  });

  it('ne fait pas échouer un document vide ni un tableau ou un bloc de signature sans ligne', async () => {
    const model: DocumentModel = {
      ...BASE,
      blocks: [
        { kind: 'table', caption: 'Vide', header: ['A', 'B'], widths: [], rows: [] },
        {
          kind: 'table',
          caption: 'Courte',
          header: ['A', 'B'],
          widths: [1, 2],
          rows: [[[{ kind: 'text', text: 'x' }]]],
        },
        { kind: 'signatures', groups: [] },
        { kind: 'signatures', groups: [{ heading: 'Pour A,', slots: [] }] },
        { kind: 'letterhead', sender: [], recipient: [], placeAndDate: '', references: [] },
        { kind: 'pageBreak' },
      ],
    };
    const bytes = await imprimeur.docx(model);
    expect(await validate(bytes, 'docx', 'Microsoft365')).toEqual([]);
    expect(structuralFaults(await unzip(bytes))).toEqual([]);
  });
});

describe('le code d’une page', () => {
  const code = { kind: 'code', contenu: 'RC1:3F9A01BC77DE:2:1:0K', libelle: 'Original 2, page 1' } as const;
  const avec: DocumentModel = { ...BASE, blocks: [code, { kind: 'title', runs: [] }, code] };

  it('est une image au fil du texte, d’au moins 16 mm sans sa marge, son libellé dessous', async () => {
    const bytes = await imprimeur.docx(avec);
    expect(await validate(bytes, 'docx', 'Microsoft365')).toEqual([]);
    const parts = await unzip(bytes);
    expect(structuralFaults(parts)).toEqual([]);
    const document = parts['word/document.xml'] ?? '';
    const sides = [...document.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/gu)];
    expect(sides).toHaveLength(2);
    for (const [, cx, cy] of sides) {
      expect(cx).toBe(cy);
      // 33 modules, of which 8 are the margin; 36 000 units to the millimetre.
      expect((Number(cx) / 36_000 / 33) * 25).toBeGreaterThanOrEqual(16);
    }
    const ids = [...document.matchAll(/<wp:docPr id="(\d+)"[^>]*descr="([^"]*)"/gu)];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(2);
    for (const [, , description] of ids) expect(description).toContain(code.contenu);
    const text = document.replaceAll(/<[^>]+>/gu, '').replaceAll('\u00a0', ' ');
    expect(text.split(code.libelle)).toHaveLength(3);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
  });

  it('est le même à chaque impression', async () => {
    const twice = await Promise.all([imprimeur.docx(avec), imprimeur.docx(avec)]);
    const [first, second] = await Promise.all(twice.map(unzip));
    expect(second?.['word/document.xml']).toBe(first?.['word/document.xml']);
  });

  it('se dit dans le texte du terminal', () => {
    expect(modelToText(avec)).toContain('Original 2, page 1 [RC1:3F9A01BC77DE:2:1:0K]');
  });
});

describe('le repère du registre', () => {
  const repere = 'Registre\u00a0: entrée n°\u00a0123, empreinte 8f3a 01bc 77de 2a90';

  it('est imprimé au pied de chaque page, dans un document sans erreur, et absent quand on ne le donne pas', async () => {
    const printed = await imprimeur.docx({ ...BASE, repere });
    const parts = await unzip(printed);
    for (const name of ['word/footer1.xml', 'word/footer2.xml']) expect(parts[name]).toContain(repere);
    expect(parts['word/document.xml']).not.toContain('empreinte');
    expect(structuralFaults(parts)).toEqual([]);
    const without = await unzip(await imprimeur.docx(BASE));
    expect(without['word/footer1.xml']).not.toContain('RepereRegistre');
  });
});
