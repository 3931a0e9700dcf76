import { fold } from './french';

/** Words that announce a reason, or decline to give one, folded. */
const VIDES = new Set(
  (
    'motif motifs raison raisons cause causes justification neant rien aucun aucune sans pas de du des le la les un ' +
    'une est texte test tests idem dito blabla azerty azertyuiop qwerty'
  ).split(' '),
);

/** « Doublon » says why, « non » does not. */
const LETTRES = 5;
/** « aaaaaaa », « xyxyxyxy » say nothing. */
const LETTRES_DIFFERENTES = 3;

/**
 * Whether a text gives a reason that somebody can discuss later: one word that says something, at least. « x », « . »,
 * « motif », « sans motif », « aaaaaaa » give none. The one rule of every field that asks why.
 */
export function estMotif(texte: string): boolean {
  const mots = (fold(texte).match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((mot) => !VIDES.has(mot));
  const lettres = mots.join('').replace(/\P{L}/gu, '');
  return lettres.length >= LETTRES && new Set(lettres).size >= LETTRES_DIFFERENTES;
}

/** What is answered where `estMotif` says no; the field is named beside it. */
export const MOTIF_INSUFFISANT = 'Dites-le en quelques mots : ce texte ne donne ni motif ni référence.';
