import type { ActeDerive } from '#registre/actes';
import type { FichePlate } from '#registre/fiches';
import { formsDelegations, textDelegations } from './delegations';
import { formsDeliberations, textDeliberations } from './deliberations';
import { formsEcheancesLibres, textEcheancesLibres } from './echeances-libres';
import { formsPapiers, textPapiers } from './papiers';
import { formsTitulaires, textTitulaires } from './titulaires';

/** What a form made from an act says besides its fields. */
export type TexteActe = {
  /** « Enregistrer une délibération »; `nom` is the record it is about, when there is one. */
  readonly title: (nom: string) => string;
  readonly intro: string;
  readonly source: string;
  readonly submit: string;
  readonly success: string;
  /** Help under a field, by its name. */
  readonly help?: Readonly<Record<string, string>>;
  /** On the button that leads to it. */
  readonly action: string;
};

/** What the tab of a record told by its fields says besides them. */
export type TexteFiche = {
  readonly intro: string;
  readonly emptyTitle: string;
  readonly emptyBody: string;
};

/** An act or a record whose words are missing does not compile. */
export const textesActes: Readonly<Record<ActeDerive, TexteActe>> = {
  ...formsDeliberations,
  ...formsTitulaires,
  ...formsDelegations,
  ...formsEcheancesLibres,
  ...formsPapiers,
};
export const textesFiches: Readonly<Record<FichePlate, TexteFiche>> = {
  deliberations: textDeliberations,
  titulaires: textTitulaires,
  delegations: textDelegations,
  echeancesLibres: textEcheancesLibres,
  papiers: textPapiers,
};

export const textFiches = {
  pieces: 'Joindre une pièce',
  notYet: 'pas encore',
  yes: 'oui',
  no: 'non',
} as const;
