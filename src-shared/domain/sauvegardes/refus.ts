import type { Explication, Refusals } from '../explication';

/** Why going back to a backup is refused. */
export const REFUS_SAUVEGARDES = {
  APERCU_PERIME: (): Explication => ({
    message: 'Le registre a changé depuis l’aperçu : rien n’a été restauré.',
    source: 'On ne restaure que ce qui a été montré',
    remede:
      'Relisez l’aperçu, qui tient compte de ce qui vient d’être enregistré, puis confirmez de nouveau.',
  }),
  SAUVEGARDE_IDENTIQUE: (p: { seq: number }): Explication => ({
    message: `Le registre est déjà dans l’état de cette sauvegarde (entrée n° ${p.seq}) : il n’y a rien à restaurer.`,
    source: 'Une restauration qui ne change rien ne s’enregistre pas',
    remede: 'Choisissez une sauvegarde plus ancienne, ou gardez le registre tel qu’il est.',
  }),
} satisfies Refusals;
