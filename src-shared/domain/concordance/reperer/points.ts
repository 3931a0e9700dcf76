import { lire } from './lecteur';
import type { AlineaVise, Lecteur, Lu } from './lecteur';

/*
 * The marks that open the items of a list: « au 2) de l'article 4 », « au b du 3° », « les points 1 et 2 ». They are
 * read only beside the word that names their article: alone, « 2) » opens an enumeration as often as it refers.
 */

const MARQUE = "(?:\\d{1,2}\\s?[°)]|[a-z]\\)|[IVX]{1,4}(?![\\p{L}\\d'-]))";
/** After « point », the number alone, and a first letter; « le point 3, a été » goes no further than 3. */
const NUMERO = "\\d{1,2}(?![\\p{L}\\d-])\\s?[°)]?|[a-z]\\)|[IVX]{1,4}(?![\\p{L}\\d'-])";
const LIEN = '(?:\\s*,\\s*|\\s+(?:et|ou|à|au|du)\\s+)(?:le\\s+|au\\s+|du\\s+)?';
const MOT = '(?:[Pp]oints?|[Pp]aragraphes?|[Ll]ettres?)\\s+';
const liste = (first: string, one = first): string => `(?:${first})(?:${LIEN}(?:${MOT})?(?:${one})){0,5}`;
const NOMMES = `${MOT}${liste(`${NUMERO}|[a-z](?![\\p{L}\\d'])`, NUMERO)}`;
const POINTS = `(?:${NOMMES}|${liste(MARQUE)})`;

const AVANT = new RegExp(
  `(?<![\\p{L}\\p{N}(])(${POINTS})\\s*,?\\s+(?:de\\s+l'|des\\s+|du\\s+(?:même\\s+|présent\\s+)?|dudit\\s+|de\\s+cet\\s+)$`,
  'u',
);
const APRES = new RegExp(`\\s*,?\\s*(?:du|au)\\s+(${POINTS})`, 'uy');
/** « article 4, 2° », « article 4, point 2 »; a bracket alone may open an enumeration: « à l'article 4, 1) la Région ». */
const INCIS = new RegExp(`\\s*[,(]\\s*(?:au\\s+|aux\\s+)?(${NOMMES}|${liste('\\d{1,2}°')})\\)?`, 'uy');

/** The points named just before the word that names the article, at `debut`. */
export function pointsAvant(
  { texte }: Lecteur,
  debut: number,
  floor: number,
): (Lu<AlineaVise> & { readonly debut: number }) | null {
  const from = Math.max(floor, debut - 80);
  const read = AVANT.exec(texte.slice(from, debut));
  return read === null ? null : { vises: points(read[1] ?? ''), debut: from + read.index, fin: debut };
}

/** « du 2) », « du II », after what is inside it: an alinéa. */
export function pointsDe(lecteur: Lecteur, debut: number): Lu<AlineaVise> | null {
  const read = lire(APRES, lecteur, debut);
  return read === null ? null : { vises: points(read[1] ?? ''), fin: debut + read[0].length };
}

/** The points named after the number of the article. */
export function pointsApres(lecteur: Lecteur, debut: number): Lu<AlineaVise> | null {
  const read = lire(INCIS, lecteur, debut);
  return read === null ? null : { vises: points(read[1] ?? ''), fin: debut + read[0].length };
}

/** « 1) à 3) »: three; « a) et b) du 2) »: two, each inside the second. */
function points(suite: string): readonly AlineaVise[] {
  let chemins: (readonly string[])[] = [];
  let lien = '';
  for (const [mot] of suite.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/^(?:et|ou|à|au|du|le)$/u.test(mot)) {
      if (mot !== 'le' && !(mot === 'du' && lien !== '')) lien = mot;
      continue;
    }
    if (mot.length > 4) continue;
    const last = chemins.at(-1)?.at(-1);
    if (lien === 'du') chemins = chemins.map((chemin) => [mot, ...chemin]);
    else if (lien === 'à' && last !== undefined)
      chemins.push(...suivants(last, mot).map((marque) => [marque]));
    else chemins.push([mot]);
    lien = '';
  }
  return chemins.map((chemin) => ({ sorte: 'point', chemin }));
}

/** What comes after `de`, up to `a`: « 2 », « 3 » after « 1 »; only the end where they are not numbers or letters. */
function suivants(de: string, a: string): readonly string[] {
  const code = (mot: string): number =>
    /^\d+$/u.test(mot) ? Number(mot) : /^[a-z]$/u.test(mot) ? mot.charCodeAt(0) : NaN;
  const [from, to] = [code(de), code(a)];
  if (!(to > from)) return [a];
  return Array.from({ length: to - from }, (_, step) =>
    /^\d+$/u.test(a) ? String(from + step + 1) : String.fromCharCode(from + step + 1),
  );
}
