import { GENRES } from '#contract/journal';
import type { FiltreJournal, FiltresJournalView, LigneJournalView } from '#contract/journal';
import { seeking } from '#domain/french';
import { put } from '#domain/registre';
import type { Changement, Entites, NomCollection, Registre } from '#domain/registre';
import { colonnesDuJournal } from '../journal/colonnes';
import { detailJournal } from '../journal/detail';
import { RUBRIQUES } from '#registre/fiche';
import { DE_CONVENTION } from '#registre/fiches';
import { objetLabel } from '../journal/line';
import { createJournalReader } from '../journal/reader';
import type { JournalReader } from '../journal/reader';
import { exporterTableau, extraire } from '../listes/exporter';
import { failure, success } from '../replies';
import type { HandlersOf, Services } from '../services';

export function journalHandlers({ depot, horloge, etagere, imprimeur }: Services): HandlersOf<'journal'> {
  const reader = createJournalReader(depot);
  return {
    'journal.lire': async ({ avant, limite, filtre }) => success(await reader.read(avant, limite, filtre)),
    'journal.detail': async ({ seq }) => {
      const detail = await detailJournal(depot, seq);
      return detail === null
        ? failure({
            code: 'ENTREE_INTROUVABLE',
            message: `Le journal n’a pas d’entrée n°\u00a0${seq}.`,
            remede: 'Revenez au journal et choisissez une entrée de la liste.',
          })
        : success(detail);
    },
    'journal.filtres': async ({ texte, conventionId }) =>
      success({
        personnes: (await reader.survey()).personnes,
        genres: GENRES.map((genre) => ({ genre, libelle: RUBRIQUES[genre] })),
        conventions: conventionChoices(depot.registre, texte, conventionId),
        objets: conventionId === null ? [] : objetChoices(depot.registre, conventionId),
      }),
    'journal.exporter': async ({ filtre, vu }) => {
      const { format, colonnes, entrees } = vu ?? { format: 'csv' as const, colonnes: null, entrees: null };
      const all = await everyLine(reader, filtre);
      const bySeq = new Map(all.map((ligne) => [ligne.seq, ligne]));
      const seen = colonnes?.flatMap((cle) => colonnesDuJournal.filter((one) => one.cle === cle));
      const lignes = entrees?.flatMap((seq) => bySeq.get(seq) ?? []) ?? all;
      return success(
        await exporterTableau(
          { titre: 'Journal', ...extraire(seen ?? colonnesDuJournal, lignes) },
          format,
          `journal-${horloge.aujourdhui()}`,
          { etagere, imprimeur },
        ),
      );
    },
  };
}

async function everyLine(reader: JournalReader, filtre: FiltreJournal): Promise<readonly LigneJournalView[]> {
  const lignes: LigneJournalView[] = [];
  let avant: number | null = null;
  do {
    const page = await reader.read(avant, 500, filtre);
    lignes.push(...page.lignes);
    avant = page.suite;
  } while (avant !== null);
  return lignes;
}

/** Choices shown at once: past it, a few letters of the title find the others. */
const CHOICES = 50;

function conventionChoices(
  registre: Registre,
  texte: string | null,
  chosen: string | null,
): FiltresJournalView['conventions'] {
  const sought = seeking(texte ?? '');
  const found: { id: string; libelle: string }[] = [];
  for (const { id, titreCourt } of registre.conventions.values()) {
    if (id === chosen) found.unshift({ id, libelle: titreCourt });
    else if (found.length < CHOICES && sought(titreCourt)) found.push({ id, libelle: titreCourt });
  }
  return found;
}

function objetChoices(registre: Registre, conventionId: string): FiltresJournalView['objets'] {
  const convention = registre.conventions.get(conventionId);
  const own = DE_CONVENTION.flatMap((collection) =>
    [...(registre[collection] as ReadonlyMap<string, Entites[typeof collection]>).values()]
      .filter((one) => one.conventionId === conventionId)
      .map((one) => put(collection, one)),
  );
  return [...(convention === undefined ? [] : [put('conventions', convention)]), ...own].map(
    (change: Changement): { collection: NomCollection; id: string; libelle: string } => ({
      collection: change.collection,
      id: change.id,
      libelle: objetLabel(change),
    }),
  );
}
