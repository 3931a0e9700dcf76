import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

/** Why an example is not loaded. */
export const REFUS_EXEMPLES = {
  DEMONSTRATION_TROP_TOT: (p: { premierJour: CivilDate }): Explication => ({
    message: `La démonstration raconte des actes postérieurs à la date du jour : elle se charge à partir du ${formatDate(p.premierJour)}.`,
    source: 'Un fait s’enregistre lorsqu’il a eu lieu',
    remede: 'Réglez la date de l’horloge (option --horloge) à une date postérieure.',
  }),
  REGISTRE_NON_VIDE: (p: { nom: string }): Explication => ({
    message: `Ce dossier contient déjà un autre registre : ${p.nom}.`,
    source: 'Un registre n’est jamais recouvert',
    remede: 'Choisissez un dossier vide (option --donnees ou --registre).',
  }),
} satisfies Refusals;
