import { convocationModel } from '#actes/seance';
import { refus } from '#domain/refus';
import { refuse } from '#domain/result';
import { lireSeance } from './seance';
import { definir } from './type';

export const convocationComite = definir({
  nature: 'convocation-comite',
  lire(registre, id) {
    const lu = lireSeance(registre, id);
    if (!lu.ok) return lu;
    return lu.value.points.length === 0
      ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'l’ordre du jour est vide' }))
      : lu;
  },
  modele: convocationModel,
  // It belongs to no convention: the page of the séance gives it.
  lister: () => [],
});
