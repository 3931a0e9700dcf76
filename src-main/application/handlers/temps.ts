import { COLLECTIONS } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import { success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { pastReader, locate } from '../temps/past';

export function tempsHandlers({ depot, horloge }: Services): HandlersOf<'temps'> {
  const pastAt = pastReader(depot, horloge);
  return {
    'temps.situer': async ({ instant }) => {
      const au = instant ?? horloge.maintenant();
      const { seq, at, tete, registre } = await pastAt(au);
      const { premiere } = await locate(depot, au);
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
