import type { Explication, Refusals } from '../explication';

/** Why an import is refused, once its file was found sound. */
export const REFUS_ECHANGES = {
  IMPORT_PERIME: (): Explication => ({
    message: 'Le registre a changé depuis l’aperçu : rien n’a été importé.',
    source: 'On n’importe que ce qui a été montré',
    remede:
      'Relisez l’aperçu, qui tient compte de ce qui vient d’être enregistré, puis confirmez de nouveau.',
  }),
  IMPORT_IDENTIQUE: (): Explication => ({
    message: 'Ce fichier contient exactement ce que le registre contient déjà : il n’y a rien à importer.',
    source: 'Un import qui ne change rien ne s’enregistre pas',
    remede: 'Vérifiez que c’est bien le fichier voulu.',
  }),
} satisfies Refusals;
