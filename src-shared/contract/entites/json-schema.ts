import { z } from 'zod';
import { COLLECTIONS } from '#domain/registre';
import { ENTITY_SCHEMAS } from './index';

/** JSON Schema (draft 2020-12) of the `collections` member of an export: id → record, collection by collection. */
export function collectionsJsonSchema(): Record<string, unknown> {
  const shape = Object.fromEntries(
    COLLECTIONS.map((name) => [name, z.record(z.string(), ENTITY_SCHEMAS[name]())]),
  );
  return z.toJSONSchema(z.strictObject(shape), { target: 'draft-2020-12' });
}
