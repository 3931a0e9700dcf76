import { ordreDuJourModel } from '#actes/seance';
import { lireSeanceAvecPoints } from './seance';
import { definir } from './type';

export const ordreDuJour = definir({
  nature: 'ordre-du-jour',
  lire: (registre, id) => lireSeanceAvecPoints(registre, id),
  modele: ordreDuJourModel,
  // It belongs to no convention: the page of the séance gives it.
  lister: () => [],
});
