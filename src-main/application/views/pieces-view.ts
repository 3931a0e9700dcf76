import type { ObjetDePieceView, PieceView, PiecesView } from '#contract/pieces';
import { designationOf } from '#domain/designation';
import type { Fait } from '#domain/designation';
import { OBJETS_DE_PIECE } from '#domain/pieces/piece';
import type { ObjetDePiece, Piece } from '#domain/pieces/piece';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import type { Pieces } from '../ports';

/** « l’avenant n° 1 « Carte des formations » », or what is left to say of an act that is no longer there. */
function designation(registre: Registre, { collection, id }: ObjetDePiece): string {
  const entite = registre[collection].get(id);
  return entite === undefined ? 'un acte supprimé' : designationOf({ collection, entite } as Fait, registre);
}

/** As a heading: « Avenant n° 1 « Carte des formations » ». */
function libelle(registre: Registre, objet: ObjetDePiece): string {
  const sansArticle = designation(registre, objet).replace(/^(l’|la |le |un )/, '');
  return sansArticle.charAt(0).toUpperCase() + sansArticle.slice(1);
}

function objetsOf(registre: Registre, conventionId: string): readonly ObjetDePieceView[] {
  return OBJETS_DE_PIECE.flatMap((collection) =>
    [...registre[collection].values()]
      .filter((one) => ('conventionId' in one ? one.conventionId : one.id) === conventionId)
      .map(({ id }) => ({ collection, id, libelle: libelle(registre, { collection, id }) })),
  );
}

/** The pieces of one convention, and the acts they may be attached to. */
export function piecesView(
  registre: Registre,
  conventionId: string,
  files: Pick<Pieces, 'etat'>,
): PiecesView {
  const objets = objetsOf(registre, conventionId);
  const rank = ({ objet }: PieceView): number =>
    objets.findIndex(({ collection, id }) => collection === objet.collection && id === objet.id);
  const pieces = [...registre.pieces.values()]
    .filter((piece) => piece.conventionId === conventionId)
    .map((piece): PieceView => ({
      ...piece,
      objet: { ...piece.objet, libelle: libelle(registre, piece.objet) },
      etat: files.etat(piece.sha256),
    }))
    .reverse();
  return { pieces: pieces.sort((a, b) => rank(a) - rank(b)), objets };
}

/** The piece `id` as a sentence names it: « La pièce « avis.pdf », jointe à la convention « … » ». */
export function nommerPiece(registre: Registre, piece: Piece): string {
  return typographie(`La pièce « ${piece.nom} », jointe à ${designation(registre, piece.objet)}`);
}

/** What the user must be told of the pieces whose bytes are missing or changed, worst told once each. */
export function avertissementsPieces(registre: Registre, files: Pick<Pieces, 'etat'>): readonly string[] {
  return [...registre.pieces.values()].flatMap((piece) => {
    const etat = files.etat(piece.sha256);
    if (etat !== 'manquante' && etat !== 'alteree') return [];
    const sort =
      etat === 'manquante'
        ? 'n’a plus son fichier dans le dossier du registre.'
        : 'a un fichier qui a changé depuis qu’il a été joint : il ne vaut plus preuve.';
    return [
      typographie(
        `${nommerPiece(registre, piece)}, ${sort} Reprenez-le dans une sauvegarde, ou joignez de nouveau l’original.`,
      ),
    ];
  });
}
