import { COLLECTIONS } from '../registre';
import type { Changement, NomCollection, Registre } from '../registre';

/** What one record is in each of two registries; never the same in both. */
export type Difference = {
  readonly collection: NomCollection;
  readonly id: string;
  readonly nature: 'revient' | 'disparait' | 'change';
};

/** What turns `actuel` into `voulu`, collection by collection: the changes of one commit, and what each one means. */
export function computeDifferences(
  actuel: Registre,
  voulu: Registre,
): readonly (Difference & { readonly changement: Changement })[] {
  return COLLECTIONS.flatMap((collection) => {
    const now: ReadonlyMap<string, unknown> = actuel[collection];
    const then: ReadonlyMap<string, unknown> = voulu[collection];
    const change = (id: string, after: unknown): Changement => ({ collection, id, after }) as Changement;
    const gone = [...now.keys()]
      .filter((id) => !then.has(id))
      .map((id) => ({ collection, id, nature: 'disparait' as const, changement: change(id, null) }));
    const put = [...then].flatMap(([id, after]) => {
      const before = now.get(id);
      if (before !== undefined && isSame(before, after)) return [];
      const nature = before === undefined ? ('revient' as const) : ('change' as const);
      return [{ collection, id, nature, changement: change(id, after) }];
    });
    return [...put, ...gone];
  });
}

/** Equality of JSON values; a member that is `undefined` is one that is not there. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isSame(item, b[index]));
  }
  const left = definedMembers(a);
  const right = new Map(definedMembers(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

const definedMembers = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, member]) => member !== undefined);
