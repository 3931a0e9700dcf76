import { feuilleEmargementModel } from '#actes/seance';
import { refus } from '#domain/refus';
import { refuse } from '#domain/result';
import { lireSeance } from './seance';
import { definir } from './type';

export const feuilleEmargement = definir({
  nature: 'feuille-emargement',
  lire(registre, id) {
    const lu = lireSeance(registre, id);
    if (!lu.ok) return lu;
    return lu.value.membres.length === 0
      ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'aucun membre n’est en fonctions ce jour-là' }))
      : lu;
  },
  modele: feuilleEmargementModel,
  // It belongs to no convention: the page of the séance gives it.
  lister: () => [],
});
