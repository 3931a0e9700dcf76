import { deflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Avancement } from '#domain/importation/avancement';
import type { Lecteur } from '../../src-main/application/echanges/ports';
import { readInPlace } from '../../src-main/reading/in-place';
import { readInWorker } from '../../src-main/reading/reader';
import { zipDe } from '../support/archives';
import { mesurer } from '../support/attente';
import { bundleLecteur } from '../support/bundle';
import { docx, odt, p } from '../support/office';
import { pdfDe } from '../support/pdf';

const Mo = 1024 * 1024;
/** What no thread that serves a window may exceed, in milliseconds. */
const MAX_BLOCAGE = 50;
const FIXTURES = join(import.meta.dirname, '../fixtures');

let fichier = '';
let lecteur: Lecteur;
beforeAll(async () => {
  fichier = await bundleLecteur();
  lecteur = readInWorker(fichier);
});

/** A Word document whose text is these bytes, said to weigh what they do not. */
const avecTexte = (texte: string | Uint8Array, annonce?: number): Buffer => {
  const contenu = typeof texte === 'string' ? Buffer.from(texte) : texte;
  const relation =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/officeDocument" Target="d.xml"/></Relationships>';
  return zipDe([
    { nom: '[Content_Types].xml', contenu: Buffer.from('<Types/>') },
    { nom: '_rels/.rels', contenu: Buffer.from(relation) },
    { nom: 'd.xml', contenu, ...(annonce === undefined ? {} : { annonce }) },
  ]);
};
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const corps = (texte: string): string =>
  `<w:document ${W}><w:body><w:p><w:r><w:t>${texte}</w:t></w:r></w:p></w:body></w:document>`;
const entier = docx({ corps: p('Le texte.').repeat(2000) });

