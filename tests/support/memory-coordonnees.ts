import type { Coordonnees, Joindre } from '../../src-main/application/ports';

/** Contact data in memory. */
export function memoryCoordonnees(): Coordonnees {
  const all = new Map<string, Joindre>();
  return {
    lire: () => Promise.resolve(new Map(all)),
    garder: (changes) => {
      for (const [id, one] of changes) {
        if (one === null) all.delete(id);
        else all.set(id, one);
      }
      return Promise.resolve();
    },
  };
}
