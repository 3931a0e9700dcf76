import type { ComponentType } from 'react';

/** The addresses of the forms, below the convention's: those that `paths.ts` builds. */
const TAILS = [
  'signer',
  'date-acte',
  'date-effet',
  'fin',
  'signataires/:signataireId',
  'avenants/nouveau',
  'avenants/:avenantId/rediger',
  'avenants/:avenantId/instruire',
  'avenants/:avenantId/saisir',
  'avenants/:avenantId/mettre-a-la-signature',
  'avenants/:avenantId/signer',
  'avenants/:avenantId/refuser',
  'avenants/:avenantId/abandonner',
  'avenants/:avenantId/avis',
  'avis/:avisId/publier',
  'mises-en-demeure/nouvelle',
  'mises-en-demeure/:miseEnDemeureId/rediger',
  'mises-en-demeure/:miseEnDemeureId/signer',
  'mises-en-demeure/:miseEnDemeureId/envoyer',
  'mises-en-demeure/:miseEnDemeureId/envois/:envoiId',
  'mises-en-demeure/:miseEnDemeureId/regulariser',
  'mises-en-demeure/:miseEnDemeureId/retirer',
  'mises-en-demeure/:miseEnDemeureId/denoncer',
  'denonciations/:denonciationId/reception',
  'pieces/nouvelle',
] as const;
export type FormTail = (typeof TAILS)[number];

type LazyRoute = { readonly path: string; readonly lazy: () => Promise<{ Component: ComponentType }> };

/** Every form of a convention; its code is fetched with the first one that opens, not with the first screen. */
export const formRoutes: readonly LazyRoute[] = TAILS.map((tail) => ({
  path: `/conventions/:conventionId/${tail}`,
  lazy: async () => {
    const [{ FORMS }, { FormRoute }] = await Promise.all([import('./screens'), import('./form-route')]);
    const form = FORMS[tail];
    return { Component: () => <FormRoute form={form} /> };
  },
}));
