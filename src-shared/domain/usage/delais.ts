import { DELAIS_USAGE } from '#registre/fiches/delais-usage';
import type { DelaiUsage } from '#registre/fiches/delais-usage';
import type { Registre } from '../registre';

/** A delay no text fixes, and on what it rests here. */
export type Usage = { readonly jours: number; readonly source: string };

/** As the registry says it, or as offices do. */
export function usageDe({ fiches }: Pick<Registre, 'fiches'>, cle: DelaiUsage): Usage {
  const { jours, source } =
    fiches.get('registre')?.delaisUsage?.find((one) => one.cle === cle) ?? DELAIS_USAGE[cle];
  return { jours, source };
}
