import type { z } from 'zod';
import { COLLECTIONS, DESCRIPTIONS } from '#registre/fiches';
import type { Entites, NomCollection } from '#registre/fiches';
import { once } from './base';
import { objetConforme } from './conformite';
import { keptObject } from './schema';

/** The exact shape of every record that is kept, collection by collection, made from its description. */
export const ENTITY_SCHEMAS = Object.fromEntries(
  COLLECTIONS.map((name) => [name, once(() => keptObject(DESCRIPTIONS[name].membres))]),
) as unknown as { readonly [C in NomCollection]: () => z.ZodType<Entites[C]> };

/** Whether a record has that shape, without saying what is wrong with it. */
export const CONFORMES = Object.fromEntries(
  COLLECTIONS.map((name) => [name, once(() => objetConforme(DESCRIPTIONS[name].membres))]),
) as unknown as Readonly<Record<NomCollection, () => (entity: unknown) => boolean>>;
