import { z } from 'zod';
import { COLLECTIONS } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import { optionalId, presentQuery, shortText } from './base';

/** Finds by its words anything the registry holds. */
export const rechercheProcedures = {
  /**
   * `dans`: among the records of a collection, or the items of one of their lists (`champ`), all of them without words.
   * `pres`: the convention under the eyes, whose things come first among those that answer alike.
   */
  'recherche.chercher': presentQuery(
    z.strictObject({
      texte: z.string().max(200, 'Au plus 200 caractères.'),
      dans: z
        .strictObject({ collection: z.enum(COLLECTIONS), champ: shortText.nullable() })
        .nullish()
        .transform((dans) => dans ?? null),
      pres: optionalId,
      limite: z
        .int()
        .min(1)
        .max(500)
        .nullish()
        .transform((limite) => limite ?? 100),
    }),
  ),
} as const;

/** What was found: a record, a part of one, or an entry of the journal. */
export type Trouvaille = {
  /** The same thing, whatever its words. */
  readonly cle: string;
  /** « Avenant », « Signataire », « Journal » */
  readonly nature: string;
  readonly titre: string;
  /** What it is of: its convention, the records it depends on. */
  readonly situation: string;
  /** The words around the first one found in its text; null when its title has them all. */
  readonly extrait: string | null;
  readonly conventionId: string | null;
} & (
  | { readonly genre: 'fiche'; readonly collection: NomCollection; readonly id: string }
  | {
      readonly genre: 'partie';
      readonly collection: NomCollection;
      readonly id: string;
      /** The list it is an item of, and which one. */
      readonly champ: string;
      readonly cleDePartie: string;
    }
  | { readonly genre: 'journal'; readonly seq: number }
);

export type RechercheView = {
  /** The best first. */
  readonly trouvailles: readonly Trouvaille[];
  readonly total: number;
  /** The registry is still being read for the first time: more may come. */
  readonly enCours: boolean;
};

export type RechercheOutputs = { 'recherche.chercher': RechercheView };
