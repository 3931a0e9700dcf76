import { emptyPile, follow, needsOlder, pileOf } from '#domain/historique/pile';
import type { Pile } from '#domain/historique/pile';
import type { Depot, EntreeSurvolee } from '../ports';

/** Entries looked over at first: more than anyone undoes; twice as many each time they do not suffice. */
const WINDOW = 1_000;

/** What may be undone and redone, as of entry `seq`. */
export type PileLue = { readonly pile: Pile<EntreeSurvolee>; readonly seq: number };

/**
 * Reads the end of the journal on the first question only, so that opening the registry never waits for it, then what
 * was added since.
 */
export function createPileReader(depot: Pick<Depot, 'seq' | 'tete' | 'skim'>): () => Promise<PileLue> {
  let read: (PileLue & { readonly tete: string }) | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const entriesAfter = async (from: number): Promise<readonly EntreeSurvolee[]> => {
    const entries: EntreeSurvolee[] = [];
    await depot.skim((entry) => entries.push(entry), from);
    return entries;
  };

  const readEnd = async (): Promise<PileLue> => {
    for (let window = WINDOW; ; window *= 2) {
      const entries = await entriesAfter(Math.max(0, depot.seq - window));
      const pile = entries.length === 0 ? emptyPile<EntreeSurvolee>(true) : pileOf(entries);
      if (!needsOlder(pile) || (entries[0]?.seq ?? 1) === 1) return { pile, seq: entries.at(-1)?.seq ?? 0 };
    }
  };

  const catchUp = async (): Promise<PileLue> => {
    // A journal that is not the continuation of the one read: a reader saw its unconfirmed end cut back.
    const moved =
      read === null || depot.seq < read.seq || (depot.seq === read.seq && depot.tete !== read.tete);
    if (read === null || moved) read = { ...(await readEnd()), tete: depot.tete };
    if (depot.seq > read.seq) {
      const { tete } = depot;
      const entries = await entriesAfter(read.seq);
      const pile = entries.reduce(follow, read.pile);
      read = { pile, seq: entries.at(-1)?.seq ?? read.seq, tete };
      if (needsOlder(pile)) read = { ...(await readEnd()), tete: depot.tete };
    }
    return read;
  };

  return () => {
    const caughtUp = turn.then(catchUp);
    turn = caughtUp.catch(() => undefined);
    return caughtUp;
  };
}
