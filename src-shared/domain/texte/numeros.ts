import { contenuDe, parentDe, parentsDe } from './chemins';
import type { DivisionEnVigueur } from './en-vigueur';

/*
 * The numbers of articles, as conventions write them: « 4 », « 4-1 », « 2.1.2 », « IV », « VI-1 », « B », « A2 »,
 * « 4 bis ». The registry renumbers nothing: it proposes the number that is free at a place, in the manner of the text.
 */

const BIS = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies'];

/**
 * A number as a heading bears it, for a pattern that tells capitals from small letters. « L. 6111-3 », of a code, is
 * none.
 */
export const NUMERO_PORTE = `(?![LRD]\\.? ?\\*?\\d)(?:\\d{1,6}|[IVXL]{1,6}|[A-Z])(?:[.-]\\d{1,3}|(?<=[A-Z])\\d{1,3})*(?:\\s?(?:${BIS.join('|')}|${BIS.join('|').toUpperCase()})(?:-\\d{1,3})*)?`;

type Sorte = 'chiffre' | 'romain' | 'lettre' | 'bis';
/** One part of a number: its value from 1, and what stands before it (« . », « - », a space, nothing). */
type Morceau = { readonly avant: string; readonly sorte: Sorte; readonly valeur: number };

const MORCEAU = new RegExp(`^(\\s?)(${BIS.join('|')})(?![\\p{L}])|^([.-]?)(\\d{1,6}|[A-Z]+)`, 'iu');
const ROMAIN = /^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;
const VALEURS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

const lireRomain = (texte: string): number =>
  texte.split('').reduce((sum, sign, rang) => {
    const [own, next] = [VALEURS[sign] ?? 0, VALEURS[texte[rang + 1] ?? ''] ?? 0];
    return sum + (own < next ? -own : own);
  }, 0);

