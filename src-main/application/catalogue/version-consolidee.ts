import { consolidationModel } from '#actes/consolidation';
import { formatDate } from '#domain/civil-date';
import { actesSignes } from '#domain/consolidation/ordre';
import { conventionSignee } from '#domain/consolidation/parties';
import { ok } from '#domain/result';
import { ficheDe } from './commun';
import { conventionEtProjets } from './projets';
import { definir } from './type';

export const versionConsolidee = definir({
  nature: 'version-consolidee',
  lire(registre, id, { aujourdhui }, { jour = aujourdhui, projets = [] }) {
    const found = conventionEtProjets(registre, id, projets);
    if (!found.ok) return found;
    const { convention, drafts } = found.value;
    return ok({
      fiche: ficheDe(registre, convention),
      registre,
      // What names those who signed the convention names them as they were that day.
      convention: conventionSignee(registre, convention, aujourdhui),
      jour,
      projets: drafts,
      aujourdhui,
    });
  },
  modele: consolidationModel,
  // A text no avenant changed is the convention itself.
  lister: (registre, convention, { aujourdhui }) =>
    actesSignes(registre, convention).length === 0
      ? []
      : [
          {
            id: convention.id,
            titre: `Version consolidée au ${formatDate(aujourdhui)}`,
            etat: 'Document de travail',
            empechement: null,
          },
        ],
});
