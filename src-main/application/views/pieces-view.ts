import type { ObjetDePieceView, PieceView, PiecesView } from '#contract/pieces';
import { designationOf } from '#domain/designation';
import { conventionIdOf } from '#domain/registre';
import type { Fait } from '#domain/registre';
import { upperFirst } from '#domain/french';
import { OBJETS_DE_PIECE } from '#domain/fiches/piece';
import type { EtatPiece, ObjetDePiece, Piece } from '#domain/fiches/piece';
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
  return upperFirst(designation(registre, objet).replace(/^(l’|la |le |un )/, ''));
}

function objetsOf(registre: Registre, conventionId: string | null): readonly ObjetDePieceView[] {
  return OBJETS_DE_PIECE.flatMap((collection) =>
    [...registre[collection].values()]
      .filter((entite) => conventionIdOf({ collection, entite } as Fait) === conventionId)
      .map(({ id }) => ({ collection, id, libelle: libelle(registre, { collection, id }) })),
  );
}

/** The pieces of one convention, or those of the committees (null), and what they may be attached to. */
export function piecesView(
  registre: Registre,
  conventionId: string | null,
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

/** Past this many, the list of the convention tells better than the top of the screen. */
const DITES = 3;

/** Each piece whose bytes are known to be missing or changed, in one sentence with the way out. */
export const piecesPerdues = (registre: Registre, files: Pick<Pieces, 'etat'>): readonly string[] =>
  [...registre.pieces.values()].flatMap((piece) => {
    const sort = SORTS[files.etat(piece.sha256)];
    return sort === null
      ? []
      : [
          `${nommerPiece(registre, piece)}, ${sort} Reprenez ce fichier dans une sauvegarde, ou joignez de nouveau l’original.`,
        ];
  });

/** What the user must be told of them at the top of the screen. */
export function avertissementsPieces(registre: Registre, files: Pick<Pieces, 'etat'>): readonly string[] {
  const perdues = piecesPerdues(registre, files);
  const dites = perdues.slice(0, DITES);
  const autres = perdues.length - dites.length;
  if (autres === 0) return dites;
  const suite = autres === 1 ? 'Une autre pièce est dans ce cas' : `${autres} autres pièces sont dans ce cas`;
  return [...dites, typographie(`${suite} : voyez l’onglet « Documents » des conventions.`)];
}

const SORTS: Readonly<Record<EtatPiece, string | null>> = {
  intacte: null,
  non_verifiee: null,
  manquante: 'n’a plus son fichier dans le dossier du registre.',
  alteree: 'a un fichier qui a changé depuis qu’il a été joint\u00A0: il ne vaut plus preuve.',
};
