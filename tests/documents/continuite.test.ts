import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src-main/escape-html';
import { newFolder, ouvrir } from '../support/application';
import { parseHtml } from '../support/html';
import type { Porte } from '../support/application';

const HOSTILE = `<script>alert('x')</script> & "guillemets" =1+1\u0001`;

let porte: Porte;
let dossier: string;
let zip: JSZip;
const names = (): string[] => Object.values(zip.files).flatMap(({ name, dir }) => (dir ? [] : [name]));
const text = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';

beforeAll(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  const { call, application } = porte;
  await call('exemple.charger', { demonstration: true });
  const [convention] = [...application.depot.registre.conventions.values()];
  if (convention === undefined) throw new Error('pas de convention');
  const conventionId = convention.id;
  await call('avenants.demander', {
    conventionId,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-11-20',
    piece: null,
    objet: HOSTILE,
    articles: [{ titre: HOSTILE, alineas: [HOSTILE] }],
    priseEffet: { nature: 'signature' },
  });
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  for (const nom of ['lettre.pdf', 'perdue.pdf']) {
    const bytes = Buffer.concat([pdf, Buffer.from(nom)]);
    const jeton = application.uploads.begin(nom, bytes.byteLength);
    application.uploads.add(jeton, 0, bytes);
    await call('pieces.ajouter', {
      jeton,
      objet: { collection: 'conventions', id: conventionId },
      nature: 'lettre',
    });
  }
  const lost = [...application.depot.registre.pieces.values()].find(({ nom }) => nom === 'perdue.pdf');
  const { dossier: folder } = await call('registre.etat', {});
  await rm(join(folder, 'pieces', lost?.sha256.slice(0, 2) ?? '?', lost?.sha256 ?? '?'));

  const parts: Uint8Array[] = [];
  await application.echanges.dossier((bytes) => void parts.push(bytes));
  zip = await JSZip.loadAsync(Buffer.concat(parts));
  dossier = await mkdtemp(join(tmpdir(), 'crefop-continuite-'));
  for (const name of names()) {
    await mkdir(dirname(join(dossier, name)), { recursive: true });
    await writeFile(join(dossier, name), (await zip.file(name)?.async('nodebuffer')) ?? '');
  }
});

afterAll(async () => {
  await porte.close();
  await rm(dossier, { recursive: true, force: true });
});

describe('the dossier de continuité', () => {
  it('holds everything, under names any system accepts', () => {
    const found = names();
    for (const name of found) expect(name).toMatch(/^[A-Za-z0-9._/-]+$/);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((name) => name.startsWith('conventions/'))).toHaveLength(1);
    expect(found.filter((name) => name.startsWith('actes/')).length).toBeGreaterThanOrEqual(6);
    expect(found.filter((name) => name.startsWith('pieces/'))).toHaveLength(1);
    expect(found).toEqual(
      expect.arrayContaining([
        'LISEZMOI.txt',
        'index.html',
        'registre.json',
        'registre.schema.json',
        'journal/000000000001.jsonl',
        'csv/conventions.csv',
        'csv/journal.csv',
        'verifier.mjs',
        'verifier.html',
        'EMPREINTES.sha256',
      ]),
    );
  });

  it('point 9: the page shows the text in force beside the one that was signed, each avenant bears its number', async () => {
    const pages = names().filter((name) => /^conventions\/.*\.html$/u.test(name));
    const [page = ''] = await Promise.all(pages.map(text));
    const avenants = [...porte.application.depot.registre.avenants.values()];
    const numerotes = avenants.filter(({ numero }) => numero !== null);
    expect(numerotes.length).toBeGreaterThan(0);
    for (const { numero } of numerotes)
      expect(names().filter((name) => name.endsWith(`-avenant-${numero}.docx`))).toHaveLength(1);
    // Drafts have none: their names do not pass for one.
    expect(names().filter((name) => /-avenant-\d+\.docx$/u.test(name))).toHaveLength(numerotes.length);
    expect(names().filter((name) => name.endsWith('-version-consolidee.docx'))).toHaveLength(1);
    expect(page).toContain('id="consolide"');
    expect(page).toMatch(/Version consolidée au 23 novembre 2026/u);
  });

  it('sha256sum -c accepts every file but the list itself', async () => {
    const out = execFileSync('sha256sum', ['-c', 'EMPREINTES.sha256'], { cwd: dossier, encoding: 'utf8' });
    expect(out.trim().split('\n')).toHaveLength(names().length - 1);
    expect(out).not.toContain('FAILED');
    expect((await text('EMPREINTES.sha256')).endsWith('\n')).toBe(true);
  });

  it('has the journal byte for byte, and pieces named by their hash', async () => {
    const { dossier: folder } = await porte.call('registre.etat', {});
    expect(await readFile(join(dossier, 'journal/000000000001.jsonl'))).toEqual(
      await readFile(join(folder, 'journal/000000000001.jsonl')),
    );
    const [piece = ''] = await readdir(join(dossier, 'pieces'));
    const bytes = await readFile(join(dossier, 'pieces', piece));
    expect(piece).toBe(`${createHash('sha256').update(bytes).digest('hex')}.pdf`);
  });

  it('its registry is what its own schema says, whole', async () => {
    const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(
      JSON.parse(await text('registre.schema.json')) as object,
    );
    const registre = JSON.parse(await text('registre.json')) as {
      readonly collections: { readonly avis: Readonly<Record<string, object>> };
    };
    expect(validate(registre), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...registre, exporteLe: 2026 })).toBe(false);
    const [first] = Object.entries(registre.collections.avis);
    if (first === undefined) throw new Error('pas d’avis');
    const avis = { [first[0]]: { ...first[1], sens: 'réservé' } };
    expect(validate({ ...registre, collections: { ...registre.collections, avis } })).toBe(false);
  });

  it('its documents are DOCX files', async () => {
    for (const name of names().filter((one) => one.startsWith('actes/'))) {
      const docx = await JSZip.loadAsync((await zip.file(name)?.async('nodebuffer')) ?? '');
      expect(Object.keys(docx.files)).toContain('word/document.xml');
    }
  });

  it('says in French how to read it, check it and take it back', async () => {
    const lisezmoi = await text('LISEZMOI.txt');
    expect(lisezmoi).toContain(porte.application.depot.tete);
    expect(lisezmoi).toContain(await porte.application.depot.empreinte());
    expect(lisezmoi.split('\r\n').length).toBe(lisezmoi.split('\n').length);
  });
});

