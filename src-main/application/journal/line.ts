import { acteNomme, rubriqueDe } from '#registre/actes';
import type { Rubrique } from '#registre/fiche';
import { DESCRIPTIONS } from '#registre/fiches';
import type { LigneJournalView } from '#contract/journal';
import { classementOf } from '#domain/historique/classement';
import { conventionIdOf, entityKey } from '#domain/registre';
import type { Changement, Fait, Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import type { EntreeJournal } from '../ports';
import { natureRenvoi } from './survey';
import type { Survey } from './survey';

export function actionLabel(action: string): string {
  return acteNomme(action)?.libelle ?? 'Action d’une autre version du logiciel';
}

/** How a record is called. */
export function objetLabel({ collection, after }: Changement): string {
  const { nom, nommer } = DESCRIPTIONS[collection];
  return after === null ? nom : typographie(nommer(after));
}

/** The convention a change concerns, as far as its own image or the registry tells. */
export function conventionOf({ collection, id, after }: Changement, registre: Registre): string | null {
  if (collection === 'conventions') return id;
  const entite = after ?? registre[collection].get(id);
  return entite === undefined ? null : conventionIdOf({ collection, entite } as Fait);
}

/** An action of a later version reads as one of the convention, which it concerns in any case. */
export const genreOf = (action: string): Rubrique => rubriqueDe(action) ?? 'convention';

/** One line of the journal, in words. `removed` gives the last images of the records this entry removed. */
export function ligneJournal(
  entree: EntreeJournal,
  registre: Registre,
  survey: Survey,
  removed: ReadonlyMap<string, Changement>,
): LigneJournalView {
  const changes = entree.changes.map(
    (change) =>
      (change.after === null ? removed.get(entityKey(change.collection, change.id)) : undefined) ?? change,
  );
  const reprise = survey.repriseOf(entree.seq);
  return {
    seq: entree.seq,
    at: entree.at,
    by: entree.by,
    action: entree.action,
    genre: genreOf(entree.action),
    libelle: actionLabel(entree.action),
    reason: entree.reason ?? null,
    objets: entree.changes.map(({ collection, id, after }, index) => {
      const libelle = objetLabel(changes[index] ?? { collection, id, after: null });
      return { collection, id, libelle: after === null ? `${libelle} (suppression)` : libelle };
    }),
    hash: entree.hash,
    conventionIds: [
      ...new Set(
        changes.map((change) => conventionOf(change, registre)).filter((id) => typeof id === 'string'),
      ),
    ],
    cible: entree.cible === undefined ? null : { seq: entree.cible, nature: natureRenvoi(entree.action) },
    renvois: survey.renvoisTo(entree.seq),
    reprise,
    rectifiable: !reprise && classementOf(entree.action).nature === 'sensible' && entree.seq > 1,
  };
}
