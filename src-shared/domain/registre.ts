import type { Avenant } from './fiches/avenant';
import type { Convention } from './fiches/convention';
import type { Avis } from './fiches/avis';
import type { Suppression } from './corbeille/corbeille';
import type { Piece } from './fiches/piece';
import type { Denonciation } from './fiches/denonciation';
import type { MiseEnDemeure } from './fiches/mise-en-demeure';

/** What a registry says of itself. There is exactly one, under the id `registre`. */
export type Fiche = {
  readonly id: 'registre';
  readonly nom: string;
  /** True for the fictional sequel: every screen and every document then says so. */
  readonly demonstration: boolean;
};

export type Entites = {
  readonly fiches: Fiche;
  readonly conventions: Convention;
  readonly avenants: Avenant;
  readonly avis: Avis;
  readonly misesEnDemeure: MiseEnDemeure;
  readonly denonciations: Denonciation;
  readonly pieces: Piece;
  readonly corbeille: Suppression;
};

export const COLLECTIONS = [
  'fiches',
  'conventions',
  'avenants',
  'avis',
  'misesEnDemeure',
  'denonciations',
  'pieces',
  'corbeille',
] as const satisfies readonly (keyof Entites)[];

export type NomCollection = (typeof COLLECTIONS)[number];

/** The aggregate: every record of one registry, by collection and id. Entities are immutable values. */
export type Registre = { readonly [C in NomCollection]: ReadonlyMap<string, Entites[C]> };

/** The image of one entity after a command; `null` removes it. */
export type Changement = {
  [C in NomCollection]: { readonly collection: C; readonly id: string; readonly after: Entites[C] | null };
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

export function emptyRegistre(): { [C in NomCollection]: Map<string, Entites[C]> } {
  return {
    fiches: new Map(),
    conventions: new Map(),
    avenants: new Map(),
    avis: new Map(),
    misesEnDemeure: new Map(),
    denonciations: new Map(),
    pieces: new Map(),
    corbeille: new Map(),
  };
}

/**
 * One small registry a convention, holding its records alone, by the convention's id: what concerns every convention
 * is then read in one pass over the records rather than one pass a convention.
 */
export function familles(registre: Registre): ReadonlyMap<string, Registre> {
  const all = new Map<string, ReturnType<typeof emptyRegistre>>();
  for (const convention of registre.conventions.values()) {
    const one = emptyRegistre();
    one.conventions.set(convention.id, convention);
    all.set(convention.id, one);
  }
  for (const collection of ['avenants', 'avis', 'misesEnDemeure', 'denonciations', 'pieces'] as const) {
    for (const entity of registre[collection].values()) {
      const records = all.get(entity.conventionId)?.[collection] as Map<string, typeof entity> | undefined;
      records?.set(entity.id, entity);
    }
  }
  return all;
}
