import { parseFrenchDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { plier } from './lecture-jetons';

/* Days and durations as the words of an act say them. */

const MOIS = [
  'janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre',
  'decembre',
] as const; // prettier-ignore

/** In folded words: « 31 decembre 2029 », « 1er janvier 2030 », « 31/12/2029 ». */
export function lireDate(texte: string): CivilDate | null {
  const words = /^(\d{1,2})(?:er)? ([a-z]+) (\d{4})$/u.exec(texte);
  if (words === null) return parseFrenchDate(texte);
  const mois = (MOIS as readonly string[]).indexOf(words[2] ?? '') + 1;
  return mois === 0 ? null : parseFrenchDate(`${words[1] ?? ''}/${mois}/${words[3] ?? ''}`);
}

const JOUR = /\b\d{1,2}(?:er)?[ \u00A0\u202F][a-z]+[ \u00A0\u202F]\d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{4}\b/gu;

/** The days a text says. */
export const joursDits = (texte: string): readonly CivilDate[] =>
  [...plier(texte).matchAll(JOUR)]
    .map(([date]) => lireDate(date.replace(/[\u00A0\u202F]/gu, ' ')))
    .filter((date) => date !== null);

const FIN =
  /(?:\bjusqu'au|\b(?:prend(?:ra)? fin|expire(?:ra)?|s'acheve(?:ra)?|echeance(?: est)?(?: fixee)?|terme(?: est)?(?: fixe)?|fin(?: est)?(?: fixee)?) (?:le|au)) (\d{1,2}(?:er)? [a-z]+ \d{4}|\d{1,2}\/\d{1,2}\/\d{4})/gu;

/** The one day a text gives as an end; null when it gives none, or several. */
export function finDite(texte: string): CivilDate | null {
  const said = [
    ...plier(texte)
      .replace(/[\u00A0\u202F]/gu, ' ')
      .matchAll(FIN),
  ].map(([, date = '']) => lireDate(date));
  const [fin = null, other] = said;
  return other === undefined ? fin : null;
}

const DIT_LA_DUREE =
  /\bconclue? (?:pour|jusqu)|\bprend fin\b|\bjusqu'au \d|\bpour (?:la|une) duree\b|\bexpire le\b|\barrive a (?:echeance|son terme)\b/u;

/** Whether an alinéa says how long something runs, or when it ends. */
export const ditUneDuree = (texte: string): boolean => DIT_LA_DUREE.test(plier(texte));

/** Whether it says so of the convention: its article is headed « DURÉE », or it names what is concluded. */
export const ditLaDuree = (intitule: string, texte: string): boolean =>
  ditUneDuree(texte) &&
  (/\bduree\b/u.test(plier(intitule)) || /\bconvention\b|\bconclue\b/u.test(plier(texte)));

const LAPS =
  /\b(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze) (?:ans?|annees?|mois)\b/gu;

/** The lengths of time a text says, folded: « six ans ». */
export const lapsDits = (texte: string): readonly string[] =>
  [
    ...plier(texte)
      .replace(/[\u00A0\u202F]/gu, ' ')
      .matchAll(LAPS),
  ].map(([laps]) => laps);
