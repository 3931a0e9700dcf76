import { SUPPRIMABLES } from '#registre/fiches/corbeille';
import type { CollectionSupprimable } from '#registre/fiches/corbeille';

export type { Suppression, CollectionSupprimable } from '#registre/fiches/corbeille';

/** The collections whose records may go to the trash. */
export const COLLECTIONS_SUPPRIMABLES = Object.keys(SUPPRIMABLES) as [
  CollectionSupprimable,
  ...CollectionSupprimable[],
];
