import { convocationModel } from '#actes/seance';
import { lireSeanceAvecPoints } from './seance';
import { definir } from './type';

export const convocationComite = definir({
  nature: 'convocation-comite',
  lire: (registre, id) => lireSeanceAvecPoints(registre, id),
  modele: convocationModel,
  // It belongs to no convention: the page of the séance gives it.
  lister: () => [],
});