function ecrireRomain(valeur: number): string {
  let [out, rest] = ['', valeur];
  for (const [signe, own] of [
    ['L', 50],
    ['XL', 40],
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const)
    for (; rest >= own; rest -= own) out += signe;
  return out;
}

/** « IV-1 » → its parts; null when it is not made of numbers, of letters one by one, or of « bis », « ter ». */
function morceaux(numero: string): readonly Morceau[] | null {
  const out: Morceau[] = [];
  for (let rest = numero; rest !== '';) {
    const found = MORCEAU.exec(rest);
    const dit = found?.[2] ?? found?.[4];
    if (found === null || dit === undefined) return null;
    rest = rest.slice(found[0].length);
    const rang = found[2] === undefined ? -1 : BIS.indexOf(found[2].toLowerCase());
    const avant = found[1] ?? found[3] ?? '';
    if (rang >= 0) out.push({ avant: ' ', sorte: 'bis', valeur: rang + 2 });
    else if (/^\d/u.test(dit)) out.push({ avant, sorte: 'chiffre', valeur: Number(dit) });
    else if (ROMAIN.test(dit)) out.push({ avant, sorte: 'romain', valeur: lireRomain(dit) });
    else if (/^[A-Z]$/u.test(dit)) out.push({ avant, sorte: 'lettre', valeur: dit.charCodeAt(0) - 64 });
    else return null;
  }
  const [first] = out;
  return first?.avant === '' && first.sorte !== 'bis' ? out : null;
}

function ecrire(parts: readonly Morceau[]): string {
  return parts
    .map(({ avant, sorte, valeur }) => {
      if (sorte === 'bis') return ` ${BIS[valeur - 2] ?? ''}`;
      if (sorte === 'romain') return `${avant}${ecrireRomain(valeur)}`;
      return `${avant}${sorte === 'lettre' ? String.fromCharCode(64 + valeur) : valeur}`;
    })
    .join('');
}

const forme = (parts: readonly Morceau[]): string =>
  parts.map(({ avant, sorte }) => `${avant}${sorte}`).join(' ');

/** The same number, its last part one higher; null after the last letter, or after « decies ». */
function suivant(parts: readonly Morceau[]): string | null {
  const last = parts.at(-1);
  if (last === undefined) return null;
  const most = { chiffre: Infinity, romain: 89, lettre: 26, bis: BIS.length + 1 }[last.sorte];
  return last.valeur >= most ? null : ecrire([...parts.slice(0, -1), { ...last, valeur: last.valeur + 1 }]);
}

/** « 4 » before « 4-1 », « 4-2 » before « 4-10 », « 4 bis » before « 4 ter » and « 5 », « IV » before « IX ». */
export function compareNumeros(a: string, b: string): number {
  const [left, right] = [morceaux(a) ?? [], morceaux(b) ?? []];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index]?.valeur ?? -1) - (right[index]?.valeur ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** « 4-1 », « 4 bis » and « 4.1 » are of the family of « 4 ». */
export const deFamille = (numero: string, base: string): boolean =>
  numero.length > base.length && numero.startsWith(base) && /^[ .-]/u.test(numero.slice(base.length));

const articles = (divisions: readonly DivisionEnVigueur[]): readonly DivisionEnVigueur[] =>
  divisions.filter(({ nature }) => nature === 'article');

/** Whether numbers start again in each title, or in an annex: some number is borne twice. */
function recommencent(divisions: readonly DivisionEnVigueur[]): boolean {
  const numeros = articles(divisions).flatMap(({ numero }) => numero ?? []);
  return new Set(numeros).size < numeros.length;
}

/** The articles that a number must tell apart: all, or those of one title where numbers start again in each. */
function voisines(
  divisions: readonly DivisionEnVigueur[],
  parent: DivisionEnVigueur | undefined,
): readonly DivisionEnVigueur[] {
  if (!recommencent(divisions)) return articles(divisions);
  if (parent !== undefined) return articles(contenuDe(divisions, parent.id));
  const parents = parentsDe(divisions);
  return articles(divisions).filter((one) => !parents.has(one));
}

/** The title that bears the number already beside one to be inserted at this depth: « chapitre 1 » twice in « titre I ». */
export function titrePris(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  { numero, niveau }: { readonly numero: string; readonly niveau: number },
): DivisionEnVigueur | undefined {
  let holder: DivisionEnVigueur | undefined = apres;
  while (holder !== undefined && holder.niveau >= niveau) holder = parentDe(divisions, holder.id);
  return divisions.find(
    (one) =>
      one.nature === 'section' &&
      one.niveau === niveau &&
      one.numero === numero &&
      parentDe(divisions, one.id) === holder,
  );
}

/** The article that bears the number already, where one to be inserted after `apres` would take it. */
export function numeroPris(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  numero: string,
): DivisionEnVigueur | undefined {
  const porte = (one: DivisionEnVigueur): boolean => one.nature === 'article' && one.numero === numero;
  // Most often nobody bears it: whom it must be told from is not asked.
  return divisions.some(porte) ? voisines(divisions, porteur(divisions, apres)).find(porte) : undefined;
}

/** What holds an article inserted after this division: the title itself, or what holds the article before it. */
const porteur = (
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
): DivisionEnVigueur | undefined => {
  if (apres.nature === 'section') return apres;
  let parent = parentDe(divisions, apres.id);
  while (parent?.nature === 'article') parent = parentDe(divisions, parent.id);
  return parent;
};

/**
 * The number of an article inserted after a division: « 4-1 » after « 4 », or « 4 bis » where the text numbers so;
 * « 4-2 » after « 4-1 », « 2.2 » after « 2.1 », « V » after the last « IV »; « 4-1-1 » when « 4-2 » is taken. Repealed
 * articles keep theirs. After a title or a preamble, as after the article that stands before. Null where the text gives
 * none: an anchor without a number, or numbered in words.
 */
export function numeroInsere(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
): string | null {
  const scope = voisines(divisions, porteur(divisions, apres));
  const ancre = apres.nature === 'article' ? apres : precedent(divisions, apres, scope);
  const own = morceaux(ancre?.numero ?? '');
  if (own === null) return null;
  const taken = new Set(scope.map(({ numero }) => numero));
  const next = suivant(own);
  const seul = own.length === 1;
  // « 2.1 » goes on with « 2.2 »; « 4 » gives way to « 5 » at the end alone, and first as « IV » does.
  const follows = !seul || own[0]?.sorte !== 'chiffre';
  if (follows && next !== null && !taken.has(next)) return next;
  const bis = own.at(-1)?.sorte !== 'bis' && scope.some(({ numero }) => avecBis(numero, own));
  for (let rank = 1; ; rank++) {
    const one: Morceau =
      bis && rank <= BIS.length
        ? { avant: ' ', sorte: 'bis', valeur: rank + 1 }
        : { avant: '-', sorte: 'chiffre', valeur: rank };
    const said = ecrire([...own, one]);
    if (!taken.has(said)) return said;
  }
}

/** The last article before a title, or before a preamble. */
function precedent(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  scope: readonly DivisionEnVigueur[],
): DivisionEnVigueur | undefined {
  const known = new Set(scope.map(({ id }) => id));
  return divisions
    .slice(0, divisions.indexOf(apres))
    .filter(({ id }) => known.has(id))
    .at(-1);
}

/** Whether a number of the text ends with « bis », for what is numbered like `own`. */
function avecBis(numero: string | null, own: readonly Morceau[]): boolean {
  const parts = morceaux(numero ?? '');
  return parts?.at(-1)?.sorte === 'bis' && forme(parts.slice(0, -1)) === forme(own);
}

/** Whether an article inserted after the last one of its title, or of the text, may bear the number that follows. */
export function suitLeDernier(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  numero: string,
): boolean {
  const scope = voisines(divisions, porteur(divisions, apres));
  const own = morceaux(apres.numero ?? '');
  if (own === null || suivant(own) !== numero) return false;
  return scope.every((one) => one === apres || compareNumeros(one.numero ?? '', numero) < 0);
}

/** The number an annex added at the end bears; null when those of the text do not follow 1, 2, 3. */
export function numeroAnnexe(divisions: readonly DivisionEnVigueur[]): string | null {
  const own = divisions
    .filter(({ nature }) => nature === 'annexe')
    .map(({ numero }) => (/^\d+$/u.test(numero ?? '') ? Number(numero) : null));
  return own.includes(null) ? null : String(Math.max(0, ...own.filter((one) => one !== null)) + 1);
}

/** What is to be inserted: an article by its number, or a title, with the depth that is asked. */
export type AInserer = {
  readonly sorte: 'article' | 'section';
  readonly numero: string | null;
  readonly niveau?: number | undefined;
};

/** How deep it stands: as what it follows, unless the text has its kind deeper or less deep there. */
export function niveauInsere(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  { sorte, numero, niveau }: AInserer,
): number {
  if (niveau !== undefined) return niveau;
  if (sorte === 'section') {
    const holder = porteur(divisions, apres);
    return apres.nature === 'article' && holder?.nature === 'section' ? holder.niveau : apres.niveau;
  }
  if (apres.nature === 'section')
    return [...parentsDe(divisions)].some(
      ([one, { nature }]) => one.nature === 'article' && nature === 'section',
    )
      ? apres.niveau + 1
      : apres.niveau;
  // Where nothing holds anything, all stand at the first level.
  if (apres.nature !== 'article' || divisions.every((one) => one.niveau === 1)) return apres.niveau;
  const parents = parentsDe(divisions);
  const said = forme(morceaux(numero ?? '') ?? []);
  const formeDe = (one: DivisionEnVigueur): string => forme(morceaux(one.numero ?? '') ?? []);
  if (said === formeDe(apres)) return apres.niveau;
  for (let up = parents.get(apres); up?.nature === 'article'; up = parents.get(up)) {
    if (formeDe(up) === said) return up.niveau;
    if (deFamille(numero ?? '', up.numero ?? '')) return niveauInsere(divisions, up, { sorte, numero });
  }
  if (!deFamille(numero ?? '', apres.numero ?? '')) return apres.niveau;
  // « 2.3 » after « 2 », where « 2 » or another holds « 2.1 ».
  const below = [...parents].some(
    ([one, holder]) =>
      one.nature === 'article' &&
      holder.nature === 'article' &&
      formeDe(one) === said &&
      formeDe(holder) === formeDe(apres),
  );
  return below ? apres.niveau + 1 : apres.niveau;
}

/**
 * Where it goes: after its anchor and what the anchor holds, then after those of the anchor's family that come before
 * it. A title splits what it is put in the middle of: it holds what follows it.
 */
export function placeApres(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  nouveau: AInserer,
): number {
  const niveau = niveauInsere(divisions, apres, nouveau);
  const { numero } = nouveau;
  let at = divisions.indexOf(apres) + 1;
  const deeper = (): void => {
    while ((divisions[at]?.niveau ?? 0) > niveau && divisions[at]?.nature !== 'annexe') at++;
  };
  if (niveau === apres.niveau || (niveau < apres.niveau && nouveau.sorte === 'article')) deeper();
  if (numero === null || apres.numero === null || nouveau.sorte === 'section') return at;
  while (at < divisions.length) {
    const next = divisions[at];
    if (next?.nature !== 'article' || next.numero === null) break;
    if (!deFamille(next.numero, apres.numero) || compareNumeros(next.numero, numero) > 0) break;
    at++;
    deeper();
  }
  return at;
}
