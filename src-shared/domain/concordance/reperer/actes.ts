import { avantDe, lire } from './lecteur';
import type { Lecteur } from './lecteur';

/** Acts that are not the convention. */
const INSTRUMENT =
  /^(?:lois?|codes?|décrets?|arrêtés?|ordonnances?|délibérations?|règlements?|accords?(?:-cadres?)?|traités?|directives?|constitution|chartes?|circulaires?|décisions?|instructions?|protocoles?|statuts?|contrats?|schémas?|avenants?|marchés?|plans?|pactes?|déclarations?|recommandations?|résolutions?|cahiers?|notes?|arrêts?|jugements?|livrets?|livres?|baux|bail|règles|lettres?|guides?|budgets?|avis|conventions-cadres?|convention-cadre)$/iu;
const INSTRUMENTS_AVANT =
  /(?<![\p{L}])(lois?|codes?|décrets?|arrêtés?|ordonnances?|délibérations?|règlements?|accords?(?:-cadres?)?|traités?|directives?|constitution|chartes?|circulaires?|statuts|avenants?|convention)(?![\p{L}])/giu;
/** « convention collective », « convention du 3 mars 2010 »: another one than this. */
const AUTRE_CONVENTION =
  /\s+(?:collective|nationale|internationale|européenne|interrégionale|cadre|type|constitutive|pluriannuelle|tripartite|quadripartite|d'(?:objectifs|application)|de\s+(?:\p{Lu}|financement|partenariat|délégation|gestion)|du\s+(?:\d|1er)|des\s+Nations|n°|conclue|européenne)/uy;
const ACRONYMES_INTERNES = new Set(['SPRO', 'CREFOP', 'CARIF', 'OREF', 'CEP']);

/** What may stand between a number and the act it belongs to: « (II) », « , § 2, », « et suivants », « modifié ». */
const INCISE =
  /(?:\s*\([^()]{0,40}\))?(?:\s*,?\s*(?:§{1,2}|paragraphes?|points?|lettres?|(?=[IVX]+(?!\p{L}))|(?=\d{1,2}°)|(?=[a-z]\)))\s?[\dIVXa-z°)]{1,5})?(?:\s+et\s+suivants)?(?:\s+(?:modifiée?s?|nouveaux?|susvisée?s?|précitée?s?))?\s*,?\s*/uy;
const COMPLEMENT =
  /(?:de\s+l'\s?|de\s+la(?:dite)?\s+|du(?:dit)?\s+|des(?:dits|dites)?\s+|de\s+ce(?:t|tte|s)?\s+|d'une?\s+|aux?\s+|à\s+l'\s?|à\s+la\s+|de\s+(?=\p{Lu}))(?:(présente?s?|mêmes?|nouvel(?:le)?|nouveau)\s+)?([\p{L}][\p{L}\p{N}-]*)/uy;

/** Whether what follows says that the number is another act's: « de la loi du 5 mars 2014 », « du code du travail ». */
export function autreActe(lecteur: Lecteur, fin: number): boolean {
  const incise = lire(INCISE, lecteur, fin);
  const at = fin + (incise?.[0].length ?? 0);
  const read = at === fin ? null : lire(COMPLEMENT, lecteur, at);
  const mot = read?.[2] ?? '';
  if (read === null || mot === '') return false;
  const end = at + read[0].length;
  if (/^conventions?$/iu.test(mot))
    return !/^présente/iu.test(read[1] ?? '') && lire(AUTRE_CONVENTION, lecteur, end) !== null;
  return INSTRUMENT.test(mot) || (/^\p{Lu}{3,}$/u.test(mot) && !ACRONYMES_INTERNES.has(mot));
}

const RENVOYANT =
  /(?:(?:notamment|en\s+particulier|spécialement|à\s+savoir|et\s+plus\s+précisément|\()\s*,?\s*(?:(?:en|à|dans|de)\s+)?(?:les\s|l'|ses\s|son\s|leurs?\s|des\s|aux?\s)?|(?:(?:^|\s)(?:son|ses|leurs?)\s))\s*$/iu;

/** « la loi du 5 mars 2014, notamment son article 22 »: the act is named before. */
export function acteNommeAvant(lecteur: Lecteur, debut: number): boolean {
  const before = avantDe(lecteur, debut);
  if (!RENVOYANT.test(before)) return false;
  const named = [...before.matchAll(INSTRUMENTS_AVANT)].at(-1)?.[1];
  return named !== undefined && named.toLowerCase() !== 'convention';
}
