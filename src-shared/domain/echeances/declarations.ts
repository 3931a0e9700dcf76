import { ECHEANCES_AVENANT } from '../avenant/echeances';
import { ECHEANCES_COMITE } from '../comite/echeances';
import { ECHEANCES_CONVENTION } from '../convention/echeances';
import { ECHEANCES_CREFOP } from '../crefop/echeances';
import { ECHEANCES_DELIBERATION } from '../deliberation/echeances';
import { ECHEANCES_LIBRES } from '../echeance-libre/echeances';
import { ECHEANCES_PAQUET } from '../paquet/echeances';
import { ECHEANCES_POUVOIRS } from '../pouvoirs/echeances';
import { ECHEANCES_RESILIATION } from '../resiliation/echeances';
import { ECHEANCES_RETROPLANNING } from '../retroplanning/echeances';
import { ECHEANCES_TITULAIRE } from '../titulaire/echeances';
import type { Declaration } from './echeance';

/**
 * Every date the registry waits for. A line here is what makes a declaration read: home, timeline, échéancier,
 * reminders, calendar file, weekly sheet and proof of coverage all follow.
 */
export const DECLARATIONS: readonly Declaration[] = [
  ...ECHEANCES_CONVENTION,
  ...ECHEANCES_AVENANT,
  ...ECHEANCES_RETROPLANNING,
  ...ECHEANCES_CREFOP,
  ...ECHEANCES_COMITE,
  ...ECHEANCES_DELIBERATION,
  ...ECHEANCES_POUVOIRS,
  ...ECHEANCES_TITULAIRE,
  ...ECHEANCES_PAQUET,
  ...ECHEANCES_RESILIATION,
  ...ECHEANCES_LIBRES,
];