describe('its pages', () => {
  const pages = (): string[] => names().filter((name) => name.endsWith('.html') && name !== 'verifier.html');

  it('need no script, no network and no other file, and are whole documents', async () => {
    for (const name of pages()) {
      const source = await text(name);
      const document = parseHtml(source);
      expect(source.startsWith('<!doctype html>')).toBe(true);
      expect(document.compatMode).toBe('CSS1Compat');
      expect(document.documentElement.lang).toBe('fr');
      expect(document.title).not.toBe('');
      expect(document.querySelectorAll('script, link, img, iframe, object, embed, base, form')).toHaveLength(
        0,
      );
      for (const element of document.querySelectorAll('*'))
        for (const { name: attribute } of element.attributes) expect(attribute).not.toMatch(/^on/);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      expect(document.querySelectorAll('main')).toHaveLength(1);
      for (const table of document.querySelectorAll('table')) {
        expect(table.querySelector('caption')?.textContent.trim()).not.toBe('');
        expect(table.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(0);
      }
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are the tree their source says: nothing was moved or closed by the parser', async () => {
    for (const name of pages()) {
      const source = await text(name);
      const opened = (tag: string): number => source.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
      const document = parseHtml(source);
      for (const tag of [
        'p',
        'table',
        'tr',
        'td',
        'dl',
        'dt',
        'dd',
        'ul',
        'ol',
        'li',
        'section',
        'div',
        'span',
      ])
        expect([name, tag, document.querySelectorAll(tag).length]).toEqual([name, tag, opened(tag)]);
      expect(
        document.querySelectorAll('p p, p div, p ul, p table, ul > :not(li), dl > :not(div)'),
      ).toHaveLength(0);
    }
  });

  it('lead only to what is there', async () => {
    for (const name of pages()) {
      const document = parseHtml(await text(name));
      for (const link of document.querySelectorAll('a')) {
        const href = link.getAttribute('href') ?? '';
        if (href.startsWith('#')) expect(document.getElementById(href.slice(1)), href).not.toBeNull();
        else expect(names(), href).toContain(join(dirname(name), href));
      }
    }
  });

  it('show a hostile text as it was typed', async () => {
    const [name = ''] = pages().filter((one) => one.startsWith('conventions/'));
    const document = parseHtml(await text(name));
    const shown = document.body.textContent;
    expect(shown).toContain(`<script>alert('x')</script> & "guillemets" =1+1\ufffd`);
    expect(shown).toContain('perdue.pdf (contenu absent de ce dossier)');
    for (const word of ['En vigueur', 'Parties et signataires', 'Extrait du journal', 'ARTICLE 6'])
      expect(shown).toContain(word);
  });

  it('escape every character that means something', () => {
    expect(escapeHtml(`<a href="x" b='y'>&\u0000`)).toBe(
      '&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\ufffd',
    );
  });
});

describe('its tables', () => {
  /** RFC 4180, `;` between cells. */
  function parse(source: string): string[][] {
    const rows: string[][] = [[]];
    let cell = '';
    let quoted = false;
    for (let at = 0; at < source.length; at++) {
      const one = source[at] ?? '';
      if (quoted) {
        if (one !== '"') cell += one;
        else if (source[at + 1] === '"') cell += source[++at] ?? '';
        else quoted = false;
      } else if (one === '"') quoted = true;
      else if (one === ';' || source.startsWith('\r\n', at)) {
        rows.at(-1)?.push(cell);
        cell = '';
        if (one === '\r') {
          rows.push([]);
          at += 1;
        }
      } else cell += one;
    }
    return rows.slice(0, -1);
  }

  it('read back as they were written, one row a record, and none is a formula', async () => {
    const { registre } = porte.application.depot;
    const expected: Record<string, number> = {
      'conventions.csv': registre.conventions.size,
      'avenants.csv': registre.avenants.size,
      'avis.csv': registre.avis.size,
      'mises-en-demeure.csv': registre.misesEnDemeure.size,
      'denonciations.csv': registre.denonciations.size,
      'pieces.csv': registre.pieces.size,
      'corbeille.csv': registre.corbeille.size,
      'signataires.csv': 4,
      'journal.csv': porte.application.depot.seq,
    };
    for (const [name, count] of Object.entries(expected)) {
      const bytes = (await zip.file(`csv/${name}`)?.async('nodebuffer')) ?? Buffer.alloc(0);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const rows = parse(bytes.subarray(3).toString('utf8'));
      expect([name, rows.length]).toEqual([name, count + 1]);
      for (const row of rows) {
        expect([name, row.length]).toEqual([name, rows[0]?.length]);
        for (const value of row) expect(value).not.toMatch(/^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)?$)/);
      }
    }
    const avenants = parse((await text('csv/avenants.csv')).replace('\ufeff', ''));
    expect(avenants.flat()).toContain(HOSTILE);
    const avis = parse((await text('csv/avis.csv')).replace('\ufeff', ''));
    expect(avis[1]?.[4]).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
  });
});

