import { procesVerbalModel } from '#actes/seance';
import { refus } from '#domain/refus';
import { refuse } from '#domain/result';
import { lireSeance } from './seance';
import { definir } from './type';

export const procesVerbal = definir({
  nature: 'proces-verbal',
  lire(registre, id) {
    const lu = lireSeance(registre, id);
    if (!lu.ok) return lu;
    return lu.value.seance.presences.length === 0
      ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'les présences ne sont pas pointées' }))
      : lu;
  },
  modele: procesVerbalModel,
  // It belongs to no convention: the page of the séance gives it.
  lister: () => [],
});
