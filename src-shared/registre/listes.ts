import { DE_CONVENTION } from './fiches';
import type { CollectionDeConvention } from './fiches';

/** The dates waited for, which are no record: the list has the rest of what lists have. */
export const LISTE_ECHEANCES = 'echeances';

/** The conventions, each kind of record that belongs to one, and those who sign. Holders are read in the persons. */
export type NomListe =
  | 'conventions'
  | Exclude<CollectionDeConvention, 'titulaires'>
  | 'personnes'
  | typeof LISTE_ECHEANCES;
export const LISTES: readonly NomListe[] = [
  'conventions',
  ...DE_CONVENTION.filter((name) => name !== 'titulaires'),
  'personnes',
  LISTE_ECHEANCES,
];

/** The lists that are of no kind of record, by their titles. */
export const TITRES_LISTES: Readonly<Record<'personnes' | typeof LISTE_ECHEANCES, string>> = {
  personnes: 'Personnes',
  echeances: 'Échéancier',
};
export const estSansFiche = (liste: NomListe): liste is keyof typeof TITRES_LISTES =>
  Object.hasOwn(TITRES_LISTES, liste);
