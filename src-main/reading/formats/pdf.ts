import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import type { DocumentLu, HorsTexte } from '#domain/importation/document';
import { blocsDeLignes } from '#domain/importation/lignes';
import { enumeration } from '#domain/french';
import { lignesDePages } from './pdf-lignes';
import type { Fragment, NoeudStructure, PageLue } from './pdf-lignes';
import { verifierFlux } from './pdf-flux';
import { lireStructure } from './pdf-structure';
import { demesure, endommage, illisible, protege, sansTexte } from './refus';
import type { Vu } from './vu';

const MAX_PAGES = 400;

/**
 * Reads a PDF that holds its text: by its tags when it says what its paragraphs are, else by where its words stand.
 * Rejects with a ReadingError for a scan, a password, more than 400 pages.
 */
export async function lirePdf(bytes: Uint8Array, vu: Vu): Promise<DocumentLu> {
  const pdf = await ouvrirPdf(bytes);
  try {
    if (pdf.numPages > MAX_PAGES)
      throw demesure(`Ce PDF a ${pdf.numPages} pages, et ${MAX_PAGES} au plus sont lues.`);
    const balise = (await pdf.getMarkInfo().catch(() => null))?.Marked === true;
    const pages: PageLue[] = [];
    for (let numero = 1; numero <= pdf.numPages; numero++) {
      pages.push(await lirePage(pdf, numero, balise));
      vu({ etape: 'pages', faites: numero, total: pdf.numPages });
    }
    const remarques = await remarquer(pdf, pages);
    const {
      blocs,
      horsTexte,
      remarques: propres,
    } = (balise ? lireStructure(pages) : null) ?? sansBalises(pages);
    return { format: 'pdf', blocs, horsTexte, remarques: [...remarques, ...propres] };
  } finally {
    await pdf.destroy();
  }
}

/** Bytes at the end of a PDF among which it says that it ends; what is cut before is mended by guess, pages lost. */
const FIN = 4096;

/**
 * A PDF from outside, nothing of which is fetched, drawn nor compiled. Rejects with a ReadingError when it is damaged,
 * swells, or asks for a password. `maxImageSize`: in dots; larger images are left out.
 */
export async function ouvrirPdf(
  bytes: Uint8Array,
  images: { readonly maxImageSize?: number } = {},
): Promise<PDFDocumentProxy> {
  if (!Buffer.from(bytes.subarray(-FIN)).includes('%%EOF')) throw endommage();
  verifierFlux(bytes);
  const { getDocument } = await import('unpdf/pdfjs');
  try {
    // A copy: the library keeps the bytes for itself.
    return await getDocument({
      data: new Uint8Array(bytes),
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      enableXfa: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      ...images,
    }).promise;
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? protege() : endommage();
  }
}

async function lirePage(pdf: PDFDocumentProxy, numero: number, balise: boolean): Promise<PageLue> {
  let page: PDFPageProxy;
  try {
    page = await pdf.getPage(numero);
    const [contenu, structure] = [
      await page.getTextContent({ includeMarkedContent: true }),
      balise ? ((await page.getStructTree()) as NoeudStructure | null) : null,
    ];
    const [, bas = 0, , haut = 0] = page.view;
    return { numero, bas, haut, structure, fragments: [...fragmentsDe(contenu.items)] };
  } catch {
    throw endommage();
  } finally {
    await pdf.cleanup(true).catch(() => null);
  }
}

type Item = {
  readonly type?: string;
  readonly tag?: string;
  readonly id?: string | null;
  readonly str?: string;
  readonly width?: number;
  readonly transform?: readonly number[];
};

/** The words of a page, in the order of the file, each with where it stands and which tag holds it. */
function* fragmentsDe(items: readonly Item[]): Generator<Fragment> {
  const pile: { readonly id: string | null; readonly artefact: boolean }[] = [];
  for (const { type, tag, id, str, width = 0, transform } of items) {
    const dessus = pile.at(-1);
    if (type?.startsWith('begin') === true)
      pile.push({ id: id ?? dessus?.id ?? null, artefact: tag === 'Artifact' || dessus?.artefact === true });
    else if (type === 'endMarkedContent') pile.pop();
    else if (str !== undefined && str !== '' && transform !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
      yield {
        texte: str,
        x,
        y,
        largeur: width,
        corps: Math.hypot(c, d) || Math.hypot(a, b),
        // Written across the page: a stamp, not a line of it.
        travers: Math.abs(b) > 0.1 * Math.hypot(a, b),
        balise: dessus?.id ?? null,
        artefact: dessus?.artefact === true,
      };
    }
  }
}

/** A page whose letters are codes of a font that says nothing of them. */
const MAX_MUETS = 0.2;

async function remarquer(pdf: PDFDocumentProxy, pages: readonly PageLue[]): Promise<readonly string[]> {
  const texte = pages.flatMap(({ fragments }) => fragments.map((one) => one.texte)).join('');
  const pleins = texte.replaceAll(/\s/gu, '').length;
  if (!/[\p{L}\p{N}]/u.test(texte)) throw sansTexte();
  const muets = texte.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (muets > MAX_MUETS * pleins)
    throw illisible('Les lettres de ce PDF sont des dessins sans nom : son texte ne peut pas être lu.');
  const vides = pages.filter(({ fragments }) => !fragments.some((one) => /[\p{L}\p{N}]/u.test(one.texte)));
  const remarques: string[] = [];
  if (vides.length > 0)
    remarques.push(
      vides.length === 1
        ? `La page ${vides[0]?.numero ?? ''} n’a pas de texte à lire : elle est vide, ou c’est une image.`
        : `Les pages ${enumeration(vides.map(({ numero }) => String(numero)))} n’ont pas de texte à lire : elles sont vides, ou ce sont des images.`,
    );
  if ((await pdf.getFieldObjects().catch(() => null)) !== null)
    remarques.push('Ce PDF est un formulaire : ce qui a été saisi dans ses champs n’est pas lu.');
  return remarques;
}

type Lu = Pick<DocumentLu, 'blocs' | 'horsTexte' | 'remarques'>;

function sansBalises(pages: readonly PageLue[]): Lu {
  const { lignes, notes, travers } = lignesDePages(pages);
  const { blocs, horsTexte, remarques } = blocsDeLignes(lignes);
  const aPart = (nature: HorsTexte['nature'], textes: readonly string[]): readonly HorsTexte[] =>
    textes.map((texte) => ({ nature, texte }));
  return {
    blocs,
    horsTexte: [...horsTexte, ...aPart('note', notes), ...aPart('zone_de_texte', travers)],
    remarques,
  };
}
