import { COLLECTIONS, DE_CONVENTION } from '#registre/fiches';
import type { Entites, NomCollection } from '#registre/fiches';

export { COLLECTIONS } from '#registre/fiches';
export type { Entites, NomCollection } from '#registre/fiches';
export type { Fiche } from '#registre/fiches/registre';

/** The aggregate: every record of one registry, by collection and id. Entities are immutable values. */
export type Registre = { readonly [C in NomCollection]: ReadonlyMap<string, Entites[C]> };

/** The image of one entity after a command; `null` removes it. */
export type Changement = {
  [C in NomCollection]: { readonly collection: C; readonly id: string; readonly after: Entites[C] | null };
}[NomCollection];

/** One record of any collection, with its collection. */
export type Fait = {
  [C in NomCollection]: { readonly collection: C; readonly entite: Entites[C] };
}[NomCollection];

/** The image of one entity, as a change. */
export function put<C extends NomCollection>(collection: C, after: Entites[C]): Changement {
  return { collection, id: after.id, after } as unknown as Changement;
}

/** The disappearance of one entity, as a change. */
export function removal(collection: NomCollection, id: string): Changement {
  return { collection, id, after: null };
}

/** « conventions/convention-x » : one name for one entity, whatever its collection. */
export function entityKey(collection: NomCollection, id: string): string {
  return `${collection}/${id}`;
}

/** The convention a record belongs to: its own id when it is one, null when it belongs to none. */
export function conventionIdOf({ collection, entite }: Fait): string | null {
  if (collection === 'conventions') return entite.id;
  return 'conventionId' in entite ? entite.conventionId : null;
}

type Ouvert = { [C in NomCollection]: Map<string, Entites[C]> };

export function emptyRegistre(): Ouvert {
  return Object.fromEntries(COLLECTIONS.map((name) => [name, new Map()])) as Ouvert;
}

/** The registry as it would be with these changes; the one given is left as it is. */
export function withChanges(registre: Registre, changes: readonly Changement[]): Registre {
  const next: Record<string, Map<string, unknown>> = {};
  for (const { collection, id, after } of changes) {
    const records = (next[collection] ??= new Map<string, unknown>(registre[collection]));
    if (after === null) records.delete(id);
    else records.set(id, after);
  }
  return { ...registre, ...next };
}

/** Of the registry itself: the committee, its members, its séances. */
export const COMMUNES = [
  'fiches',
  'instances',
  'membresDuComite',
  'seances',
] as const satisfies readonly NomCollection[];

/**
 * One small registry a convention, holding its records alone, by the convention's id: what concerns every convention
 * is then read in one pass over the records rather than one pass a convention. `wanted` keeps to some conventions,
 * which may be missing: their records then stand alone.
 */
export function familles(
  registre: Registre,
  wanted?: ReadonlySet<string | null>,
): ReadonlyMap<string, Registre> {
  const all = new Map<string, Ouvert>();
  // What belongs to no convention, and that its records may rest on.
  const made = (): Ouvert => ({
    ...emptyRegistre(),
    ...Object.fromEntries(COMMUNES.map((name) => [name, registre[name]])),
  });
  const familyOf = (id: string): Ouvert | undefined => {
    const known = all.get(id);
    if (known !== undefined || wanted?.has(id) !== true) return known;
    const family = made();
    all.set(id, family);
    return family;
  };
  for (const [id, convention] of registre.conventions) {
    if (wanted === undefined) all.set(id, made());
    familyOf(id)?.conventions.set(id, convention);
  }
  for (const collection of DE_CONVENTION)
    for (const [id, entity] of registre[collection]) {
      const family = entity.conventionId === null ? undefined : familyOf(entity.conventionId);
      (family?.[collection] as Map<string, unknown> | undefined)?.set(id, entity);
    }
  return all;
}
