import { comparaisonModel } from '#actes/comparaison';
import type { Borne } from '#contract/texte';
import { find } from '#domain/lookup';
import { effetOf } from '#domain/fiches/convention';
import { actesSignes } from '#domain/consolidation/ordre';
import { ok } from '#domain/result';
import { DOCUMENTS } from '#registre/documents';
import { comparaisonDe } from '../views/comparaison-view';
import { ficheDe } from './commun';
import { conventionComparee } from './projets';
import { definir } from './type';

export const comparaison = definir({
  nature: 'comparaison',
  lire(registre, id, { aujourdhui }, options) {
    const known = find(registre, 'conventions', id);
    if (!known.ok) return known;
    // What was signed against what is in force, unless told otherwise.
    const effet = effetOf(known.value);
    const de: Borne = options.de ?? {
      nature: 'date',
      date: effet.etat === 'determine' ? effet.date : aujourdhui,
    };
    const a: Borne = options.a ?? { nature: 'date', date: aujourdhui };
    const found = conventionComparee(registre, id, { de, a });
    if (!found.ok) return found;
    return ok({
      fiche: ficheDe(registre, found.value),
      convention: found.value,
      ...comparaisonDe(registre, found.value, de, a, aujourdhui),
    });
  },
  modele: comparaisonModel,
  lister: (registre, convention) =>
    actesSignes(registre, convention).length === 0
      ? []
      : [
          {
            id: convention.id,
            titre: DOCUMENTS.comparaison.libelle,
            etat: 'Document de travail',
            empechement: null,
          },
        ],
});
