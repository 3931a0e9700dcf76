import { MONTH_NAMES, parseFrenchDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { plierTexte } from '../french';

/* Days and durations as the words of an act say them. */

const MOIS = MONTH_NAMES.map(plierTexte);

/** In folded words: « 31 decembre 2029 », « 1er janvier 2030 », « 31/12/2029 ». */
export function lireDate(texte: string): CivilDate | null {
  const words = /^(\d{1,2})(?:er)? ([a-z]+) (\d{4})$/u.exec(texte);
  if (words === null) return parseFrenchDate(texte);
  const mois = MOIS.indexOf(words[2] ?? '') + 1;
  return mois === 0 ? null : parseFrenchDate(`${words[1] ?? ''}/${mois}/${words[3] ?? ''}`);
}

/** A day, in a folded text: the source of a group. */
export const JOUR_DIT = '(\\d{1,2}(?:er)? [a-z]+ \\d{4}|\\d{1,2}/\\d{1,2}/\\d{4})';
const JOUR = new RegExp(`(?<!\\d)${JOUR_DIT}(?!\\d)`, 'gu');

/** The days a text says. */
export const joursDits = (texte: string): readonly CivilDate[] =>
  [...plierTexte(texte).matchAll(JOUR)].map(([date]) => lireDate(date)).filter((date) => date !== null);

/** « jusqu'au … », « prend fin le … », « l'échéance de la convention est fixée au … », « du … au … ». */
const FIN = new RegExp(
  `(?:\\bjusqu'(?:au|a la date du)|\\bdu ${JOUR_DIT.replace('(', '(?:')} au|` +
    `\\b(?:prend(?:ra)? fin|expire(?:ra)?|s'acheve(?:ra)?|se termine(?:ra)?|cesse(?:ra)?|prorogee?|prolongee?|fixee?|reportee?|portee?|etendue?|` +
    `arrive(?:ra)? a (?:son )?(?:echeance|terme)|(?:echeance|terme|fin)(?: est)?) (?:le|au|jusqu'au)) ${JOUR_DIT}`,
  'gu',
);
const NIE = /\b(?:n'est|ne (?:sera|prend|prendra)|n'expire) [^.;]*$/u;

/** The days a text gives as ends, in its order; one that it denies is none. */
export function finsDites(texte: string): readonly CivilDate[] {
  // No day is said without its year.
  if (!/\d{4}/u.test(texte)) return [];
  const said = plierTexte(texte);
  return [...said.matchAll(FIN)].flatMap((match) => {
    const date = lireDate(match[1] ?? '');
    return date === null || NIE.test(said.slice(0, match.index)) ? [] : [date];
  });
}

/** The one day a text gives as an end; null when it gives none, or several. */
export function finDite(texte: string): CivilDate | null {
  const [fin = null, other] = finsDites(texte);
  return other === undefined ? fin : null;
}

const DIT_LA_DUREE =
  /\bconclue? (?:pour|jusqu)|\bprend fin\b|\bjusqu'au \d|\bpour (?:la|une) duree\b|\bexpire le\b|\bdure\b|\barrive a (?:echeance|son terme)\b/u;

/** Whether an alinéa says how long something runs, or when it ends. */
export const ditUneDuree = (texte: string): boolean =>
  finsDites(texte).length > 0 || DIT_LA_DUREE.test(plierTexte(texte));

/** Whether it says so of the convention: its article is headed « DURÉE », or it names what is concluded. */
export const ditLaDuree = (intitule: string, texte: string): boolean =>
  ditUneDuree(texte) &&
  (/\bduree\b/u.test(plierTexte(intitule)) || /\bconvention\b|\bconclue\b/u.test(plierTexte(texte)));

const LAPS =
  /\b(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze) (?:ans?|annees?|mois)\b/gu;

/** The lengths of time a text says, folded: « six ans ». */
export const lapsDits = (texte: string): readonly string[] =>
  [...plierTexte(texte).matchAll(LAPS)].map(([laps]) => laps);

const ANNEE = /\b20\d{2}\b/gu;

/** The years a text says: « 2022-2028 » is two. */
export const anneesDites = (texte: string): readonly string[] =>
  [...plierTexte(texte).matchAll(ANNEE)].map(([annee]) => annee);
