import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';
import { TYPES_ACCEPTES } from '../fichier';

/** Why a file is not attached to an act. */
export const REFUS_PIECES = {
  PIECE_VIDE: (p: { nom: string }): Explication => ({
    message: `Le fichier « ${p.nom} » est vide : il ne prouverait rien.`,
    source: 'Registre, pièces jointes',
    remede: 'Vérifiez le fichier d’origine, puis choisissez-le de nouveau.',
  }),
  PIECE_TROP_GRANDE: (p: { taille: string; limite: string }): Explication => ({
    message: `Le fichier pèse ${p.taille} : une pièce ne dépasse pas ${p.limite}.`,
    source: 'Registre, pièces jointes',
    remede:
      'Numérisez en noir et blanc ou à 200 points par pouce, ou joignez le document en plusieurs pièces.',
  }),
  PIECE_TYPE_REFUSE: (p: { nom: string }): Explication => ({
    message: `Le contenu de « ${p.nom} » n’est pas d’un type accepté, quel que soit son nom.`,
    source: 'Registre, pièces jointes : le type se lit dans le contenu',
    remede: `Joignez un fichier d’un de ces types, sans mot de passe ni macro : ${TYPES_ACCEPTES}.`,
  }),
  PIECE_DEJA_JOINTE: (p: { nom: string; date: CivilDate }): Explication => ({
    message: `Ce fichier est déjà joint à cet acte, sous le nom « ${p.nom} », depuis le ${formatDate(p.date)}.`,
    source: 'Registre, pièces jointes',
    remede: 'Rien à faire si c’est la même pièce ; sinon, choisissez un autre fichier ou un autre acte.',
  }),
} satisfies Refusals;
