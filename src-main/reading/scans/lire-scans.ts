import { ouvrirLecteurDeCodes } from '../../codes/lire';
import type { LecteurDeCodes } from '../../codes/lire';
import type { ScanLu } from '../../application/echanges/ports';
import { sniffType } from '../../documents/sniff';
import { ouvrirPdf } from '../formats/pdf';
import type { Vu } from '../formats/vu';
import { ReadingError } from '../reading-error';
import { MAX_POINTS, dimensionsDe } from './images';
import { imagesDePage } from './pages-pdf';
import { preparerTampons } from './tampons';

/** Pages of one file: a pile that no scanner takes at once. */
const MAX_PAGES = 300;

const refuse = (code: string, message: string, remede: string): ReadingError =>
  new ReadingError(code, message, remede);

const RENUMERISER =
  'Numérisez de nouveau ces pages en PDF, en JPEG ou en PNG, puis choisissez le nouveau fichier.';

const illisible = (): ReadingError =>
  refuse(
    'SCAN_ILLISIBLE',
    'Ce fichier est endommagé ou incomplet : ses pages n’ont pas pu être lues.',
    RENUMERISER,
  );

/**
 * Reads the printed codes of a scan, page after page: a PDF of images, or one image. `module`: the file of the reader of
 * codes. Rejects with a ReadingError for what is no scan, or is too large to be one.
 */
export async function lireScans(bytes: Uint8Array, module: string, vu: Vu): Promise<ScanLu> {
  const type = await sniffType(bytes, '');
  if (type === 'image/tiff')
    throw refuse(
      'SCAN_TIFF',
      'Les images TIFF se gardent comme pièces, mais leurs codes ne sont pas lus.',
      RENUMERISER,
    );
  if (type !== 'application/pdf' && type !== 'image/jpeg' && type !== 'image/png')
    throw refuse(
      'SCAN_AUTRE',
      'Ce fichier n’est pas une page numérisée : les scans se lisent en PDF, en JPEG ou en PNG.',
      'Choisissez les pages telles que le numériseur les a rendues.',
    );
  const codes = await ouvrirLecteurDeCodes(module);
  if (type === 'application/pdf') return { pages: await pagesDuPdf(bytes, codes, vu) };
  const taille = dimensionsDe(bytes);
  if (taille === null || taille.largeur === 0 || taille.hauteur === 0) throw illisible();
  if (taille.largeur * taille.hauteur > MAX_POINTS)
    throw refuse(
      'SCAN_DEMESURE',
      'Cette image a bien plus de points qu’aucune page numérisée : elle n’a pas été lue.',
      'Numérisez à 300 points par pouce au plus, puis choisissez le nouveau fichier.',
    );
  try {
    return { pages: [{ page: 1, codes: await codes.lire(bytes) }] };
  } catch {
    throw illisible();
  } finally {
    vu({ etape: 'pages', faites: 1, total: 1 });
  }
}

async function pagesDuPdf(bytes: Uint8Array, codes: LecteurDeCodes, vu: Vu): Promise<ScanLu['pages']> {
  preparerTampons();
  const { OPS } = await import('unpdf/pdfjs');
  const pdf = await ouvrirPdf(bytes, { maxImageSize: MAX_POINTS });
  try {
    if (pdf.numPages > MAX_PAGES)
      throw refuse(
        'SCAN_DEMESURE',
        `Ce PDF a ${pdf.numPages} pages, et ${MAX_PAGES} au plus sont lues à la fois.`,
        'Partagez la pile en plusieurs fichiers.',
      );
    const pages: ScanLu['pages'][number][] = [];
    for (let numero = 1; numero <= pdf.numPages; numero++) {
      const lus = new Set<string>();
      try {
        const page = await pdf.getPage(numero);
        const { images, ensemble } = await imagesDePage(page, OPS);
        for (const image of images) for (const one of await codes.lire(image)) lus.add(one);
        // Strips, of which none bears a whole code.
        if (lus.size === 0 && ensemble !== null) for (const one of await codes.lire(ensemble())) lus.add(one);
      } catch {
        throw illisible();
      } finally {
        await pdf.cleanup(true).catch(() => null);
      }
      pages.push({ page: numero, codes: [...lus] });
      vu({ etape: 'pages', faites: numero, total: pdf.numPages });
    }
    return pages;
  } finally {
    await pdf.destroy();
  }
}
