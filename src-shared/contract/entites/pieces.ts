import { z } from 'zod';
import { COLLECTIONS_SUPPRIMABLES } from '#domain/corbeille/corbeille';
import type { CollectionSupprimable, Suppression } from '#domain/corbeille/corbeille';
import { TYPES_PIECE } from '#domain/fichier';
import type { TypePiece } from '#domain/fichier';
import { NATURES_PIECE, OBJETS_DE_PIECE } from '#domain/fiches/piece';
import { avenant, avis } from './avenant';
import { civilDay, entityId, sha256Hex, whole, once } from './base';
import { convention } from './convention';
import { denonciation, miseEnDemeure } from './resiliation';

export const piece = once(() =>
  z.strictObject({
    id: entityId(),
    conventionId: entityId(),
    objet: z.strictObject({ collection: z.enum(OBJETS_DE_PIECE), id: entityId() }),
    nature: z.enum(NATURES_PIECE),
    nom: z.string().min(1),
    type: z.enum(Object.keys(TYPES_PIECE) as [TypePiece, ...TypePiece[]]),
    taille: whole(),
    sha256: sha256Hex(),
    ajouteeLe: civilDay(),
  }),
);

const SUPPRIMABLES = {
  conventions: convention,
  avenants: avenant,
  avis,
  misesEnDemeure: miseEnDemeure,
  denonciations: denonciation,
  pieces: piece,
} as const satisfies Record<CollectionSupprimable, () => z.ZodType>;

const deleted = <C extends CollectionSupprimable>(collection: C) =>
  z.strictObject({ collection: z.literal(collection), entite: SUPPRIMABLES[collection]() });

/** Each image by the schema of its own collection, though the domain's type only says that it has an id. */
const element = once(
  () =>
    z.discriminatedUnion('collection', [
      deleted('conventions'),
      deleted('avenants'),
      deleted('avis'),
      deleted('misesEnDemeure'),
      deleted('denonciations'),
      deleted('pieces'),
    ]) as unknown as z.ZodType<Suppression['elements'][number]>,
);

export const suppression = once(() =>
  z.strictObject({
    id: entityId(),
    supprimeLe: civilDay(),
    par: z.string(),
    motif: z.string(),
    racine: z.strictObject({
      collection: z.enum(COLLECTIONS_SUPPRIMABLES),
      id: entityId(),
      libelle: z.string(),
    }),
    conventionId: entityId(),
    elements: z.array(element()),
  }),
);
