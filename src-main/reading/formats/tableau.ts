import { readXlsx } from 'hucre/xlsx';
import { cellules } from '#domain/titulaire/importer';
import { ReadingError } from '../reading-error';
import { ouvrirPaquet } from './zip';

/** Above any table of members. */
const MAX_OCTETS = 4 * 1024 * 1024;
const MAX_RANGEES = 5000;

const pasUnTableau = (raison: string): ReadingError =>
  new ReadingError(
    'TABLEAU_ILLISIBLE',
    `Ce fichier n’est pas un tableau que l’on sache lire : ${raison}.`,
    'Enregistrez le tableau en XLSX, ou en CSV (UTF-8 ou Windows), avec ses titres de colonnes sur la première ligne.',
  );

/** « PK »: an XLSX workbook is an archive. */
const estArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The rows of a table: its first sheet when it is a workbook. A day is written as ISO; anything else as it reads. */
export async function lireTableau(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  if (bytes.byteLength > MAX_OCTETS) throw pasUnTableau('il est trop long');
  if (!estArchive(bytes)) return lireCsv(bytes);
  // Measured before it is opened: a bomb is refused as every other archive is.
  const paquet = await ouvrirPaquet(bytes);
  for (const nom of paquet.noms) await paquet.lire(nom);
  const workbook = await readXlsx(bytes, { sheets: [0], maxRows: MAX_RANGEES }).catch((cause: unknown) => {
    throw Object.assign(pasUnTableau('le classeur est endommagé ou protégé'), { cause });
  });
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw pasUnTableau('le classeur n’a pas de feuille');
  return sheet.rows.map((row) => row.map(enLettres));
}

function enLettres(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

function lireCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  if (bytes.includes(0)) throw pasUnTableau('il ne contient pas du texte');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What French spreadsheets write when nobody asks for another.
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  const rows = cellules(text);
  if (rows === null) throw pasUnTableau('des guillemets ouverts ne se ferment pas');
  return rows.slice(0, MAX_RANGEES);
}
