import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

/** Why no schedule is made. */
export const REFUS_RETROPLANNING = {
  RETROPLANNING_SANS_OBJET: (): Explication => ({
    message: 'Cet avenant est signé, abandonné, refusé ou clos : aucune étape ne reste à placer.',
    source: 'Rétroplanning d’un projet d’avenant',
    remede: 'Choisissez un avenant encore en préparation.',
  }),
  RETROPLANNING_PASSE: (p: { effet: CivilDate; depart: CivilDate }): Explication => ({
    message: `L’effet voulu (${formatDate(p.effet)}) précède le départ (${formatDate(p.depart)}).`,
    source: 'Rétroplanning d’un projet d’avenant',
    remede: 'Donnez un effet postérieur au départ.',
  }),
} satisfies Refusals;
