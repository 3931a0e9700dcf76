import type { DescriptionFiche, Fiche } from './fiche';
import { instances, membresDuComite, seances } from './fiches/comite';
import { corbeille } from './fiches/corbeille';
import { DOSSIER } from './fiches/dossier';
import { pieces } from './fiches/pieces';
import { fiches } from './fiches/registre';

/**
 * Every kind of record, by the name of its collection. A line here, with its description, is what makes one exist:
 * it is then kept, checked, exported, imported, listed, said in the journal and put in the trash.
 */
export const FICHES = { fiches, instances, membresDuComite, ...DOSSIER, seances, pieces, corbeille };

export type NomCollection = keyof typeof FICHES;
export type Entites = { readonly [C in NomCollection]: Fiche<(typeof FICHES)[C]> };
export const COLLECTIONS = Object.keys(FICHES) as readonly NomCollection[];

/** The table, for what goes through all of them alike. */
export const DESCRIPTIONS: Readonly<Record<NomCollection, DescriptionFiche>> = FICHES as never;

/** The records told by their fields alone. */
export type FichePlate = {
  [C in NomCollection]: (typeof FICHES)[C] extends { readonly plate: true } ? C : never;
}[NomCollection];
export const FICHES_PLATES = COLLECTIONS.filter((name): name is FichePlate => 'plate' in FICHES[name]);

/** The collections whose records belong to a convention, parents before children; a piece may be of a committee. */
export type CollectionDeConvention = {
  [C in NomCollection]: Entites[C] extends { readonly conventionId: string | null } ? C : never;
}[Exclude<NomCollection, 'corbeille'>];
export const DE_CONVENTION = COLLECTIONS.filter(
  (name): name is CollectionDeConvention => DESCRIPTIONS[name].membres.conventionId?.genre === 'fiche',
);
