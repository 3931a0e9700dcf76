import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { sniffType } from '../../src-main/documents/sniff';
import { createImprimeur } from '../../src-main/documents/imprimeur';
import { conventionModel } from '#actes/convention';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const latin = (content: string): Uint8Array => Buffer.from(content, 'latin1');

async function archive(entries: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(entries)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODT = 'application/vnd.oasis.opendocument.text';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const contentTypes = (main: string): string =>
  `<Types><Override PartName="/document.xml" ContentType="${main}"/></Types>`;
const odf = (type: string, manifest = '<manifest/>'): Promise<Uint8Array> =>
  archive({ mimetype: type, 'META-INF/manifest.xml': manifest, 'content.xml': '<x/>' });

const MESSAGE = [
  'From: Ada Essai <ada@exemple.invalid>',
  'To: secretariat@exemple.invalid',
  'Subject: =?utf-8?Q?Avis?=',
  ' suite',
  'Date: Mon, 23 Nov 2026 10:00:00 +0100',
  '',
  'Bonjour, é',
].join('\r\n');

describe('accepted', () => {
  it.each<[string, string, Uint8Array]>([
    ['application/pdf', 'a.pdf', latin('%PDF-1.7\n%âãÏÓ\n')],
    ['application/pdf', 'a.pdf', latin('\n%PDF-1.4\n')],
    ['image/png', 'a.png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['image/jpeg', 'a.jpg', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/tiff', 'a.tif', latin('II*\0\x08\0\0\0')],
    ['image/tiff', 'a.tif', latin('MM\0*\0\0\0\x08')],
    ['text/plain', 'a.txt', text('Bordereau n° 1\r\n\tDéposé le 23 novembre.')],
    ['text/plain', 'a.TXT', text('\uFEFFavec marque')],
    ['message/rfc822', 'a.eml', text(MESSAGE)],
    ['message/rfc822', 'a.eml', latin(MESSAGE)],
    ['text/plain', 'a.eml', text('Ce n’est pas un courriel.')],
  ])('%s (%s)', async (type, nom, bytes) => {
    expect(await sniffType(bytes, nom)).toBe(type);
  });

  it('the documents the application itself prints', async () => {
    const fiche = { id: 'registre', nom: 'Registre', demonstration: false } as const;
    const bytes = await createImprimeur().docx(conventionModel({ fiche, convention: CONVENTION_AURA }));
    expect(await sniffType(bytes, 'convention.docx')).toBe(DOCX);
  });

  it('office documents, by what they say inside, not by their name', async () => {
    expect(
      await sniffType(await archive({ '[Content_Types].xml': contentTypes(`${DOCX}.main+xml`) }), 'a.zip'),
    ).toBe(DOCX);
    expect(
      await sniffType(await archive({ '[Content_Types].xml': contentTypes(`${XLSX}.main+xml`) }), 'a.exe'),
    ).toBe(XLSX);
    expect(await sniffType(await odf(ODT), 'a')).toBe(ODT);
    expect(await sniffType(await odf(ODS), 'a')).toBe(ODS);
  });
});

describe('refused, whatever the name says', () => {
  const MZ = latin(`MZ\x90\0${'\0'.repeat(60)}%PDF-1.7\n`);
  it.each<[string, string, Uint8Array]>([
    ['a program named .pdf', 'facture.pdf', MZ],
    ['a program named .txt', 'facture.txt', MZ],
    ['an ELF program', 'a.png', latin('\x7fELF\x02\x01\x01\0')],
    ['a page', 'a.txt', text('<!DOCTYPE html><script>alert(1)</script>')],
    ['a page after blanks', 'a.txt', text('\uFEFF \n\t<html>')],
    ['a drawing', 'a.svg', text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['a drawing named .txt', 'a.txt', text('<?xml version="1.0"?><svg/>')],
    ['a shell script', 'a.txt', text('#!/bin/sh\nrm -rf /')],
    ['a batch', 'a.txt', text('@echo off\r\ndel *')],
    ['a text under a script’s name', 'a.bat', text('bonjour')],
    ['a text without a name', '', text('bonjour')],
    ['a page named as an e-mail', 'a.eml', text('<html>From: x\nDate: y</html>')],
    ['rich text', 'a.txt', text('{\\rtf1 bonjour}')],
    ['text in an unknown encoding', 'a.txt', latin('d\xe9pos\xe9')],
    ['a text with controls', 'a.txt', text('a\u001b[31mb')],
    ['an old Word document, which may hold macros', 'a.doc', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['an encrypted Word document', 'a.docx', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['a GIF', 'a.gif', latin('GIF89a')],
    ['half a signature', 'a.pdf', latin('%PDF')],
    ['a broken archive', 'a.docx', latin('PK\x03\x04 et rien d’autre')],
    ['nothing', 'a.txt', new Uint8Array()],
  ])('%s', async (what, nom, bytes) => {
    // An empty text is a text; the rules refuse an empty file.
    expect(await sniffType(bytes, nom)).toBe(what === 'nothing' ? 'text/plain' : null);
  });

  it('archives, programs in archives, macros, passwords', async () => {
    const plain = contentTypes(`${DOCX}.main+xml`);
    expect(await sniffType(await archive({ 'notes.txt': 'x' }), 'a.docx')).toBeNull();
    expect(
      await sniffType(await archive({ 'META-INF/MANIFEST.MF': 'x', 'A.class': 'x' }), 'a.docx'),
    ).toBeNull();
    const macro = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    expect(
      await sniffType(await archive({ '[Content_Types].xml': contentTypes(macro) }), 'a.docx'),
    ).toBeNull();
    const hidden = await archive({ '[Content_Types].xml': plain, 'word/vbaProject.bin': 'x' });
    expect(await sniffType(hidden, 'a.docx')).toBeNull();
    expect(await sniffType(await odf(ODT, '<manifest:encryption-data/>'), 'a.odt')).toBeNull();
    // The « encrypted » flag of both headers of the first entry.
    const locked = Buffer.from(await archive({ '[Content_Types].xml': plain }));
    locked[6] = (locked[6] ?? 0) | 1;
    const central = locked.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    locked[central + 8] = (locked[central + 8] ?? 0) | 1;
    expect(await sniffType(locked, 'a.docx')).toBeNull();
  });

  it('an archive packed to fill the memory: reading stops long before its end', async () => {
    const declared = contentTypes(`${DOCX}.main+xml`);
    const long = await archive({ '[Content_Types].xml': ' '.repeat(20_000_000) + declared });
    expect(long.byteLength).toBeLessThan(100_000);
    expect(await sniffType(long, 'a.docx')).toBeNull();
  });
});
