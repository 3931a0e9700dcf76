import type { ResultatModele, TravailModele } from '../application/echanges/ports';
import { ouvrirPaquet } from '../reading/formats/zip';
import { controlerModele } from './controle';
import { controlerStructure, remplirModele } from './remplir';

/**
 * Checks a template, and fills it when nothing is wrong with it and data is given. Rejects with a ReadingError for a
 * file that is not a sound Word document. `vides`: fields left blank.
 */
export async function travaillerModele(
  bytes: Uint8Array,
  { champs, donnees, date }: TravailModele,
): Promise<ResultatModele> {
  // What is read of a package is counted: a second reading is another opening.
  const nommes = await controlerModele(await ouvrirPaquet(bytes), champs);
  const defauts = nommes.length > 0 ? nommes : await controlerStructure(await ouvrirPaquet(bytes));
  if (defauts.length > 0 || donnees === null) return { defauts, octets: null, vides: [] };
  return { defauts, ...(await remplirModele(await ouvrirPaquet(bytes), donnees, date)) };
}
