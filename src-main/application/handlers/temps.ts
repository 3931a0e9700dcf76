import { COLLECTIONS } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import type { Depot, Horloge } from '../ports';
import { success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { pastReader, locate } from '../temps/past';

export function tempsHandlers({ depot, horloge }: Services): HandlersOf<'temps'> {
  const pastAt = pastReader(depot, horloge);
  return {
    'temps.situer': async ({ instant }) => {
      const { au, seq, at, tete, registre } =
        instant === null ? await present(depot, horloge) : await pastAt(instant);
      const { premiere } = await locate(depot, instant);
      return success({
        au,
        seq,
        at,
        tete,
        empreinte: await depot.empreinte(registre),
        premiere,
        compteurs: Object.fromEntries(COLLECTIONS.map((name) => [name, registre[name].size])) as Record<
          NomCollection,
          number
        >,
      });
    },
  };
}

/**
 * What the registry is, not what its journal said before this instant: a clock set back does not hide the entries it
 * is behind of, nor a damaged journal the state its snapshot attests.
 */
async function present(depot: Depot, horloge: Pick<Horloge, 'maintenant'>) {
  const { seq, tete } = depot;
  // Commits may go on while this is being hashed.
  const registre = Object.fromEntries(
    COLLECTIONS.map((name) => [name, new Map<string, unknown>(depot.registre[name])]),
  ) as unknown as Registre;
  const { at } = await locate(depot, null, seq);
  return { au: horloge.maintenant(), seq, at, tete, registre };
}
