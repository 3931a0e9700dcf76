import type { FiltreJournal, JournalView, LigneJournalView } from '#contract/journal';
import { jourDe } from '#contract/instant';
import { seeking } from '#domain/french';
import { entityKey } from '#domain/registre';
import type { Changement } from '#domain/registre';
import type { Depot, EntreeJournal } from '../ports';
import { genreOf, ligneJournal } from './line';
import { createSurvey } from './survey';
import type { Survey } from './survey';

/** Entries read at once: what stands between two turns of the event loop. */
const SLICE = 250;

/** Entries examined for one answer: a filter that matches little answers soon, and says where to go on. */
const EXAMINED = 5_000;

export type JournalReader = {
  readonly survey: () => Promise<Survey>;
  /** Lines from the entry before `avant` (the last when null) to older ones. */
  readonly read: (avant: number | null, limite: number, filtre: FiltreJournal) => Promise<JournalView>;
};

/** Reads the journal backwards, in words, keeping only what a filter lets through. */
export function createJournalReader(depot: Depot): JournalReader {
  const survey = createSurvey(depot);
  /** The last image of each removed record, found once: it cannot change. */
  const lastImages = new Map<string, Changement>();

  /** What an entry removed, which no image of its own names. */
  const removedBy = async ({ seq, changes }: EntreeJournal): Promise<ReadonlyMap<string, Changement>> => {
    const gone = changes.filter(({ after }) => after === null);
    if (gone.length === 0) return new Map();
    const keyOf = ({ collection, id }: Changement): string => `${seq} ${entityKey(collection, id)}`;
    if (gone.some((change) => !lastImages.has(keyOf(change)))) {
      const images = await depot.imagesAt(seq - 1, gone);
      for (const change of gone) {
        const after = images.get(entityKey(change.collection, change.id)) ?? null;
        lastImages.set(keyOf(change), { ...change, after } as Changement);
      }
    }
    return new Map(
      gone.map((change) => [
        entityKey(change.collection, change.id),
        lastImages.get(keyOf(change)) ?? change,
      ]),
    );
  };

  return {
    survey,
    read: async (avant, limite, filtre) => {
      const surveyed = await survey();
      const total = depot.seq;
      const lignes: LigneJournalView[] = [];
      let next = Math.min(avant === null ? total : avant - 1, total);
      const stop = Math.max(0, next - EXAMINED);
      const keeps = matcher(filtre);
      while (next > stop) {
        const entries = await depot.entries({
          from: next,
          limit: Math.min(SLICE, next - stop),
          descending: true,
        });
        if (entries.length === 0) return { lignes, total, suite: null };
        for (const entry of entries) {
          next = entry.seq - 1;
          const verdict = keeps.entry(entry);
          if (verdict === 'passed') return { lignes, total, suite: null };
          if (verdict === 'no') continue;
          const ligne = ligneJournal(entry, depot.registre, surveyed, await removedBy(entry));
          if (!keeps.line(ligne)) continue;
          lignes.push(ligne);
          if (lignes.length === limite) return { lignes, total, suite: next === 0 ? null : next + 1 };
        }
      }
      return { lignes, total, suite: next === 0 ? null : next + 1 };
    },
  };
}

type Matcher = {
  /** From the entry alone; `passed`: no older one can match. */
  readonly entry: (entry: EntreeJournal) => 'maybe' | 'no' | 'passed';
  readonly line: (ligne: LigneJournalView) => boolean;
};

function matcher({ conventionId, objet, par, genre, du, au, texte }: FiltreJournal): Matcher {
  const sought = seeking(texte ?? '');
  return {
    entry: ({ at, by, action, changes }) => {
      if (du !== null || au !== null) {
        const jour = jourDe(at);
        if (du !== null && jour < du) return 'passed';
        if (au !== null && jour > au) return 'no';
      }
      if (par !== null && by !== par) return 'no';
      if (genre !== null && genreOf(action) !== genre) return 'no';
      const named =
        objet === null ||
        changes.some(({ collection, id }) => collection === objet.collection && id === objet.id);
      return named ? 'maybe' : 'no';
    },
    line: ({ conventionIds, libelle, reason, by, objets, seq }) => {
      if (conventionId !== null && !conventionIds.includes(conventionId)) return false;
      return sought([String(seq), libelle, reason ?? '', by, ...objets.map((one) => one.libelle)].join(' '));
    },
  };
}
