import type { Registre } from '#domain/registre';
import type { Entites, FichePlate } from '#registre/fiches';

/** The records of one collection that belong to a convention, in the order they were recorded. */
export const fichesOf = <C extends FichePlate>(
  registre: Registre,
  name: C,
  conventionId: string,
): readonly Entites[C][] =>
  [...(registre[name] as ReadonlyMap<string, Entites[C]>).values()].filter(
    (one) => one.conventionId === conventionId,
  );
