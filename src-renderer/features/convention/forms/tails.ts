import { ACTES } from '#registre/actes';
import type { ActeDerive, AdresseActe } from '#registre/actes';

/** The addresses of the forms below the convention's, as the acts give them; those from the root are other screens. */
export type FormTail = Exclude<AdresseActe, `/${string}`>;
export const TAILS = Object.values(ACTES)
  .map(({ adresse }) => adresse)
  .filter((adresse): adresse is FormTail => adresse?.startsWith('/') === false);

/** Those whose form is made from the act. */
export type TailDerive = Exclude<(typeof ACTES)[ActeDerive]['adresse'], null>;
