import { zipSync } from 'fflate';
import type { Imprimeur, Navigateur } from '../application/ports';
import { renderXlsx } from './classeur';
import { mesurerImage } from './image';
import { renderDocx } from './docx';
import { archiverPaquet } from './paquet/archive';
import { renderPdf } from './pdf/pdf';

/**
 * The printer of the application: document models and tables in, files out.
 *
 * @param navigateur The browser of the window, which prints pages; null at the doors that have none.
 */
export const createImprimeur = (navigateur: Navigateur | null = null): Imprimeur => ({
  docx: renderDocx,
  pdf: (model) => renderPdf(model, navigateur),
  xlsx: renderXlsx,
  mesurerImage: (octets) => Promise.resolve(mesurerImage(octets)),
  archive: (fichiers, jour) =>
    Promise.resolve(
      zipSync(Object.fromEntries(fichiers.map(({ nom, contenu }) => [nom, contenu])), {
        mtime: new Date(`${jour}T12:00:00`),
      }),
    ),
  paquet: (...asked) => Promise.resolve(archiverPaquet(...asked)),
});
