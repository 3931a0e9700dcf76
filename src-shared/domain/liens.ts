import type { Fait } from './designation';
import { emptyRegistre } from './registre';
import type { NomCollection, Registre } from './registre';

export type Parent = { readonly collection: NomCollection; readonly id: string };

/** What one record must find in the registry. */
export function parentsOf({ collection, entite }: Fait): readonly Parent[] {
  switch (collection) {
    case 'fiches':
    case 'conventions':
    case 'corbeille':
      return [];
    case 'avenants':
    case 'misesEnDemeure':
      return [{ collection: 'conventions', id: entite.conventionId }];
    case 'avis':
      return [
        { collection: 'conventions', id: entite.conventionId },
        { collection: 'avenants', id: entite.avenantId },
      ];
    case 'denonciations':
      return [
        { collection: 'conventions', id: entite.conventionId },
        { collection: 'misesEnDemeure', id: entite.miseEnDemeureId },
      ];
    case 'pieces':
      return [{ collection: 'conventions', id: entite.conventionId }, entite.objet];
  }
}

const DEPENDANTS = ['avenants', 'avis', 'misesEnDemeure', 'denonciations', 'pieces'] as const;

/** Every record of a convention, itself excepted. */
export function dependantsOf(
  registre: Registre,
  conventionId: string,
): readonly { readonly fait: Fait; readonly parents: readonly Parent[] }[] {
  return DEPENDANTS.flatMap((collection) =>
    [...registre[collection].values()]
      .filter((entite) => entite.conventionId === conventionId)
      .map((entite) => {
        const fait = { collection, entite } as Fait;
        return { fait, parents: parentsOf(fait) };
      }),
  );
}

/** Each of these conventions with its records alone, in one pass: looking for each in the whole would be quadratic. */
export function partsOf(
  registre: Registre,
  conventionIds: ReadonlySet<string | null>,
): ReadonlyMap<string, Registre> {
  const parts = new Map<string, ReturnType<typeof emptyRegistre>>();
  const partOf = (id: string) => {
    const part = parts.get(id) ?? emptyRegistre();
    parts.set(id, part);
    return part;
  };
  for (const [id, convention] of registre.conventions)
    if (conventionIds.has(id)) partOf(id).conventions.set(id, convention);
  for (const collection of DEPENDANTS)
    for (const [id, entite] of registre[collection])
      if (conventionIds.has(entite.conventionId))
        (partOf(entite.conventionId)[collection] as Map<string, unknown>).set(id, entite);
  return parts;
}
