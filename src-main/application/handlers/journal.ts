import { success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { ligneJournal } from '../views/journal-view';

export function journalHandlers({ depot }: Services): HandlersOf<'journal'> {
  return {
    'journal.lire': async ({ avant, limite }) => {
      const from = avant === null ? depot.seq : avant - 1;
      const entrees = from < 1 ? [] : await depot.entries({ from, limit: limite, descending: true });
      const last = entrees.at(-1);
      return success({
        lignes: entrees.map((entree) => ligneJournal(entree, depot.registre)),
        total: depot.seq,
        suite: last !== undefined && last.seq > 1,
      });
    },
    'journal.verifier': async () => {
      const { intact, entrees, tete, premierDefaut } = await depot.verify();
      return success({
        intact,
        entrees,
        tete,
        premierDefaut:
          premierDefaut === null ? null : { seq: premierDefaut.seq, message: premierDefaut.message },
      });
    },
  };
}
