import { DE_CONVENTION } from '#registre/fiches';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { COMMUNES, familles } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { parTranches } from '../par-tranches';
import type { ViewContext } from './context';

/** What is told of one convention is told from: its own records, those of the committees, and the day. */
export type Champ = {
  readonly famille: Registre;
  readonly convention: Convention;
  readonly context: ViewContext;
};

/**
 * Tells something of a convention once, by the image of its record. Records are immutable: nothing else is to be told
 * of a family until one of its records is another one, or one of a committee, or the day is.
 */
export function parConvention<T>(dire: (champ: Champ) => T): (champ: Champ) => T {
  const tenues = new WeakMap<
    Convention,
    { readonly jour: CivilDate; readonly fiches: readonly unknown[]; readonly dit: T }
  >();
  return (champ) => {
    const { famille, convention, context } = champ;
    const jour = context.aujourdhui;
    const fiches = [...COMMUNES, ...DE_CONVENTION].flatMap((collection): readonly unknown[] => [
      ...famille[collection].values(),
    ]);
    const known = tenues.get(convention);
    if (
      known?.jour === jour &&
      known.fiches.length === fiches.length &&
      fiches.every((one, rang) => one === known.fiches[rang])
    )
      return known.dit;
    const dit = dire(champ);
    tenues.set(convention, { jour, fiches, dit });
    return dit;
  };
}

/** Something of every convention, a few at a time: the window is served in between. */
export async function toutes<T>(
  registre: Registre,
  context: ViewContext,
  dire: (champ: Champ) => T,
): Promise<readonly T[]> {
  const all: T[] = [];
  const steps = function* (): Generator<T> {
    for (const [id, famille] of familles(registre)) {
      const convention = famille.conventions.get(id);
      if (convention !== undefined) yield dire({ convention, famille, context });
    }
  };
  await parTranches(steps(), (one) => {
    all.push(one);
    return true;
  });
  return all;
}
