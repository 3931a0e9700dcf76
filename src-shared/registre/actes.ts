import type { DescriptionActe } from './acte';
import { actesAvenants } from './actes/avenants';
import { actesAvis } from './actes/avis';
import { actesConventions } from './actes/conventions';
import { acteCreation, actesRegistre } from './actes/registre';
import { actesResiliation } from './actes/resiliation';
import type { Membres } from './champs';
import { DESCRIPTIONS } from './fiches';
import type { NomCollection } from './fiches';
import type { Rubrique } from './fiche';

/** The acts that one rule of the domain decides, by the name of their call. */
export const ACTES_DE_REGLE = {
  ...actesConventions,
  ...actesAvenants,
  ...actesAvis,
  ...actesResiliation,
};

/** The acts that are more than one rule: each has a use case of its own. */
export const ACTES_COMPOSES = { ...acteCreation, ...actesRegistre };

/** Every act of the journal. A line here is what makes one callable, named, undoable or not, and found again. */
export const ACTES = {
  ...acteCreation,
  ...ACTES_DE_REGLE,
  ...actesRegistre,
};

export type NomActe = keyof typeof ACTES;
/** The acts whose input is flat: their schema, form and command follow from it. */
export type ActePlat = {
  [A in NomActe]: (typeof ACTES)[A] extends { readonly saisie: Membres } ? A : never;
}[NomActe];

const TABLE: Readonly<Record<string, DescriptionActe>> = ACTES;

/** An act by the name an entry of the journal gives it; null for one of another version. */
export const acteNomme = (action: string): DescriptionActe | null =>
  Object.hasOwn(TABLE, action) ? (TABLE[action] ?? null) : null;

/** Where the journal puts an act: with the record it is about. Null for one of another version. */
export function rubriqueDe(action: string): Rubrique | null {
  const found = acteNomme(action);
  if (found === null) return null;
  const [sujet = ''] = action.split('.');
  return found.rubrique ?? DESCRIPTIONS[sujet as NomCollection].rubrique;
}
