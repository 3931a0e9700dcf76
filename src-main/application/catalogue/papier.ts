import type { Block, DocumentModel } from '#actes/model';
import { typographie } from '#actes/typographie';
import type { Convention } from '#domain/fiches/convention';
import type { Papier } from '#domain/fiches/papier';

import type { Expediteur } from './type';

/** What a paper says of its service, under the sender's name. */
const mentions = ({ service, affaireSuiviePar, telephone, courriel }: Papier): readonly string[] =>
  [
    service,
    affaireSuiviePar === null ? null : `Affaire suivie par : ${affaireSuiviePar}`,
    telephone === null ? null : `Tél. : ${telephone}`,
  ]
    .filter((one) => one !== null)
    .map(typographie)
    // An address is nobody's to typeset.
    .concat(courriel ?? []);

/** The letter as its sender's paper has it: margins, service, references. Its image is read apart (emissions/papier). */
export function avecPapier(model: DocumentModel, papier: Papier): DocumentModel {
  const { margeHaut: top, margeDroite: right, margeBas: bottom, margeGauche: left, reference } = papier;
  const margins =
    top === null || right === null || bottom === null || left === null
      ? {}
      : { margins: { top, right, bottom, left } };
  const blocks = model.blocks.map((block): Block =>
    block.kind === 'letterhead'
      ? {
          ...block,
          sender: [...block.sender, ...mentions(papier)],
          references: [
            ...(reference === null ? [] : [typographie(`Nos réf. : ${reference}`)]),
            ...block.references,
          ],
        }
      : block,
  );
  return { ...model, blocks, paper: { ...model.paper, ...margins } };
}

/** Who writes a letter alone, on his own paper: several parties that write together have none in common. */
export const seul = (
  { id: conventionId }: Pick<Convention, 'id'>,
  signataireId: string | null,
  coauteurs: readonly string[],
): Expediteur | null =>
  signataireId === null || coauteurs.length > 0 ? null : { conventionId, signataireId };
