import { CLES_USAGE } from '#registre/fiches/delais-usage';
import type { Fiche } from '#registre/fiches/registre';
import type { DelaiUsage } from '#registre/fiches/delais-usage';
import { decided } from '../decision';
import type { DecisionResult } from '../decision';
import { find } from '../lookup';
import { refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';

/** Says how long an office usage is here, and on what it rests; without days, it is again as offices have it. */
export function reglerDelaiUsage(
  registre: Registre,
  {
    cle,
    jours,
    source,
  }: { readonly cle: DelaiUsage; readonly jours: number | null; readonly source: string | null },
): DecisionResult {
  // A registry that holds conventions and no record of itself is named when it is first exported.
  const fiche = registre.fiches.get('registre');
  const found =
    fiche === undefined && registre.conventions.size > 0
      ? ok<Fiche>({ id: 'registre', nom: 'Registre', demonstration: false })
      : find(registre, 'fiches', 'registre');
  if (!found.ok) return found;
  if (jours !== null && source === null) return refuse(refus('USAGE_SANS_SOURCE', {}, 'source'));
  const { delaisUsage = [] } = found.value;
  const autres = delaisUsage.filter((one) => one.cle !== cle);
  const dits = jours === null || source === null ? autres : [...autres, { cle, jours, source }];
  return decided('registre', [
    put('fiches', {
      ...found.value,
      delaisUsage: CLES_USAGE.flatMap((une) => dits.find((one) => one.cle === une) ?? []),
    }),
  ]);
}
