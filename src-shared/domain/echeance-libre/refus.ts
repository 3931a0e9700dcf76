import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

/** Why a date of the service's own is not kept. */
export const REFUS_ECHEANCE_LIBRE = {
  ECHEANCE_LIBRE_TENUE: (p: { date: CivilDate }): Explication => ({
    message: `Cette échéance est tenue depuis le ${formatDate(p.date)}.`,
    source: 'Une échéance tenue garde ce qu’elle disait',
    remede: 'Ajoutez-en une autre, ou annulez l’enregistrement qui la dit tenue.',
  }),
  ECHEANCE_LIBRE_AUTRE_AVENANT: (): Explication => ({
    message: 'L’avenant concerné n’est pas de cette convention.',
    source: 'Une échéance libre se rattache à un acte de sa convention',
    remede: 'Choisissez un avenant de cette convention, ou laissez ce champ vide.',
  }),
} satisfies Refusals;
