import type { DocumentLu } from '#domain/importation/document';
import { formatDepassement } from '#domain/fichier';
import { lireDocx } from './docx';
import { lireOdt } from './odt';
import { lirePdf } from './pdf';
import { autreFormat, demesure, protege, vide } from './refus';
import { lireTexte } from './texte';
import type { Vu } from './vu';
import { ouvrirPaquet } from './zip';
import type { Paquet } from './zip';

/** Bytes of a file that is read. */
const MAX_FILE = 25 * 1024 * 1024;

/** What is recognised only to say what it is, by its first characters. */
const REFUSES: readonly (readonly [RegExp, string])[] = [
  [/^\{\\rtf/u, 'un document RTF'],
  [/^(?:\x89PNG|\xFF\xD8\xFF|GIF8|BM|II\*\0|MM\0\*|RIFF[^]{4}WEBP)/u, 'une image'],
  [/^(?:7z\xBC\xAF|Rar!)/u, 'une archive'],
  [/^(?:\xEF\xBB\xBF)?\s*<(?:!doctype\s+html|html)/iu, 'une page web'],
  [/^(?:\xEF\xBB\xBF)?\s*<\?xml/u, 'un document XML'],
];

/** Reads the text of a file, whatever its name says it is. Rejects with a ReadingError that says why and what to do. */
export async function lireDocument(bytes: Uint8Array, vu: Vu = () => undefined): Promise<DocumentLu> {
  if (bytes.byteLength > MAX_FILE) {
    const { taille, borne } = formatDepassement(bytes.byteLength, MAX_FILE);
    throw demesure(`Ce fichier pèse ${taille}, et ${borne} au plus sont lus.`);
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 1024).toString('latin1');
  if (head === '') throw vide();
  if (head.startsWith('PK')) return lireBureau(await ouvrirPaquet(bytes), vu);
  if (head.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) throw ancien(buffer);
  if (head.includes('%PDF-')) return lirePdf(bytes, vu);
  const refuse = REFUSES.find(([start]) => start.test(head));
  if (refuse !== undefined) throw autreFormat(refuse[1]);
  return lireTexte(bytes);
}

async function lireBureau(paquet: Paquet, vu: Vu): Promise<DocumentLu> {
  const mimetype = paquet.contient('META-INF/manifest.xml') ? await paquet.lire('mimetype') : null;
  const type = Buffer.from(mimetype ?? [])
    .toString('latin1')
    .trim();
  if (/^application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?$/u.test(type))
    return lireOdt(paquet, vu);
  if (type !== '') throw autreFormat('d’un autre type qu’un document de texte');
  if (paquet.contient('[Content_Types].xml')) return lireDocx(paquet, vu);
  throw autreFormat('une archive');
}

/** Office documents from before 2007, and the envelope in which later ones keep what a password protects. */
function ancien(buffer: Buffer): Error {
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return protege();
  return autreFormat(
    buffer.includes(Buffer.from('WordDocument', 'utf16le'))
      ? 'un ancien document Word (.doc)'
      : 'un ancien document de bureau',
  );
}
