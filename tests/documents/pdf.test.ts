/** The PDF of a document: the page a browser prints, LibreOffice where there is one, and what is said without either. */
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from '#actes/model';
import { modelToText } from '#actes/texte';
import { runs } from '#actes/typographie';
import { convertWithLibreOffice, findLibreOffice } from '../../src-main/documents/pdf/libreoffice';
import { pageImprimee } from '../../src-main/documents/pdf/page';
import { renderPdf } from '../../src-main/documents/pdf/pdf';
import { cas } from './cas';
import { answers, ETRANGER } from './libreoffice';

const BASE: DocumentModel = {
  title: 'Titre <b>',
  subject: 'Sujet',
  fileName: 'f',
  header: 'En-tête & suite',
  footer: 'Pied',
  watermark: 'PROJET',
  blocks: [],
};
const html = (blocks: readonly Block[]): string => pageImprimee({ ...BASE, blocks }).html;

/** The words of a page, as whoever reads it sees them. */
const words = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/gu, '')
    .replace(/<[^>]+>/gu, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const onlyLetters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

describe('la page que le navigateur imprime', () => {
  it.each(cas().filter(({ nom }) => !/×/u.test(nom)))('dit tout ce que dit l’acte : $nom', ({ model }) => {
    const said = onlyLetters(words(pageImprimee(model).html));
    // Which original it is stands in the footer, which the printer adds to each page.
    const { original: _original, empreinte: _empreinte, ...printed } = model;
    const blocks = model.blocks.filter(({ kind }) => kind !== 'signatures' && kind !== 'code');
    for (const block of blocks) {
      const revised = JSON.stringify(block).includes('"revision"');
      // The text of a change is said between brackets of its own.
      if (revised) continue;
      for (const line of modelToText({ ...printed, watermark: null, blocks: [block] }).split('\n')) {
        for (const piece of line.replace(/^\s*-\s/u, '').split(' | '))
          expect(said, piece).toContain(onlyLetters(piece));
      }
    }
  });

  it('n’a ni script, ni rien à aller chercher, et échappe ce qu’on y a tapé', () => {
    const page = html([
      { kind: 'paragraph', runs: [{ kind: 'text', text: '<script>alert(1)</script> & "x"' }] },
    ]);
    expect(page).not.toMatch(/<script|<link|src="http|url\(/u);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;');
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    const { header, footer } = pageImprimee({ ...BASE, original: { numero: 2, sur: 4 } });
    expect(header).toContain('En-tête &amp; suite');
    expect(header).toContain('PROJET');
    expect(footer).toContain('n°\u00A02/4');
    expect(footer).toContain('class="totalPages"');
  });

  it('met l’adresse à sa place, nomme les lignes des tableaux, tourne la page, colle les mots qui se touchent', () => {
    const page = html([
      {
        kind: 'letterhead',
        sender: ['Région'],
        recipient: ['Madame la Préfète'],
        placeAndDate: 'Lyon, le 3 mars 2026',
        references: ['Objet\u00A0: essai'],
      },
      {
        kind: 'table',
        caption: 'Pièces',
        alt: 'Deux pièces',
        header: ['A', 'B'],
        widths: [1, 3],
        rowHead: true,
        align: ['left', 'right'],
        heights: [15],
        rows: [[runs('un'), { blocks: [{ kind: 'paragraph', runs: runs('deux') }] }]],
      },
      { kind: 'section', orientation: 'landscape', header: 'Comparatif' },
      { kind: 'paragraph', runs: runs('1er mars') },
    ]);
    expect(page).toContain('left:85mm;top:30mm;width:85mm');
    expect(page).toContain('aria-description="Deux pièces"');
    expect(page).toContain('<th scope="row" class="left">un</th>');
    expect(page).toContain('<td class="right"><p class="justify">deux</p></td>');
    expect(page).toContain('<tr style="height:15mm">');
    expect(page).toContain('<section class="paysage"><p class="en-tete">Comparatif</p>');
    expect(page).toContain('1<sup>er</sup>\u00A0mars');
  });
});

describe('le PDF', () => {
  it('est celui du navigateur de la fenêtre, quand il y en a un', async () => {
    const asked: string[] = [];
    const made = await renderPdf(BASE, (page) => {
      asked.push(page.html);
      return Promise.resolve(new Uint8Array([1]));
    });
    expect(asked).toHaveLength(1);
    expect(made).toEqual({ octets: new Uint8Array([1]), outil: 'l’application de bureau' });
  });

  it('est refusé, avec ce qu’il faut faire, où rien n’en fait', async () => {
    await expect(renderPdf(BASE, null, () => Promise.resolve(null))).rejects.toMatchObject({
      code: 'PDF_SANS_OUTIL',
      message: expect.stringContaining('LibreOffice n’y est pas installé') as string,
      remede: expect.stringContaining('exportez-le en PDF') as string,
    });
    expect(await findLibreOffice({ platform: 'linux', env: { PATH: '/nulle/part' } })).toBeNull();
  });

  it('arrête ce qui ne répond pas, avec ce qu’il a lancé, et le dit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'faux-'));
    const program = join(folder, 'soffice');
    const trace = join(folder, 'trace');
    writeFileSync(program, `#!/bin/sh\n(sleep 3; echo vivant > ${trace}) &\nwait\n`);
    chmodSync(program, 0o700);
    await expect(convertWithLibreOffice(program, new Uint8Array([1]), 300)).rejects.toMatchObject({
      code: 'PDF_NON_PRODUIT',
    });
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(existsSync(trace)).toBe(false);
    writeFileSync(program, '#!/bin/sh\nexit 3\n');
    await expect(convertWithLibreOffice(program, new Uint8Array([1]))).rejects.toThrow('n’a pas pu faire');
  });

  const present = answers('soffice', '--version');
  it('est fait par LibreOffice aux portes sans navigateur : PDF/A-2b demandé, balisé', ETRANGER, async () => {
    if (!present) {
      expect(process.env.CI_LIBREOFFICE).not.toBe('requis');
      return;
    }
    const { octets, outil } = await renderPdf(
      { ...BASE, blocks: [{ kind: 'title', runs: runs('ACTE') }] },
      null,
    );
    expect(outil).toContain('LibreOffice');
    const text = Buffer.from(octets).toString('latin1');
    expect(text.startsWith('%PDF-1.')).toBe(true);
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('/MarkInfo<</Marked true>>');
    expect(text).toContain('/OutputIntents');
  });
});
