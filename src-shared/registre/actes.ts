import type { DescriptionActe } from './acte';
import { actesAvenants } from './actes/avenants';
import { actesAvis } from './actes/avis';
import { actesComite, actesCoordonnees } from './actes/comite';
import { actesConventions } from './actes/conventions';
import { actesDelegations } from './actes/delegations';
import { actesDeliberations } from './actes/deliberations';
import { actesEcheancesLibres } from './actes/echeances-libres';
import { actesPapiers } from './actes/papiers';
import { acteOuverture, actesPaquets } from './actes/paquets';
import { acteCreation, actesRegistre } from './actes/registre';
import { actesResiliation } from './actes/resiliation';
import { actesTitulaires } from './actes/titulaires';
import { actesUsage } from './actes/usage';
import type { Membres } from './champs';
import { DESCRIPTIONS, FICHES_PLATES } from './fiches';
import type { FichePlate, NomCollection } from './fiches';
import type { Rubrique } from './fiche';

/** The acts that one rule of the domain decides, by the name of their call. */
export const ACTES_DE_REGLE = {
  ...actesConventions,
  ...actesAvenants,
  ...actesAvis,
  ...actesResiliation,
  ...actesDeliberations,
  ...actesTitulaires,
  ...actesPaquets,
  ...actesDelegations,
  ...actesEcheancesLibres,
  ...actesComite,
  ...actesPapiers,
  ...actesUsage,
};

/** The acts that are more than one rule: each has a use case of its own. */
export const ACTES_COMPOSES = { ...acteCreation, ...acteOuverture, ...actesCoordonnees, ...actesRegistre };

/** Every act of the journal. A line here is what makes one callable, named, undoable or not, and found again. */
export const ACTES = {
  ...acteCreation,
  ...ACTES_DE_REGLE,
  ...acteOuverture,
  ...actesCoordonnees,
  ...actesRegistre,
};

export type NomActe = keyof typeof ACTES;
/** The acts whose input is flat: their schema, form and command follow from it. */
export type ActePlat = {
  [A in NomActe]: (typeof ACTES)[A] extends { readonly saisie: Membres } ? A : never;
}[NomActe];
/** The acts on a record told by its fields alone: their forms are made too. */
export type ActeDerive = {
  [A in ActePlat]: A extends `${FichePlate}.${string}` ? A : never;
}[ActePlat];
export const estDerive = (action: string): action is ActeDerive =>
  FICHES_PLATES.some((name) => action.startsWith(`${name}.`)) && acteNomme(action)?.saisie !== undefined;

/** Where the forms stand, below the address of a convention. */
export type AdresseActe = Exclude<(typeof ACTES)[NomActe]['adresse'], null>;

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
