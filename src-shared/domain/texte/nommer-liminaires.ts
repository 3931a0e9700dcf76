import type { TexteEnVigueur } from './en-vigueur';
import { deListe, trouverLiminaire } from './liminaires';
import type { Liminaire, ListeLiminaire } from './liminaires';
import { ordinal } from './nommer';
import type { Lieu } from './nommer';

/* How the lines before the articles are called inside a sentence. */

const MOTS: Readonly<Record<Exclude<ListeLiminaire, 'presence'>, string>> = {
  visas: 'visa',
  considerants: 'considérant',
};

/** « visa », « considérant », « personne présente ». */
export const motLiminaire = (liste: ListeLiminaire): string =>
  liste === 'presence' ? 'mention d’une présence' : MOTS[liste];

/** « troisième visa », « présence de : « … » ». */
export function nomLiminaire(texte: TexteEnVigueur, { id, liste, texte: mots }: Liminaire): string {
  if (liste === 'presence') return `mention « en présence de : ${mots} »`;
  return `${ordinal(deListe(texte, liste).findIndex((one) => one.id === id) + 1)} ${MOTS[liste]}`;
}

/** The place of one of them, in words; that of its list where it is new. */
export function lieuLiminaire(texte: TexteEnVigueur, liste: ListeLiminaire, id: string | null): Lieu {
  const found = id === null ? undefined : trouverLiminaire(texte, id);
  const lieu = { divisionId: null, alineaId: null };
  if (found !== undefined) return { ...lieu, libelle: nomLiminaire(texte, found), extrait: found.texte };
  return { ...lieu, libelle: LISTE_DITE[liste], extrait: null };
}

const LISTE_DITE: Readonly<Record<ListeLiminaire, string>> = {
  visas: 'bloc des visas',
  considerants: 'bloc des considérants',
  presence: 'mention de ceux en présence de qui la convention est conclue',
};
