import type { Explication, Refusals } from '../explication';

/** Why a delay of usage is not kept. */
export const REFUS_USAGE = {
  USAGE_SANS_SOURCE: (): Explication => ({
    message: 'Dites d’où vient ce délai : un usage du service, un règlement intérieur, un engagement.',
    source: 'Un délai d’usage dit toujours sur quoi il repose',
    remede: 'Indiquez sa source, ou revenez au délai d’origine.',
  }),
} satisfies Refusals;
