/** One way of spoiling a JSON value, and the place it spoils: « seance.date ». */
export type Mutation = { readonly place: string; readonly nature: string; readonly spoiled: unknown };

/**
 * Every way a record can stop being what its schema asks, one at a time: each member removed, of another type or
 * impossible, each object given a member too many. `optional` names the members that may be absent.
 */
export function mutationsOf(record: unknown, optional: ReadonlySet<string> = new Set()): readonly Mutation[] {
  const found: Mutation[] = [];
  walk(record, [], (change) => change(structuredClone(record)));
  return found;

  function walk(
    value: unknown,
    path: readonly string[],
    rebuild: (change: (root: unknown) => unknown) => unknown,
  ): void {
    const add = (key: string, nature: string, put: (parent: Record<string, unknown>) => void): void => {
      const spoiled = rebuild((root) => {
        put(
          path.reduce((at, step) => (at as Record<string, unknown>)[step], root) as Record<string, unknown>,
        );
        return root;
      });
      found.push({ place: [...path, key].join('.'), nature, spoiled });
    };
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) add('intrus', 'membre en trop', (parent) => (parent.intrus = 1));
    for (const [key, member] of Object.entries(value)) {
      if (!Array.isArray(value) && !optional.has(key))
        add(key, 'absent', (parent) => Reflect.deleteProperty(parent, key));
      add(key, 'autre type', (parent) => (parent[key] = typeof member === 'boolean' ? 'oui' : true));
      if (typeof member === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(member))
        add(key, 'date impossible', (parent) => (parent[key] = '2026-02-30'));
      if (typeof member === 'number') add(key, 'non entier', (parent) => (parent[key] = member + 0.5));
      walk(member, [...path, key], rebuild);
    }
  }
}

/** What may be sound or not, by the description of the field: null, nothing, 0, -1, `__proto__`, no item, in each place. */
export function emptied(record: unknown): readonly Omit<Mutation, 'nature'>[] {
  const places: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    // The items of a list are of one shape: the first two are enough.
    for (const [key, member] of Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined)) {
      places.push([...path, key]);
      walk(member, [...path, key]);
    }
  };
  walk(record, []);
  return places.flatMap((place) =>
    [null, undefined, '', ' ', 0, -1, 1e300, '__proto__', [], {}].map((value) => {
      const spoiled = structuredClone(record);
      const parent = place.slice(0, -1).reduce((at, step) => (at as never)[step], spoiled as object);
      (parent as Record<string, unknown>)[place.at(-1) ?? ''] = value;
      return { place: place.join('.'), spoiled };
    }),
  );
}
