import type { CleEtape } from '#registre/fiches/planning';
import { etatDe } from '../avenant/transitions';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { isOuvert } from '../fiches/avenant';
import { find } from '../lookup';
import { refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { planningDe } from './avenant';
import type { SaisieRetroplanning } from './avenant';

type Retenir = Omit<SaisieRetroplanning, 'depart'> & {
  readonly depart: CivilDate | null;
  /** The steps that were shown: nothing else is kept. */
  readonly etapes?: readonly { readonly cle: CleEtape; readonly date: CivilDate }[] | undefined;
};

/** Holds a draft to a schedule, or moves what is left of the one it is held to: its steps are dates of the one list. */
export function retenirPlanning(
  registre: Registre,
  { etapes, ...saisie }: Retenir,
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', saisie.avenantId);
  if (!found.ok) return found;
  const made = planningDe(registre, { ...saisie, depart: saisie.depart ?? aujourdhui }, aujourdhui);
  if (!made.ok) return made;
  const planning = made.value;
  const autre = (etapes ?? []).some(
    ({ cle, date }) => !planning.etapes.some((one) => one.cle === cle && one.date === date),
  );
  if (autre) return refuse(refus('RETROPLANNING_AUTRE', {}, 'etapes'));
  return decided(found.value.id, [put('avenants', { ...found.value, planning })]);
}

/** The draft is held to no schedule any more: the steps left are waited for no longer. */
export function quitterPlanning(
  registre: Registre,
  { avenantId }: { readonly avenantId: string },
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  if ((avenant.planning ?? null) === null) return refuse(refus('PLANNING_ABSENT', {}));
  if (!isOuvert(etatDe(registre, avenant, aujourdhui))) return refuse(refus('PLANNING_CLOS', {}));
  return decided(avenantId, [put('avenants', { ...avenant, planning: null })]);
}
