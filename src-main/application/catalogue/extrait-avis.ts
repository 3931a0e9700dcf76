import { extraitAvisModel } from '#actes/seance';
import { refus } from '#domain/refus';
import { ok, refuse } from '#domain/result';
import { trouverPoint } from '#domain/seance/points';
import { lireSeance } from './seance';
import { definir } from './type';

/** Of one point, or of each on its own page. */
export const extraitAvis = definir({
  nature: 'extrait-avis',
  lire(registre, id, _contexte, { point }) {
    const lu = lireSeance(registre, id);
    if (!lu.ok) return lu;
    const { seance } = lu.value;
    if (point === undefined)
      return seance.points.every(({ sens }) => sens === null)
        ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'aucun avis n’a été rendu à cette séance' }))
        : ok({ ...lu.value, seul: null });
    const trouve = trouverPoint(seance, point);
    if (!trouve.ok) return trouve;
    return trouve.value.sens === null
      ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'aucun avis n’a été rendu sur ce point' }))
      : ok({ ...lu.value, seul: seance.points.indexOf(trouve.value) + 1 });
  },
  modele: extraitAvisModel,
  // It belongs to no convention: the page of the séance gives it.
  lister: () => [],
});
