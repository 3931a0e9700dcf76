import type { Cellule } from '#contract/listes';
import { COLONNES_JOURNAL, RENVOI_LABELS } from '#contract/journal';
import type { ColonneJournal, LigneJournalView } from '#contract/journal';
import { RUBRIQUES } from '#registre/fiche';
import type { Colonne } from '../listes/colonnes';

const GENRES: Partial<Record<ColonneJournal, Colonne<LigneJournalView>['genre']>> = {
  seq: 'nombre',
  quand: 'instant',
  cible: 'nombre',
};

/** What a line of the journal says, as it was recorded. */
const LIRE: Readonly<Record<ColonneJournal, (ligne: LigneJournalView) => Cellule>> = {
  seq: ({ seq }) => seq,
  quand: ({ at }) => at,
  instant: ({ at }) => at,
  par: ({ by }) => by,
  nature: ({ genre }) => RUBRIQUES[genre],
  action: ({ libelle }) => libelle,
  motif: ({ reason }) => reason,
  fiches: ({ objets }) => objets.map(({ libelle }) => libelle).join(' | '),
  cible: ({ cible }) => cible?.seq ?? null,
  suites: ({ renvois }) =>
    renvois.map(({ nature, seq }) => `${RENVOI_LABELS[nature].participe} par l’entrée ${seq}`).join(' | '),
  empreinte: ({ hash }) => hash,
};

/** The lines of the journal as a table has them. */
export const colonnesDuJournal: readonly Colonne<LigneJournalView>[] = (
  Object.keys(COLONNES_JOURNAL) as ColonneJournal[]
).map((cle) => ({ cle, titre: COLONNES_JOURNAL[cle], genre: GENRES[cle] ?? 'texte', lire: LIRE[cle] }));
