import type { DocumentModel, Paper } from '#actes/model';
import type { Piece } from '#domain/fiches/piece';
import { refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import type { DocumentFait } from '../catalogue';
import type { Services } from '../services';

/** Room for an image above the sender, in millimetres: higher, it would reach the window of the envelope. */
const HAUTEUR = 40;
const LARGEUR = 60;

/** The image of a paper: the last PNG or JPEG that was attached to it. */
const imageDe = (registre: Registre, papierId: string): Piece | null =>
  [...registre.pieces.values()]
    .filter(
      ({ objet, type }) =>
        objet.collection === 'papiers' &&
        objet.id === papierId &&
        (type === 'image/png' || type === 'image/jpeg'),
    )
    .at(-1) ?? null;

/**
 * The document on the paper of whoever sends it, with its image. A refusal when the image cannot be printed, and a
 * rejection as of `pieces.read` when it is lost: a letter without its letterhead would be taken for one that has none.
 */
export async function surPapier(
  { pieces, imprimeur }: Pick<Services, 'pieces' | 'imprimeur'>,
  registre: Registre,
  { model, papier }: Pick<DocumentFait, 'model' | 'papier'>,
): Promise<Result<DocumentModel>> {
  const piece = papier === null ? null : imageDe(registre, papier.id);
  if (papier === null || piece === null) return ok(model);
  const octets = await pieces.read(piece.sha256);
  const forme = await imprimeur.mesurerImage(octets);
  if (forme === null) return refuse(refus('PAPIER_IMAGE', { nom: piece.nom }));
  const large = papier.logoLargeur ?? LARGEUR;
  // As wide as asked, unless that made it too high.
  const width = Math.min(large, HAUTEUR / forme.rapport);
  const image: Paper['image'] = {
    type: forme.type,
    base64: Buffer.from(octets).toString('base64'),
    width: Math.round(width * 10) / 10,
    height: Math.round(width * forme.rapport * 10) / 10,
    alt: papier.logoTexte ?? papier.service ?? 'En-tête',
  };
  return ok({ ...model, paper: { ...model.paper, image } });
}
