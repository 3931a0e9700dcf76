import type { Input } from '#contract/procedures';
import type { Modification } from '#domain/texte/operations';

/** A change as the calls take it: the same, in arrays that may be written to. */
export type ModificationSaisie = Input<'texte.essayer'>['modification'];

export const enSaisie = (modification: Modification): ModificationSaisie =>
  JSON.parse(JSON.stringify(modification)) as ModificationSaisie;