/** Its flag says that a password hides each part. */
function chiffre(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  for (const [signature, at] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (
      let found = bytes.indexOf(signature, 0, 'latin1');
      found >= 0;
      found = bytes.indexOf(signature, found + 1, 'latin1')
    )
      bytes.writeUInt16LE(bytes.readUInt16LE(found + at) | 1, found + at);
  return bytes;
}

/** One letter of the content altered, its length and checksum as they were. */
function altere(): Buffer {
  const juste = Buffer.from(corps('deux mois'));
  const faux = deflateRawSync(Buffer.from(corps('neuf mois')));
  const zip = avecTexte(juste);
  const place = zip.indexOf(deflateRawSync(juste));
  if (place < 0 || faux.length !== deflateRawSync(juste).length)
    throw new Error('the two contents do not weigh the same');
  faux.copy(zip, place);
  return zip;
}

const ole = (nom: string): Buffer =>
  Buffer.concat([
    Buffer.from('D0CF11E0A1B11AE1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(nom, 'utf16le'),
    Buffer.alloc(512),
  ]);

const ETRANGERS: readonly (readonly [string, () => Uint8Array, string, RegExp])[] = [
  ['nothing', () => Buffer.alloc(0), 'FICHIER_VIDE', /aucun texte/u],
  ['blanks', () => Buffer.from(' \n\t\n'), 'FICHIER_VIDE', /aucun texte/u],
  ['a document without a word', () => docx({ corps: '<w:p/>' }), 'FICHIER_VIDE', /aucun texte/u],
  ['a ZIP that was cut', () => entier.subarray(0, -30), 'FICHIER_ILLISIBLE', /endommagé/u],
  ['a ZIP that is none', () => Buffer.from('PK\x03\x04 et puis rien'), 'FICHIER_ILLISIBLE', /endommagé/u],
  [
    'a ZIP of something else',
    () => zipDe([{ nom: 'a.txt', contenu: Buffer.from('a') }]),
    'FORMAT_NON_LU',
    /archive/u,
  ],
  ['a part that is not the one that was written', altere, 'FICHIER_ILLISIBLE', /endommagé/u],
  [
    'a name twice',
    () => docx({ corps: p('a'), autres: [{ nom: 'DOSSIER/texte.xml', contenu: Buffer.from('b') }] }),
    'FICHIER_ILLISIBLE',
    /endommagé/u,
  ],
  ['a text that was cut', () => avecTexte(corps('a').slice(0, -20)), 'FICHIER_ILLISIBLE', /endommagé/u],
  ['a vertical tabulation', () => avecTexte(corps('a\u000Bb')), 'FICHIER_ILLISIBLE', /endommagé/u],
  [
    'an attribute said twice',
    () => avecTexte(corps('a').replace('<w:p>', '<w:p a="1" a="2">')),
    'FICHIER_ILLISIBLE',
    /endommagé/u,
  ],
  [
    'letters that are none',
    () => avecTexte(Buffer.from(corps('\u00e9'), 'latin1')),
    'FICHIER_ILLISIBLE',
    /endommagé/u,
  ],
  [
    'a document type',
    () => avecTexte(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${corps('a')}`),
    'FICHIER_ILLISIBLE',
    /déclaration/u,
  ],
  ['a password of the archive', () => chiffre(docx({ corps: p('a') })), 'FICHIER_PROTEGE', /mot de passe/u],
  ['a password of Word', () => ole('EncryptedPackage'), 'FICHIER_PROTEGE', /mot de passe/u],
  [
    'a password of LibreOffice',
    () => odt({ corps: '', manifeste: '<m:file-entry><m:encryption-data/></m:file-entry>' }),
    'FICHIER_PROTEGE',
    /mot de passe/u,
  ],
  ['a password of a PDF', () => pdfDe(['x'], { chiffre: true }), 'FICHIER_PROTEGE', /mot de passe/u],
  ['an old Word document', () => ole('WordDocument'), 'FORMAT_NON_LU', /\.doc/u],
  ['an RTF', () => Buffer.from('{\\rtf1 x}'), 'FORMAT_NON_LU', /RTF/u],
  ['a picture', () => Buffer.from('89504E470D0A1A0A00', 'hex'), 'FORMAT_NON_LU', /image/u],
  [
    'a workbook',
    () => odt({ corps: '', mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    'FORMAT_NON_LU',
    /document de texte/u,
  ],
  ['a program', () => Buffer.from('7F454C4602010100000000', 'hex'), 'FORMAT_NON_LU', /inconnu/u],
];

describe('a file that is no text of a convention', () => {
  it.each(ETRANGERS)('%s: is refused with the reason and the way out', async (_quoi, make, code, raison) => {
    const error: unknown = await readInPlace()
      .examiner(make())
      .catch((one: unknown) => one);
    expect(error).toMatchObject({ code, message: expect.stringMatching(raison) as string });
    expect((error as { readonly remede: string }).remede).toMatch(/\.$/u);
    expect(String(error)).not.toMatch(/[.]xml|undefined|null|\n| node:/u);
  });
});

const profond = (n: number): string =>
  `<w:document ${W}>${'<w:body>'.repeat(n)}${'</w:body>'.repeat(n)}</w:document>`;
const ENTITES = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">${'bcdefghi'
  .split('')
  .map((nom, rang) => `<!ENTITY ${nom} "${`&${'abcdefgh'.charAt(rang)};`.repeat(10)}">`)
  .join('')}]>${corps('&i;')}`;

/** Each is small, or says so, and would hold the application if it were taken at its word. */
const BOMBES: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  [
    'a text deflated a thousand times',
    () => avecTexte(Buffer.alloc(400 * Mo, ' ')),
    /annonce 400 Mo, et 20 Mo/u,
  ],
  [
    'a text just below the bound, deflated as much',
    () => avecTexte(Buffer.alloc(19 * Mo, ' ')),
    /tenus dans/u,
  ],
  ['a text that weighs more than it says', () => avecTexte(Buffer.alloc(64 * Mo, ' '), 1000), /endommagé/u],
  [
    'parts without end',
    () =>
      zipDe(Array.from({ length: 20_000 }, (_, rang) => ({ nom: `a${rang}`, contenu: Buffer.from('x') }))),
    /endommagé/u,
  ],
  ['entities of entities', () => avecTexte(ENTITES), /déclaration/u],
  ['elements nested without end', () => avecTexte(profond(100_000)), /emboîte plus de 200/u],
  [
    'elements without end',
    () =>
      avecTexte(
        `<w:document ${W}>${Array.from({ length: 600_000 }, (_, rang) => `<a${rang % 977}/>`).join('')}</w:document>`,
      ),
    /plus de 500 000/u,
  ],
  ['a file larger than any', () => Buffer.alloc(25 * Mo + 1, 'a'), /pèse/u],
  ['lines without end', () => Buffer.from('a\n'.repeat(200_000)), /100 000 lignes/u],
  ['pages without end', () => pdfDe(Array.from({ length: 2000 }, () => '')), /2000 pages/u],
  ['a page that swells', () => pdfDe([' '.repeat(200 * Mo)], { serre: 1 }), /peu de place/u],
  ['a page packed twice', () => pdfDe([' '.repeat(10 * Mo)], { serre: 2 }), /peu de place/u],
];

describe('a document made to hold the application', () => {
  it.each(BOMBES)('%s: is refused, and nobody waits', async (_quoi, make, raison) => {
    const bytes = make();
    const { value, blocage, memoire } = await mesurer(() =>
      lecteur.examiner(bytes).catch((error: unknown) => error),
    );
    expect(value).toMatchObject({ name: 'ReadingError' });
    expect((value as Error).message.replaceAll(/[\u00A0\u202F]/gu, ' ')).toMatch(raison);
    expect(blocage).toBeLessThan(MAX_BLOCAGE);
    expect(memoire / Mo).toBeLessThan(500);
  });

  it('that lasts too long, or asks for too much memory, is ended', async () => {
    const long = docx({ corps: p('Le texte de la convention.').repeat(40_000) });
    await expect(readInWorker(fichier, 1024, 1).examiner(long)).rejects.toMatchObject({
      code: 'FICHIER_DEMESURE',
      message: expect.stringContaining('dure') as string,
    });
    await expect(readInWorker(fichier, 16).examiner(long)).rejects.toMatchObject({
      code: 'FICHIER_DEMESURE',
      message: expect.stringContaining('mémoire') as string,
    });
  });

  it.each([
    ['conventions/1-normandie-trois-signataires.docx', 'paragraphes'],
    ['conventions/2-bretagne-cinq-parties.odt', 'paragraphes'],
    ['pdf/protocole-balises-true.pdf', 'pages'],
  ])('says how far it is as it goes: %s', async (nom, etape) => {
    const seen: Avancement[] = [];
    await readInPlace().examiner(readFileSync(join(FIXTURES, nom)), { vu: (one) => seen.push(one) });
    const counted = seen.filter((one) => one.etape === etape);
    expect(counted.map(({ faites }) => faites)).toEqual(counted.map((_, rang) => rang + 1));
    expect(counted.at(-1)?.total).toBe(counted.length);
    expect(seen.at(-1)?.etape).toBe('acte');
  });

  it('says how far a long one is from its thread, which is ended when it is stopped', async () => {
    const stop = new AbortController();
    const seen: Avancement[] = [];
    const long = docx({ corps: p('Le texte de la convention.').repeat(60_000) });
    const reading = lecteur.examiner(long, {
      signal: stop.signal,
      vu: (avancement) => {
        seen.push(avancement);
        if (avancement.etape === 'paragraphes') stop.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ code: 'LECTURE_INTERROMPUE' });
    expect(seen.at(-1)).toMatchObject({ etape: 'paragraphes', total: 60_000 });
    expect(seen.some(({ etape }) => etape === 'acte')).toBe(false);
  });

  it('is stopped by whoever asked for it, before and while it is read', async () => {
    const stop = new AbortController();
    const long = docx({ corps: p('Le texte de la convention.').repeat(40_000) });
    const reading = lecteur.examiner(long, { signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(reading).rejects.toMatchObject({ code: 'LECTURE_INTERROMPUE' });
    await expect(lecteur.examiner(entier, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'LECTURE_INTERROMPUE',
    });
  });
});

describe('a document, read in the worker', () => {
  it.each([
    ['conventions/1-normandie-trois-signataires.docx', 'docx'],
    ['conventions/2-bretagne-cinq-parties.odt', 'odt'],
    ['conventions/3-bourgogne-franche-comte-copie-pdf.txt', 'texte'],
    ['pdf/protocole-balises-true.pdf', 'pdf'],
    ['pdf/protocole-balises-false.pdf', 'pdf'],
  ])('is known by what it holds, and is what it is in place: %s', async (nom, format) => {
    const bytes = readFileSync(join(FIXTURES, nom));
    const { value, blocage } = await mesurer(() => lecteur.examiner(bytes));
    expect(value.format).toBe(format);
    expect(value).toEqual(await readInPlace().examiner(bytes));
    expect(blocage).toBeLessThan(MAX_BLOCAGE);
  });

  it('that is a text is decoded from its bytes: UTF-8, UTF-16, Windows', async () => {
    const texte = 'Préambule – « L’État »\n\nŒuvre à 5 €.';
    const utf16 = Buffer.from(texte, 'utf16le');
    const windows = Buffer.from(
      texte.replaceAll('–', '\x96').replaceAll('’', '\x92').replaceAll('Œ', '\x8C').replaceAll('€', '\x80'),
      'latin1',
    );
    const attendu = ['Préambule – « L’État »', 'Œuvre à 5 €.'];
    for (const bytes of [
      Buffer.from(texte),
      Buffer.from(`\uFEFF${texte}`),
      Buffer.from(`\uFEFF${texte}`, 'utf16le'),
      Buffer.from(`\uFEFF${texte}`, 'utf16le').swap16(),
      utf16,
      Buffer.from(utf16).swap16(),
    ]) {
      const lu = await readInPlace().examiner(bytes);
      expect(lu.source.map(({ texte: dit }) => dit)).toEqual(attendu);
      expect(lu.remarques).toEqual([]);
    }
    const lu = await readInPlace().examiner(windows);
    expect(lu.source.map(({ texte: dit }) => dit)).toEqual(attendu);
    expect(lu.remarques).toEqual([expect.stringContaining('Windows')]);
  });
});
