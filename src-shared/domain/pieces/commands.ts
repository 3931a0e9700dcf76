import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import { conventionIdOf } from '../registre';
import type { Fait, Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { trouverPoint } from '../seance/points';
import { TAILLE_MAX_PIECE, TYPES_PIECE, formatDepassement, nomDePiece, nomSansPiege } from '../fichier';
import type { NomDePiece, TypePiece } from '../fichier';
import type { NaturePiece, ObjetDePiece, Piece } from '../fiches/piece';

/** A file as it was received and read. */
export type FichierLu = {
  readonly nom: string;
  readonly taille: number;
  readonly sha256: string;
  /** Read from the bytes; null when they are of none of the accepted kinds. */
  readonly type: TypePiece | null;
};

const SOURCE = 'Registre, pièces jointes';

/** Attaches a file to an act of a convention, which is the convention of the act. */
export function ajouterPiece(
  registre: Registre,
  input: {
    readonly objet: ObjetDePiece;
    readonly nature: NaturePiece;
    readonly fichier: FichierLu;
    /** Of a séance: the point it is a paper of, by its number or identifier. */
    readonly point?: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const { fichier, objet, nature } = input;
  const found = find(registre, objet.collection, objet.id);
  if (!found.ok) return found;
  const conventionId = conventionIdOf({ collection: objet.collection, entite: found.value } as Fait);
  if (conventionId !== null) {
    const convention = find(registre, 'conventions', conventionId);
    if (!convention.ok) return convention;
  }
  const point = pointDe(registre, objet, input.point ?? null);
  if (!point.ok) return point;
  if (fichier.taille === 0) return refuse(refus('PIECE_VIDE', { nom: nomSansPiege(fichier.nom) }, 'jeton'));
  if (fichier.taille > TAILLE_MAX_PIECE) {
    const { taille, borne } = formatDepassement(fichier.taille, TAILLE_MAX_PIECE);
    return refuse(refus('PIECE_TROP_GRANDE', { taille, limite: borne }, 'jeton'));
  }
  if (fichier.type === null) {
    return refuse(refus('PIECE_TYPE_REFUSE', { nom: nomSansPiege(fichier.nom) }, 'jeton'));
  }
  const same = [...registre.pieces.values()].find(
    (one) =>
      one.sha256 === fichier.sha256 && one.objet.collection === objet.collection && one.objet.id === objet.id,
  );
  if (same !== undefined) {
    return refuse(refus('PIECE_DEJA_JOINTE', { nom: same.nom, date: same.ajouteeLe }, 'jeton'));
  }
  const nomme = nomDePiece(fichier.nom, fichier.type);
  const piece: Piece = {
    id: contexte.newId(),
    conventionId,
    objet: { collection: objet.collection, id: objet.id },
    ...(point.value === null ? {} : { point: point.value }),
    nature,
    nom: nomme.nom,
    type: fichier.type,
    taille: fichier.taille,
    sha256: fichier.sha256,
    ajouteeLe: contexte.aujourdhui,
  };
  return decided(piece.id, [put('pieces', piece)], aSavoir(nomme, fichier.type));
}

/** The point of the agenda that a paper is of; null: it is of the séance whole, or of no séance. */
function pointDe(
  registre: Registre,
  { collection, id }: ObjetDePiece,
  dit: string | null,
): Result<string | null> {
  if (dit === null) return ok(null);
  const seance = collection === 'seances' ? registre.seances.get(id) : undefined;
  const found = trouverPoint(seance ?? { points: [] }, dit);
  return found.ok ? ok(found.value.id) : found;
}

/** What became of the name, when it changed. */
function aSavoir({ nom, extensionFausse, nettoye }: NomDePiece, type: TypePiece): readonly Avertissement[] {
  const avertissements: Avertissement[] = [];
  if (extensionFausse !== null) {
    avertissements.push(
      avertir(
        `Le nom du fichier finissait par « .${extensionFausse} », mais son contenu est d’un autre type (${TYPES_PIECE[type].libelle}) : la pièce est gardée sous le nom « ${nom} ».`,
        `${SOURCE} : le type se lit dans le contenu`,
      ),
    );
  }
  if (nettoye) {
    avertissements.push(
      avertir(
        `Le nom du fichier contenait des caractères invisibles ou réservés, qui ont été retirés ou remplacés : la pièce est gardée sous le nom « ${nom} ».`,
        SOURCE,
      ),
    );
  }
  return avertissements;
}
