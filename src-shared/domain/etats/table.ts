import type { NomActe } from '#registre/actes';
import { refus } from '../refus';
import { OBJETS } from './objets';
import type { ObjetDeTable } from './objets';
import type { CodeRefus, Refus } from '../refus';

/*
 * What may be done to an object in each of its states, as data: one table for each object, beside its rules. The guards
 * of the commands, the menus of the screens, the drawing of the help and the terminal read it, and nothing else says it.
 */

/** Why a pair is closed: a rule that has its own refusal, or the reason and the way out of this very pair. */
export type Empechement = CodeRefus | { readonly raison: string; readonly issue: string };

/** What besides the state decides: dates, the clause, what the object holds; and how it is then refused. */
export type Condition = { readonly dit: string; readonly codes: readonly CodeRefus[] };

/** Open: the states it may lead to, if need be under a condition; to none, it is refused for one of its reasons. */
export type Ouverture<E extends string> =
  | readonly E[]
  | { readonly vers: readonly E[]; readonly selon: Condition };

export type EtatDeTable = {
  readonly libelle: string;
  /** One sentence: what it means to be there. */
  readonly sens: string;
  /** Everything is closed there, but what an action says otherwise. */
  readonly ferme?: Empechement;
};

export type ActionDeTable<E extends string> = {
  readonly libelle: string;
  /** The act of the registry that does it. */
  readonly acte: NomActe;
  /** By the state it starts from; elsewhere the state is closed, or `sinon` says why. */
  readonly de: Partial<Readonly<Record<E, Ouverture<E> | Empechement>>>;
  readonly sinon?: Empechement;
};

/** How an object comes to a state without an act on it: time, or an act on another. */
export type Passage<E extends string> = { readonly de: E | null; readonly vers: E; readonly par: string };

export type TableEtats<E extends string = string, A extends string = string, F = unknown> = {
  readonly objet: ObjetDeTable;
  /** What rules them all, in a few sentences. */
  readonly regle: string;
  readonly etats: Readonly<Record<E, EtatDeTable>>;
  readonly actions: Readonly<Record<A, ActionDeTable<E>>>;
  readonly passages: readonly Passage<E>[];
  /** The refusal of a closed pair; `fait` gives its dates, when one object is in sight. */
  readonly expliquer: (code: string, fait: F | null, action: string) => Refus;
};

/** One cell, read. Without a state to lead to it is closed: by the state itself, or variously (`selon`). */
export type Cellule<E extends string = string> = {
  readonly vers: readonly E[];
  readonly selon: Condition | null;
  readonly empechement: Empechement | null;
};

const cles = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] =>
  Object.keys(record) as K[];

export const etatsDe = <E extends string>({ etats }: { readonly etats: Readonly<Record<E, EtatDeTable>> }) =>
  cles(etats);
export const actionsDe = <A extends string>({
  actions,
}: {
  readonly actions: Readonly<Record<A, unknown>>;
}) => cles(actions);

const estListe = <E extends string>(one: Ouverture<E> | Empechement): one is readonly E[] =>
  Array.isArray(one);

export function cellule<E extends string, A extends string, F>(
  { etats, actions }: TableEtats<E, A, F>,
  etat: NoInfer<E>,
  action: A,
): Cellule<E> {
  const { de, sinon } = actions[action];
  const one: Ouverture<E> | Empechement | undefined = de[etat] ?? etats[etat].ferme ?? sinon;
  if (one === undefined) throw new Error(`${etat} × ${action}: no cell`);
  if (estListe(one)) return { vers: one, selon: null, empechement: null };
  return typeof one === 'object' && 'vers' in one
    ? { ...one, empechement: null }
    : { vers: [], selon: null, empechement: one };
}

/** Why the state alone closes this action; null when it does not. */
export function refuseSelonEtat<E extends string, A extends string, F>(
  table: TableEtats<E, A, F>,
  etat: NoInfer<E>,
  action: A,
  fait: F | null = null,
): Refus | null {
  const { empechement } = cellule(table, etat, action);
  if (empechement === null) return null;
  return typeof empechement === 'string'
    ? table.expliquer(empechement, fait, action)
    : refus('ETAT_TRANSITION', {
        action: table.actions[action].libelle,
        objet: OBJETS[table.objet],
        ...empechement,
      });
}

/** Every pair of a table, state by state, with its cell. */
export const paires = <E extends string, A extends string, F>(table: TableEtats<E, A, F>) =>
  etatsDe(table).flatMap((etat) =>
    actionsDe(table).map((action) => ({ etat, action, cellule: cellule(table, etat, action) })),
  );

/**
 * What a menu offers in a state: everything, what is refused with its reason; in a closed state only what still may be
 * done, all the rest being refused alike.
 */
export const aMontrer = <E extends string, G extends { readonly refus: Refus | null }>(
  { etats }: { readonly etats: Readonly<Record<E, EtatDeTable>> },
  etat: NoInfer<E>,
  gestes: readonly G[],
): readonly G[] =>
  etats[etat].ferme === undefined ? gestes : gestes.filter(({ refus: denied }) => denied === null);

/** The codes a closed or conditional pair may be refused with. */
export const codesDe = ({ selon, empechement }: Cellule): readonly CodeRefus[] =>
  selon !== null
    ? selon.codes
    : empechement === null
      ? []
      : [typeof empechement === 'string' ? empechement : 'ETAT_TRANSITION'];

/** The refusals a table names and does not word: a table is written with those it words. */
export const nonDit = (code: string): never => {
  throw new Error(`${code}: the table does not word this refusal`);
};
