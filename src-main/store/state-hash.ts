import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { canonicalJson } from './canonical-json';

/** Entities hashed between two turns of the event loop: the window stays served. */
const BATCH = 50;

/**
 * The hash of what a registry holds, whatever its history: two registries with the same records have the same one,
 * through an export and an import, a backup and its restoration. SHA-256, in 64 hexadecimal digits, over one line an
 * entity (`collection`, a space, canonical JSON, a newline), collections in their fixed order and ids in order of
 * UTF-16 code units. An empty collection adds nothing, so a collection that did not exist yet changes no hash.
 */
export async function stateHash(registre: Registre): Promise<string> {
  // One look at every collection: commits may go on meanwhile.
  const lines = COLLECTIONS.flatMap((name) =>
    [...registre[name].values()]
      .map((entity) => ({ name, entity }))
      .sort((a, b) => (a.entity.id < b.entity.id ? -1 : 1)),
  );
  const hash = createHash('sha256');
  for (const [index, { name, entity }] of lines.entries()) {
    hash.update(`${name} ${canonicalJson(entity)}\n`);
    if (index % BATCH === BATCH - 1) await turn();
  }
  return hash.digest('hex');
}
