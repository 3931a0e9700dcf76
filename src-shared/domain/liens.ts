import type { Fait } from './designation';
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
