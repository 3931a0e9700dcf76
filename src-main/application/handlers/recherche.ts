import { Recherche } from '../recherche/recherche';
import { success } from '../replies';
import type { HandlersOf, Services } from '../services';

/** Finds by its words anything the registry holds. */
export function rechercheHandlers({ depot }: Services): HandlersOf<'recherche'> {
  const recherche = new Recherche(depot);
  return {
    'recherche.chercher': async (demande) => success(await recherche.chercher(demande)),
  };
}
