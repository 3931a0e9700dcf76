import type { CivilDate } from './civil-date';
import type { Avertissement, Refus } from './refus';
import type { Changement } from './registre';

/** What a rule may know of the outside world. The domain has no clock, no randomness and no cryptography. */
export type Contexte = {
  /** Today, at the place of the registry. */
  readonly aujourdhui: CivilDate;
  /** Who acts, as the journal names them. */
  readonly par: string;
  /** A fresh identifier for a new record. */
  readonly newId: () => string;
  /** SHA-256, in 64 hexadecimal digits, of a text. */
  readonly sha256: (text: string) => string;
};

/** What a command decides: the records as they will be, and what the user should know though it blocks nothing. */
export type Decision = {
  readonly id: string;
  readonly changes: readonly Changement[];
  readonly avertissements: readonly Avertissement[];
};

export type DecisionResult =
  | { readonly ok: true; readonly value: Decision }
  | { readonly ok: false; readonly error: Refus };

export function decided(
  id: string,
  changes: readonly Changement[],
  avertissements: readonly Avertissement[] = [],
): DecisionResult {
  return { ok: true, value: { id, changes, avertissements } };
}
