import type { Membres, Valeur } from './champs';
import type { Rubrique } from './fiche';

/**
 * How an act of the journal may be taken back, and why so; the reason ends a sentence.
 * - `libre`: by the undo, and given again by the redo.
 * - `sensible`: never silently. It stops the undo, and only a rectification, with its reason, takes it back.
 * - `mecanisme`: an undo or a redo, which is itself the way back.
 */
export type Classement = {
  readonly nature: 'libre' | 'sensible' | 'mecanisme';
  readonly raison: string;
};

export const libre = (raison: string): Classement => ({ nature: 'libre', raison });
export const sensible = (raison: string): Classement => ({ nature: 'sensible', raison });
export const MECANISME: Classement = { nature: 'mecanisme', raison: 'elle se reprend par l’action inverse' };
/** Of what is still a draft. */
export const PROJET = libre('ce n’est qu’un projet, que personne n’a signé ni reçu');

/** One option of the terminal, where the name of the field or its words are not enough. */
export type OptionTerminal = { readonly nom?: string; readonly aide?: string };

/** The command of the terminal that asks for an act with a flat input. */
export type CommandeTerminal<M = Membres> = {
  /** « avenant saisir » */
  readonly nom: string;
  readonly resume: string;
  /** What it says once recorded: « Avis publié ». */
  readonly fait: string;
  readonly options?: Partial<Readonly<Record<keyof M, OptionTerminal>>>;
};

/** What an act is, told once; its rule stands in the domain (application/commands binds them). */
export type DescriptionActe<M extends Membres = Membres> = {
  /** What the journal calls it. */
  readonly libelle: string;
  /** What somebody says who is about to do it: « Demander un avenant »; only an act that has a form needs it. */
  readonly geste?: string;
  readonly classement: Classement;
  /** The member of the input that says why, for the journal, or each of them; null: it says none. */
  readonly motif: string | readonly string[] | null;
  /**
   * Where its form stands, below the address of the convention; from the root (« /comite »), of what belongs to none.
   * Null: it has no form of its own.
   */
  readonly adresse: string | null;
  /** Where the journal puts it, when that is not where the record it is about stands. */
  readonly rubrique?: Rubrique;
  /**
   * Its input, when it is flat: schema, form and command of the terminal follow. Without it they are written by hand
   * (contract/saisies, features/convention/forms, cli/commands).
   */
  readonly saisie?: M;
  readonly terminal?: CommandeTerminal<M>;
};

/** An act with a form is asked for by its words. */
type Demandable<A> = A extends string ? { readonly geste: string } : { readonly geste?: never };

/** An act whose input is a shape of its own, written in contract/saisies. */
export const acte = <const A extends string | null>(
  description: Omit<DescriptionActe, 'saisie' | 'adresse' | 'terminal' | 'geste'> & {
    readonly adresse: A;
  } & Demandable<A>,
) => description;

/** An act whose input is flat: one field after the other. */
export const actePlat = <const M extends Membres, const A extends string | null>(
  description: Omit<DescriptionActe, 'saisie' | 'adresse' | 'terminal' | 'motif' | 'geste'> & {
    readonly saisie: M;
    readonly adresse: A;
    readonly motif: (keyof M & string) | readonly (keyof M & string)[] | null;
    readonly terminal: CommandeTerminal<M>;
  } & Demandable<A>,
) => description;

/** What a caller sends for a flat input: texts and ISO days, optional fields left out or null. */
export type Brut<M> = {
  -readonly [
    K in keyof M as M[K] extends Absent ? never : null extends Valeur<M[K]> ? never : K
  ]: ValeurBrute<Valeur<M[K]>>;
} & {
  -readonly [K in keyof M as M[K] extends Absent ? never : null extends Valeur<M[K]> ? K : never]?:
    | ValeurBrute<Valeur<M[K]>>
    | undefined;
} & {
  // What older records do not have is left out altogether, never sent as undefined.
  -readonly [K in keyof M as M[K] extends Absent ? K : never]?: ValeurBrute<Valeur<M[K]>>;
};
type Absent = { readonly absent: true };
/** The same of a value made of others. */
export type BrutProfond<T> = T extends { readonly __marque: string }
  ? string
  : T extends readonly (infer U)[]
    ? readonly BrutProfond<U>[]
    : T extends object
      ? { readonly [K in keyof T]: BrutProfond<T[K]> }
      : T;
type ValeurBrute<T> = T extends string
  ? string extends T
    ? string
    : T extends { readonly __marque: string }
      ? string
      : T
  : T;
