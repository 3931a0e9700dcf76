import type { LigneJournalView } from '#contract/journal';
import { designationAvenant } from '#domain/fiches/avenant';
import { formatShort } from '#domain/civil-date';
import { classementOf } from '#domain/historique/classement';
import { entityKey } from '#domain/registre';
import type { Changement, NomCollection, Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { ACTION_LABELS } from '../commands';
import type { EntreeJournal } from '../ports';
import { genreOf, natureRenvoi } from './genres';
import type { Survey } from './survey';

export const COLLECTION_LABELS: Readonly<Record<NomCollection, string>> = {
  fiches: 'Fiche du registre',
  conventions: 'Convention',
  avenants: 'Avenant',
  avis: 'Avis',
  misesEnDemeure: 'Mise en demeure',
  denonciations: 'Dénonciation',
  pieces: 'Pièce',
  corbeille: 'Corbeille',
};

export function actionLabel(action: string): string {
  return (
    (ACTION_LABELS as Readonly<Record<string, string>>)[action] ?? 'Action d’une autre version du logiciel'
  );
}

/** How a record is called. */
export function objetLabel({ collection, after }: Changement): string {
  const nom = COLLECTION_LABELS[collection];
  if (after === null) return nom;
  switch (collection) {
    case 'fiches':
      return after.nom;
    case 'conventions':
      return after.titreCourt;
    case 'avenants':
      return typographie(`${designationAvenant(after)} : ${after.objet}`);
    case 'avis':
      return `${nom} du ${formatShort(after.seance.date)}`;
    case 'misesEnDemeure':
      return after.signeeLe === null ? `${nom} (brouillon)` : `${nom} du ${formatShort(after.signeeLe)}`;
    case 'denonciations':
      return `${nom} du ${formatShort(after.notifieeLe)}`;
    case 'pieces':
      return typographie(`${nom} : ${after.nom}`);
    case 'corbeille':
      return typographie(`${nom} : ${after.racine.libelle}`);
  }
}

/** The convention a change concerns, as far as its own image or the registry tells. */
export function conventionOf(change: Changement, registre: Registre): string | null | undefined {
  if (change.collection === 'fiches') return null;
  if (change.collection === 'conventions') return change.id;
  return change.after?.conventionId ?? registre[change.collection].get(change.id)?.conventionId;
}

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