describe('verifier.mjs, alone with the dossier', () => {
  const run = (folder: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'verifier.mjs')], {
      encoding: 'utf8',
      cwd: tmpdir(),
      env: {},
    });
    return { status, out: stdout.trim(), stderr };
  };
  const copy = async (change: (folder: string) => Promise<void>): Promise<ReturnType<typeof run>> => {
    const folder = await mkdtemp(join(tmpdir(), 'crefop-verifier-'));
    await cp(dossier, folder, { recursive: true });
    await change(folder);
    const result = run(folder);
    await rm(folder, { recursive: true });
    return result;
  };
  /** The lines before `end`, then those from `start` on. */
  const splice = (all: string, end: number, start: number): string =>
    [...all.split('\n').slice(0, end), ...all.split('\n').slice(start)].join('\n');
  const JOURNAL = 'journal/000000000001.jsonl';
  const edit = (name: string, change: (content: string) => string) => async (folder: string) => {
    const path = join(folder, name);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  /** Whoever rewrites the journal would also rewrite the list of hashes. */
  const relisted = (change: (folder: string) => Promise<void>) => async (folder: string) => {
    await change(folder);
    const list = await readFile(join(folder, 'EMPREINTES.sha256'), 'utf8');
    const lines = await Promise.all(
      list
        .trimEnd()
        .split('\n')
        .map(async (line) => {
          const name = line.slice(66);
          const bytes = await readFile(join(folder, name));
          return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
        }),
    );
    await writeFile(join(folder, 'EMPREINTES.sha256'), lines.join(''));
  };

  it('says OK, with the number of entries and the head', () => {
    const { seq, tete } = porte.application.depot;
    const { status, out, stderr } = run(dossier);
    expect([status, stderr]).toEqual([0, '']);
    expect(out).toBe(`OK : ${names().length - 1} fichiers intacts, ${seq} entrées enchaînées, tête ${tete}`);
  });

  it.each([
    [
      'a changed page',
      edit('index.html', (page) => page.replace('Conventions', 'Convention')),
      'index.html a été altéré',
    ],
    ['a missing file', (folder: string) => rm(join(folder, 'LISEZMOI.txt')), 'LISEZMOI.txt manque'],
    [
      'a changed entry',
      relisted(edit(JOURNAL, (all) => all.replace('2023-09-14', '2023-09-15'))),
      'a été altérée',
    ],
    ['an entry cut out', relisted(edit(JOURNAL, (all) => splice(all, 5, 6))), "l'entrée 6 manque"],
    ['an entry twice', relisted(edit(JOURNAL, (all) => splice(all, 5, 4))), "l'entrée 6 manque"],
    [
      'the last entry cut off',
      relisted(edit(JOURNAL, (all) => `${all.trimEnd().split('\n').slice(0, -1).join('\n')}\n`)),
      "atteste l'entrée",
    ],
    ['a line cut short', relisted(edit(JOURNAL, (all) => all.slice(0, -20))), 'la ligne a été coupée'],
    [
      'a file that is no journal',
      relisted(edit(JOURNAL, (all) => `bonjour\n${all}`)),
      "ce n'est pas une entrée",
    ],
  ])('names the first defect: %s', async (_name, change, message) => {
    const { status, out } = await copy(change);
    expect(out).toMatch(/^DÉFAUT : /);
    expect(out).toContain(message);
    expect(out.split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });
});
