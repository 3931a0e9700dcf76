/** What the printer of Word files promises besides words: same bytes, fields, frames, rich tables, pages of two kinds. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import validate from '@ooxml-tools/validate';
import { defautsAdresse, FENETRE } from '#actes/enveloppe';
import type { Block, DocumentModel, Run } from '#actes/model';
import { mentionOriginal } from '#actes/pied';
import { modelToText } from '#actes/texte';
import { runs } from '#actes/typographie';
import { renderDocx } from '../../src-main/documents/docx';
import { fitsIn, signatureRoom } from '../../src-main/documents/word/signatures';
import { estimatePages } from '../../src-main/documents/word/estimate';
import { ETRANGER } from './libreoffice';
import { structuralFaults, unzip } from './structure';

const BASE: DocumentModel = {
  title: 'Titre & sujet',
  subject: 'Sujet',
  fileName: 'f',
  header: 'En-tête courant',
  footer: 'Pied',
  watermark: null,
  blocks: [],
};

const words = (text: string): readonly Run[] => runs(text);
const alinea = (text: string) => ({ kind: 'paragraph', runs: words(text) }) as const;

const COMPLET: readonly Block[] = [
  {
    kind: 'letterhead',
    sender: ['Région', 'Direction de la formation'],
    recipient: ['Madame la Préfète', '53 boulevard Vivier-Merle', '69003 LYON'],
    placeAndDate: 'Lyon, le 23 novembre 2026',
    references: ['Objet : essai'],
  },
  { kind: 'frame', x: 25, y: 120, width: 60, height: 20, lines: [words('Un'), words('Deux')] },
  alinea('Madame la Préfète,'),
  {
    kind: 'table',
    caption: 'Pièces',
    alt: 'Trois pièces & leurs « nombres »',
    header: ['Pièce', 'Nombre', 'Observations'],
    widths: [3, 1, 3],
    align: ['left', 'right', 'center'],
    rowHead: true,
    heights: [null, 20, null],
    rows: [
      [
        words('Avenant'),
        words('4'),
        { blocks: [alinea('Un alinéa'), { kind: 'item', level: 1, marker: 'a)', runs: words('un point') }] },
      ],
      [words('Délibération'), [], [{ kind: 'text', text: '☐ reçue ☒ à refaire', verbatim: true }]],
      [{ blocks: [], span: 9, head: true }],
    ],
  },
  {
    kind: 'group',
    blocks: [
      { kind: 'heading', level: 1, runs: words('Ensemble') },
      alinea('Un alinéa tenu'),
      {
        kind: 'table',
        caption: '',
        header: ['', ''],
        widths: [1, 1],
        rows: [
          [words('tenue'), words('1')],
          [words('finale'), words('2')],
        ],
      },
    ],
  },
  {
    kind: 'signatures',
    groups: [
      {
        heading: 'Pour l’État,',
        slots: [
          {
            office: 'La Préfète,',
            name: 'Madame A',
            signedOn: null,
            lines: ['Pour la préfète et par délégation,', 'Le secrétaire général,'],
          },
        ],
      },
    ],
  },
  { kind: 'section', orientation: 'landscape', header: 'Tableau comparatif' },
  {
    kind: 'table',
    caption: '',
    header: ['Avant', 'Après'],
    widths: [1, 1],
    rows: [[words('a'), words('b')]],
  },
  { kind: 'section', orientation: 'portrait' },
  alinea('Fin'),
];

const print = async (model: Partial<DocumentModel>) => unzip(await renderDocx({ ...BASE, ...model }));
const body = async (blocks: readonly Block[]): Promise<string> =>
  (await print({ blocks }))['word/document.xml'] ?? '';

/** A picture of one grey dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const PAPER = {
  image: { type: 'png', base64: PNG, width: 40, height: 20, alt: 'En-tête de l’institution' },
  margins: { top: 30, right: 20, bottom: 20, left: 20 },
} as const;

describe('les octets', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sont les mêmes à chaque impression, quels que soient le jour et ce qui a été imprimé avant', async () => {
    const model = { ...BASE, blocks: COMPLET, date: '2026-11-23', paper: PAPER, watermark: 'PROJET' };
    vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00Z'), toFake: ['Date'] });
    const first = await renderDocx(model);
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'));
    await renderDocx({ ...BASE, paper: PAPER });
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await renderDocx(model)))).toBe(0);
  });

  it('portent le jour du modèle et sa langue, ou aucun jour que l’on devinerait', async () => {
    const core = (await print({ date: '2026-11-23' }))['docProps/core.xml'] ?? '';
    expect(core).toContain('<dc:language>fr-FR</dc:language>');
    expect(core).toContain('<dc:title>Titre &amp; sujet</dc:title>');
    expect(core).toMatch(/<dcterms:created [^>]*>2026-11-23T00:00:00Z</u);
    expect((await print({}))['docProps/core.xml']).toContain('1980-01-01T00:00:00Z');
  });
});

describe('un document de toutes les sortes de blocs', () => {
  it('est un DOCX sans erreur pour l’Open XML SDK, ni rien en l’air', ETRANGER, async () => {
    const bytes = await renderDocx({ ...BASE, blocks: COMPLET, paper: PAPER, watermark: 'PROJET' });
    const errors = await validate(bytes, 'docx', 'Microsoft365');
    expect(errors.map(({ description, path }) => `${path.partUri} ${path.xpath} : ${description}`)).toEqual(
      [],
    );
    expect(structuralFaults(await unzip(bytes))).toEqual([]);
  });
});

describe('le pied de page', () => {
  const EMPREINTE = '1a2b499e5e6f7a8b0000';

  it('dit l’original et l’empreinte du texte, signe pour signe, sur chaque page et au terminal', async () => {
    const marked = { original: { numero: 1, sur: 4 }, empreinte: EMPREINTE };
    const mention = 'n°\u00A01/4 — texte\u00A01a2b\u00A0499e\u00A05e6f\u00A07a8b';
    expect(mentionOriginal(marked)).toBe(mention);
    const parts = await print({ ...marked, blocks: [alinea('x')] });
    for (const name of ['word/footer1.xml', 'word/footer2.xml']) {
      expect(parts[name]).toContain(`>${mention}</w:t>`);
      expect(parts[name]).not.toContain('superscript');
    }
    expect(modelToText({ ...BASE, ...marked, blocks: [alinea('x')] })).toContain(mention);
    expect(mentionOriginal({})).toBeNull();
  });

  it('porte la valeur des champs entre leur séparateur et leur fin', async () => {
    const footer = (await print({ blocks: Array.from({ length: 60 }, () => alinea('mot '.repeat(40))) }))[
      'word/footer2.xml'
    ];
    for (const [name, value] of [
      ['PAGE', '[1-9]'],
      ['NUMPAGES', '[2-9]'],
    ])
      expect(footer).toMatch(
        new RegExp(
          `"begin"/></w:r><w:r><w:instrText [^>]*>${name}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t[^>]*>${value}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>`,
          'u',
        ),
      );
  });

  it('estime les pages : une au moins, une de plus par changement de page', () => {
    expect(estimatePages({ blocks: [] })).toBe(1);
    const section = { kind: 'section', orientation: 'landscape' } as const;
    expect(estimatePages({ blocks: [alinea('a'), section, alinea('b'), section, alinea('c')] })).toBe(3);
    expect(estimatePages({ blocks: Array.from({ length: 40 }, () => alinea('a')) })).toBe(2);
    expect(estimatePages({ blocks: [{ kind: 'pageBreak' }, alinea('x')] })).toBe(2);
  });

  it('ne compte pas ensemble les pages de plusieurs lettres d’un même fichier', async () => {
    const parts = await print({
      blocks: [alinea('a'), { kind: 'section', orientation: 'portrait', restarts: true }, alinea('b')],
    });
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d+\.xml$/u.test(name));
    expect(footers).toHaveLength(4);
    for (const [, xml] of footers) expect(xml).not.toContain('NUMPAGES');
    expect(parts['word/document.xml']).toContain('<w:pgNumType w:start="1"/>');
  });
});

describe('la lettre', () => {
  it('met l’adresse dans la fenêtre de l’enveloppe, et commence sous elle', async () => {
    const xml = await body(COMPLET);
    const mm = (length: number): number => Math.round((length * 1440) / 25.4);
    const frames = [...xml.matchAll(/<w:framePr ([^>]*)\/>/gu)].map((match) => match[1] ?? '');
    const address = frames.filter((one) => one.includes(`w:x="${mm(FENETRE.x)}"`));
    expect(address).toHaveLength(3);
    for (const one of address) {
      expect(one).toContain(`w:y="${mm(FENETRE.y)}"`);
      expect(one).toContain(`w:w="${mm(FENETRE.width)}"`);
      expect(one).toMatch(/w:hAnchor="page"/u);
      expect(one).toMatch(/w:vAnchor="page"/u);
    }
    const before = Number(/w:before="(\d+)"/u.exec(xml.slice(xml.indexOf('"LieuDate"')))?.[1]);
    expect(before + mm(25)).toBeGreaterThanOrEqual(mm(FENETRE.y + FENETRE.height));
  });

  it('dit quelle ligne de l’adresse ne tient pas, et qu’il y en a trop', () => {
    expect(defautsAdresse(['a'.repeat(38), ...Array.from({ length: 5 }, () => 'b')])).toEqual([]);
    const [ligne] = defautsAdresse(['Madame la Préfète', 'é'.repeat(39)]);
    expect(ligne?.ligne).toBe(2);
    expect(ligne?.message).toContain('39 signes');
    const [lignes] = defautsAdresse(Array.from({ length: 7 }, () => 'b'));
    expect(lignes).toMatchObject({ ligne: null });
    expect(lignes?.message).toContain('7 lignes');
  });

  it('porte l’en-tête et les marges de l’institution qui l’envoie, sur la première page', async () => {
    const parts = await print({ blocks: COMPLET, paper: PAPER });
    const [next, first] = ['word/header1.xml', 'word/header2.xml'].map((name) => parts[name]);
    expect(first).toContain('descr="En-tête de l’institution"');
    expect(next).not.toContain('<w:drawing>');
    expect(parts['word/document.xml']).toMatch(
      /<w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1134"/u,
    );
  });

  it('imprime les lignes de qui signe par délégation, au lieu de la fonction', async () => {
    const xml = await body(COMPLET);
    expect(xml).toContain('Le secrétaire général,');
    expect(xml).not.toContain('La Préfète,');
    expect(modelToText({ ...BASE, blocks: COMPLET })).toContain('par délégation,\nLe secrétaire');
  });
});

describe('les tableaux', () => {
  it('disent ce qu’ils montrent, nomment leurs lignes, alignent leurs colonnes, laissent de la place', async () => {
    const xml = await body(COMPLET);
    expect(xml).toContain(
      '<w:tblCaption w:val="Pièces"/><w:tblDescription w:val="Trois pièces &amp; leurs « nombres »"/>',
    );
    expect(xml.match(/"CelluleIntitule"/gu)?.length).toBe(3);
    expect(xml).toMatch(/<w:trHeight [^>]*w:val="1134"/u);
    expect(xml).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r><w:t[^>]*>4</u);
    expect(xml).toContain('<w:gridSpan w:val="3"/>');
    expect(xml).toMatch(/Segoe UI Symbol[^>]*\/>[\s\S]{0,120}☐/u);
    expect(xml).toMatch(/"ListeMarquee1"[\s\S]*un point/u);
  });

  it('n’ont pas de ligne d’en-tête quand rien ne la remplit', async () => {
    const xml = await body(COMPLET);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
  });
});

describe('les pages et les groupes', () => {
  it('ne coupe aucun groupe : tout y tient au suivant, sauf la fin', async () => {
    const xml = await body(COMPLET);
    const held = /<w:p>(?:(?!<w:p>)[\s\S])*Un alinéa tenu/u.exec(xml)?.[0] ?? '';
    expect(held).toContain('<w:keepNext/>');
    const row = (mot: string) =>
      /<w:tr>(?:(?!<w:tr>)[\s\S])*$/u.exec(xml.slice(0, xml.indexOf(mot)))?.[0] ?? '';
    expect(row('tenue')).toContain('<w:keepNext/>');
    expect(row('finale')).not.toContain('<w:keepNext/>');
  });

  it('change le sens de la page et son en-tête, puis revient', async () => {
    const parts = await print({ blocks: COMPLET });
    const sizes = [...(parts['word/document.xml'] ?? '').matchAll(/<w:pgSz ([^>]*)\/>/gu)].map(
      (one) => one[1],
    );
    expect(sizes).toHaveLength(3);
    expect(sizes.map((one) => /landscape/u.test(one ?? ''))).toEqual([false, true, false]);
    expect(sizes[1]).toMatch(/w:w="16838" w:h="11906"/u);
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/u.test(name));
    expect(headers.filter(([, xml]) => xml.includes('Tableau comparatif'))).toHaveLength(1);
    expect((parts['word/document.xml'] ?? '').match(/<w:titlePg\/>/gu)).toHaveLength(1);
  });

  it('n’étire pas la ligne que finit un saut, et nomme Times New Roman', async () => {
    const parts = await print({ blocks: [alinea('x')] });
    expect(parts['word/settings.xml']).toContain('<w:doNotExpandShiftReturn/>');
    expect(parts['word/styles.xml']).toContain('w:ascii="Times New Roman"');
    expect(parts['word/fontTable.xml']).toMatch(/"Times New Roman"><w:altName w:val="Liberation Serif"/u);
  });
});

describe('the block of the signatures', () => {
  const partis = (parties: number, chacun: number, signedOn: string | null = null) =>
    Array.from({ length: parties }, (_, rang) => ({
      heading: `Pour la partie ${rang + 1},`,
      slots: Array.from({ length: chacun }, () => ({
        office: 'Le Directeur régional,',
        name: 'Monsieur Paul MODÈLE',
        signedOn,
      })),
    }));
  /** Whether the last words before « Fait à … » are held to what follows. */
  const held = async (groups: ReturnType<typeof partis>): Promise<boolean> => {
    const dernier = 'Derniers mots de l’acte';
    const parts = await print({
      blocks: [alinea(dernier), alinea('Fait à Rennes, le'), { kind: 'signatures', groups }],
    });
    const xml = parts['word/document.xml'] ?? '';
    return (xml.split('<w:p>').find((one) => one.includes(dernier)) ?? '').includes('<w:keepNext/>');
  };

  it('gives each signature its room, and less where that brings all of them to the page of the last words', () => {
    expect(signatureRoom(partis(2, 2), 20)).toBe(2.3);
    const cinq = signatureRoom(partis(5, 1), 20);
    expect(cinq).toBeLessThan(2.3);
    expect(cinq).toBeGreaterThan(1.3);
    expect([fitsIn(partis(5, 1), 20), fitsIn(partis(12, 1), 20)]).toEqual([true, false]);
    // Nothing is left to sign, or nothing would help: nothing is taken.
    expect(signatureRoom(partis(7, 1, 'Signé le 3 mars 2026'), 20)).toBe(2.3);
    expect(signatureRoom(partis(12, 1), 20)).toBe(2.3);
  });

  it('does not take the last words to a page of their own where it fills one by itself', async () => {
    expect(await Promise.all([2, 5, 12].map((n) => held(partis(n, 1))))).toEqual([true, true, false]);
  });
});
