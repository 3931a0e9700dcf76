import type { LigneJournalView } from '#contract/views';
import { designationAvenant } from '#domain/avenant/avenant';
import type { Changement, Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { ACTION_LABELS } from '../commands';
import type { EntreeJournal } from '../ports';

const NOMS = {
  fiches: 'Fiche du registre',
  conventions: 'Convention',
  avenants: 'Avenant',
  avis: 'Avis',
  misesEnDemeure: 'Mise en demeure',
  denonciations: 'Dénonciation',
  pieces: 'Pièce',
  corbeille: 'Corbeille',
} as const;

function actionLabel(action: string): string {
  return (ACTION_LABELS as Readonly<Record<string, string>>)[action] ?? action;
}

/** One line of the journal, in words. */
export function ligneJournal(entree: EntreeJournal, registre: Registre): LigneJournalView {
  return {
    seq: entree.seq,
    at: entree.at,
    by: entree.by,
    action: entree.action,
    libelle: actionLabel(entree.action),
    reason: entree.reason ?? null,
    objets: entree.changes.map((change) => ({
      collection: change.collection,
      id: change.id,
      libelle: objet(change),
    })),
    hash: entree.hash,
    conventionIds: [
      ...new Set(
        entree.changes.map((change) => conventionIdOf(change, registre)).filter((id) => id !== null),
      ),
    ],
  };
}

function objet(change: Changement): string {
  const nom = NOMS[change.collection];
  if (change.after === null) return `${nom} (suppression)`;
  switch (change.collection) {
    case 'fiches':
      return change.after.nom;
    case 'conventions':
      return change.after.titreCourt;
    case 'avenants':
      return typographie(`${designationAvenant(change.after)} : ${change.after.objet}`);
    case 'avis':
    case 'misesEnDemeure':
    case 'denonciations':
      return nom;
    case 'pieces':
      return `${nom} : ${change.after.nom}`;
    case 'corbeille':
      return `${nom} : ${change.after.racine.libelle}`;
  }
}

function conventionIdOf(change: Changement, registre: Registre): string | null {
  if (change.collection === 'fiches') return null;
  if (change.collection === 'conventions') return change.id;
  return change.after?.conventionId ?? registre[change.collection].get(change.id)?.conventionId ?? null;
}
