import type { CivilDate } from '../civil-date';

/** A collection whose records may go to the trash. */
export const COLLECTIONS_SUPPRIMABLES = [
  'conventions',
  'avenants',
  'avis',
  'misesEnDemeure',
  'denonciations',
  'pieces',
] as const;
export type CollectionSupprimable = (typeof COLLECTIONS_SUPPRIMABLES)[number];

/**
 * One deletion: the record and every record that depended on it, as they were, so that putting it back restores its
 * links. It holds images, not the types of each collection, which import this one's neighbours.
 */
export type Suppression = {
  readonly id: string;
  readonly supprimeLe: CivilDate;
  /** Who deleted it, as the journal names him. */
  readonly par: string;
  readonly motif: string;
  /** What the user deleted, and how it was called. */
  readonly racine: {
    readonly collection: CollectionSupprimable;
    readonly id: string;
    readonly libelle: string;
  };
  /** The convention it belonged to; the convention's own id when it is one. */
  readonly conventionId: string;
  /** The root first, then what depended on it. */
  readonly elements: readonly {
    readonly collection: CollectionSupprimable;
    readonly entite: { readonly id: string };
  }[];
};
