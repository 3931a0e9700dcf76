import { classementOf } from './classement';

/** What the undo must know of one entry of the journal. */
export type Trace = {
  readonly seq: number;
  readonly action: string;
  /** The entry it acts upon, for an undo, a redo or a rectification. */
  readonly cible?: number;
};

/** What may be undone and redone, derived from the journal alone: it survives a restart because the journal does. */
export type Pile<E extends Trace> = {
  /** Oldest first: the last one is the next undone. */
  readonly annulables: readonly E[];
  /** The last one is the next redone. */
  readonly retablissables: readonly E[];
  /** The sensitive act below every undoable one; null where the journal begins. */
  readonly barriere: E | null;
  /** Entries older than those read may still be undone. */
  readonly ouverte: boolean;
  /** The entries read refer to older ones: they do not suffice. */
  readonly manque: boolean;
};

/** Before any entry; `debut` false when the first entry followed is not the first of the journal. */
export function emptyPile<E extends Trace>(debut: boolean): Pile<E> {
  return { annulables: [], retablissables: [], barriere: null, ouverte: !debut, manque: false };
}

const barree = <E extends Trace>(barriere: E): Pile<E> => ({ ...emptyPile<E>(true), barriere });

/** The stack after one more entry of the journal. */
export function follow<E extends Trace>(pile: Pile<E>, entry: E): Pile<E> {
  const { annulables, retablissables, ouverte } = pile;
  switch (classementOf(entry.action).nature) {
    case 'sensible':
      return barree(entry);
    case 'libre':
      return { ...pile, annulables: [...annulables, entry], retablissables: [] };
    case 'mecanisme': {
      if (pile.manque) return pile;
      const undoing = entry.action === 'historique.annuler';
      const source = undoing ? annulables : retablissables;
      const top = source.at(-1);
      if (top === undefined && ouverte) return { ...pile, manque: true };
      // A story that does not hold together: nothing before it is taken back.
      if (top?.seq !== entry.cible || top === undefined) return barree(entry);
      const rest = source.slice(0, -1);
      return undoing
        ? { ...pile, annulables: rest, retablissables: [...retablissables, top] }
        : { ...pile, annulables: [...annulables, top], retablissables: rest };
    }
  }
}

/** The stack after entries in their order, the first of the journal among them or not. */
export function pileOf<E extends Trace>(entries: readonly E[]): Pile<E> {
  return entries.reduce<Pile<E>>(follow, emptyPile<E>((entries[0]?.seq ?? 1) === 1));
}

/** At least so many actions can be undone, however old. */
export const PROFONDEUR = 100;

/** Whether older entries must be read for the stack to be right, and deep enough. */
export function needsOlder({ annulables, ouverte, manque }: Pile<Trace>): boolean {
  return manque || (ouverte && annulables.length < PROFONDEUR);
}
