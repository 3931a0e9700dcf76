import type { Registre } from '#domain/registre';

type Plate = { readonly id: string; readonly conventionId: string };

/** The records of one collection that belong to a convention, in the order they were recorded. */
export const fichesOf = (registre: Registre, name: string, conventionId: string): readonly Plate[] =>
  [...(registre[name as keyof Registre] as unknown as ReadonlyMap<string, Plate>).values()].filter(
    (one) => one.conventionId === conventionId,
  );
