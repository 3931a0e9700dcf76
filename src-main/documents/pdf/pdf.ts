import type { DocumentModel } from '#actes/model';
import type { Navigateur, Pdf } from '../../application/ports';
import { renderDocx } from '../docx';
import { convertWithLibreOffice, findLibreOffice } from './libreoffice';
import { pageImprimee } from './page';

/** No PDF can be made here; its shape is the one the dispatcher shows to people. */
export class PdfImpossible extends Error {
  override readonly name = 'PdfImpossible';
  readonly code = 'PDF_SANS_OUTIL';
  readonly remede =
    'Produisez le document Word et exportez-le en PDF depuis votre traitement de texte, installez LibreOffice sur cette machine, ou demandez le PDF dans l’application de bureau.';
  constructor() {
    super('Aucun outil de cette machine ne fait de PDF : LibreOffice n’y est pas installé.');
  }
}

/**
 * The PDF of a document: by the browser of the window where there is one, by LibreOffice elsewhere. Rejects with a
 * PdfImpossible when there is neither.
 */
export async function renderPdf(
  model: DocumentModel,
  navigateur: Navigateur | null,
  find: () => Promise<string | null> = findLibreOffice,
): Promise<Pdf> {
  if (navigateur !== null)
    return { octets: await navigateur(pageImprimee(model)), outil: 'l’application de bureau' };
  const program = await find();
  if (program === null) throw new PdfImpossible();
  return {
    octets: await convertWithLibreOffice(program, await renderDocx(model)),
    outil: 'LibreOffice (PDF/A-2b demandé)',
  };
}
