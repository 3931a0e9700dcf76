import { ACTES } from '#registre/actes';
import type { ActeDerive, AdresseActe } from '#registre/actes';

/** The addresses of the forms, below the convention's, as the acts give them. */
export type FormTail = AdresseActe;
export const TAILS = Object.values(ACTES)
  .map(({ adresse }) => adresse)
  .filter((adresse): adresse is FormTail => adresse !== null);

/** Those whose form is made from the act. */
export type TailDerive = Exclude<(typeof ACTES)[ActeDerive]['adresse'], null>;
