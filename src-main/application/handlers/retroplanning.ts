import { retroplanning } from '#domain/retroplanning/avenant';
import { fromRefus, success } from '../replies';
import type { HandlersOf, Services } from '../services';

export function retroplanningHandlers({ depot, viewContext }: Services): HandlersOf<'retroplanning'> {
  return {
    'retroplanning.calculer': ({ avenantId, effet, depart, seances, commissions, durees }) => {
      const made = retroplanning(depot.registre, {
        avenantId,
        effet,
        depart: depart ?? viewContext().aujourdhui,
        seances,
        commissions,
        durees,
      });
      return Promise.resolve(made.ok ? success(made.value) : fromRefus(made.error));
    },
  };
}
