import { jourDe } from '#contract/instant';
import { createHandlers } from '../application';
import type { Dependencies, Handlers } from '../services';
import { pastReader, pastDepot } from './past';

/**
 * The use cases on the registry as it stood at an instant, « aujourd’hui » being that day in Paris. The doors refuse
 * commands then; what reads the present whatever the instant never comes here.
 */
export function createPastHandlers(deps: Dependencies): (au: string) => Promise<Handlers> {
  const pastAt = pastReader(deps.depot, deps.horloge);
  const made = new WeakMap<object, Handlers>();
  return async (au) => {
    const past = await pastAt(au);
    const known = made.get(past);
    if (known !== undefined) return known;
    const handlers = createHandlers({
      ...deps,
      depot: pastDepot(deps.depot, past),
      horloge: {
        maintenant: () => past.instant,
        aujourdhui: () => jourDe(past.instant),
        fixe: false,
      },
    });
    made.set(past, handlers);
    return handlers;
  };
}
