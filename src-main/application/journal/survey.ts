import type { NatureRenvoi } from '#contract/journal';
import type { RenvoiView } from '#contract/journal';
import { inDictionaryOrder } from '#domain/french';
import type { Depot } from '../ports';

/** What the journal says as a whole, without the images it holds. */
export type Survey = {
  /** Everyone who ever wrote, in alphabetical order. */
  readonly personnes: readonly string[];
  /** The later entries that act upon entry `seq`, in order. */
  readonly renvoisTo: (seq: number) => readonly RenvoiView[];
  /** Whether what entry `seq` recorded has been taken back by a later entry that still counts. */
  readonly repriseOf: (seq: number) => boolean;
};

/**
 * Looks over the journal once, then only at what was added since: a journal is never rewritten. One that a restored
 * folder made shorter is looked over again.
 */
export function createSurvey(depot: Pick<Depot, 'seq' | 'skim'>): () => Promise<Survey> {
  let seen = 0;
  let personnes = new Set<string>();
  let renvois = new Map<number, Omit<RenvoiView, 'levee'>[]>();
  let turn: Promise<unknown> = Promise.resolve();

  const catchUp = async (): Promise<void> => {
    if (depot.seq < seen) {
      seen = 0;
      personnes = new Set();
      renvois = new Map();
    }
    await depot.skim(({ seq, by, action, cible }) => {
      // A look that failed half-way is taken up from where it stopped.
      if (seq <= seen) return;
      seen = seq;
      personnes.add(by);
      if (cible === undefined) return;
      const known = renvois.get(cible);
      const renvoi = { seq, nature: natureRenvoi(action) };
      if (known === undefined) renvois.set(cible, [renvoi]);
      else known.push(renvoi);
    }, seen);
  };

  /** The last entry that still counts says how its target stands; a target is always older, so this ends. */
  const repriseOf = (seq: number): boolean => {
    const last = [...(renvois.get(seq) ?? [])].reverse().find((one) => !repriseOf(one.seq));
    return last !== undefined && last.nature !== 'retablissement';
  };

  return async () => {
    const caughtUp = turn.then(catchUp);
    turn = caughtUp.catch(() => undefined);
    await caughtUp;
    return {
      personnes: [...personnes].sort(inDictionaryOrder),
      renvoisTo: (seq) => (renvois.get(seq) ?? []).map((one) => ({ ...one, levee: repriseOf(one.seq) })),
      repriseOf,
    };
  };
}

/** What an entry with a target does to it. */
export function natureRenvoi(action: string): NatureRenvoi {
  switch (action) {
    case 'historique.annuler':
      return 'annulation';
    case 'historique.retablir':
      return 'retablissement';
    default:
      return 'rectification';
  }
}
