import type { Image, Migration } from './migration';

/**
 * Version 3 brings what an avenant changes in the convention, the steps of its life, and the draft an avis examined.
 * Records of version 2 have none of them: what they changed was only written in words, and stays so.
 */
export const v2ToV3: Migration = {
  from: 2,
  to: 3,
  describe: 'modifications de la convention et étapes de l’avenant',
  migrateEntity: (collection, entity) => {
    if (collection === 'avenants') return { ...entity, ...AVENANT };
    if (collection === 'avis') return { ...entity, projetExamine: null };
    if (collection === 'corbeille') return { ...entity, elements: elements(entity.elements) };
    return entity;
  },
};

const AVENANT = {
  operations: [],
  arbitrages: [],
  instruction: null,
  saisine: null,
  miseALaSignature: null,
  refus: null,
} as const;

/** The images kept in the trash are records too. */
function elements(kept: unknown): unknown {
  if (!Array.isArray(kept)) throw new TypeError('une suppression sans éléments');
  return kept.map((element: { readonly collection: string; readonly entite: Image }) => ({
    ...element,
    entite: v2ToV3.migrateEntity(element.collection, element.entite),
  }));
}
