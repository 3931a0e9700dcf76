import type { RepereOrigine } from '../application/ports';
import type { DepotOuvert } from './depot';

/** Late enough that the first screen is shown and answered before the disk is read from end to end. */
const AFTER_MS = 5000;

export type BackgroundCheck = { readonly stop: () => void };

/**
 * Verifies the whole journal once, some time after the opening, which reads its end only: damage turns the registry
 * read only, and a head that the journal denies is told. `report` receives what kept it from being carried through.
 */
export function startBackgroundCheck(
  depot: Pick<DepotOuvert, 'verify' | 'avertir'>,
  options: {
    /** The heads known to backups. */
    readonly reperes: () => Promise<readonly RepereOrigine[]>;
    readonly report: (error: unknown) => void;
    readonly afterMs?: number;
  },
): BackgroundCheck {
  const check = async (): Promise<void> => {
    const { premierDefaut } = await depot.verify(undefined, await options.reperes());
    if (premierDefaut?.repere) depot.avertir(premierDefaut.message);
  };
  const timer = setTimeout(() => {
    check().catch(options.report);
  }, options.afterMs ?? AFTER_MS);
  timer.unref();
  return { stop: () => clearTimeout(timer) };
}
