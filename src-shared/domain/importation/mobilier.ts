import { counted } from '../french';
import type { HorsTexte } from './document';

/*
 * What a page repeats and no author wrote there: numbers, headers and footers. They are known by where they stand, at
 * the ends of pages, and by their coming again, figures apart. Where nothing says where pages end, their numbers do.
 */

export type LigneNette = {
  readonly texte: string;
  readonly retrait: number;
  readonly blanc: number;
  readonly page: number;
  readonly gras: boolean;
  readonly titre: number | null;
  /** A page ends just before it: the blank above it says nothing. */
  readonly saut: boolean;
};

const NUMERO = /^(?:[-–—]\s*)?(page\s*)?(?:n°\s*)?(\d{1,3})(?:\s*(?:\/|sur|de)\s*(\d{1,3}))?(?:\s*[-–—])?$/iu;
const NUMERO_EN_LIGNE = /\bpage\s*\d{1,3}\b|(?<![\d/])\d{1,3}\s*\/\s*\d{1,3}(?![\d/])/iu;
/** What heads a division or goes on a sentence comes again without being a header. */
const DU_TEXTE =
  /^(?:article|art\.|titre|chapitre|section|annexe|vu|pour|considérant)(?!\p{L})|[.;:,]$|\t.*\t|^(?:[-–—•*]|\d{1,2}[°)]|[a-z]\))\s/iu;
/** Lines a header or a footer may have. */
const HAUTEUR = 4;

const masque = (texte: string): string => texte.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').toLowerCase();

/** The lines of the text, and what the pages repeat. */
export function sansMobilier(lignes: readonly LigneNette[]): {
  readonly corps: readonly LigneNette[];
  readonly horsTexte: readonly HorsTexte[];
  readonly remarques: readonly string[];
} {
  const numeros = numerosDePage(lignes);
  const bornes: number[] = [];
  for (const [rang, ligne] of lignes.entries())
    if (numeros.has(rang) || (lignes[rang - 1]?.page ?? ligne.page) !== ligne.page) bornes.push(rang);
  if (bornes.length === 0) return { corps: lignes, horsTexte: [], remarques: [] };
  const fins = [0, ...bornes, lignes.length];
  const repetes = masquesRepetes(lignes, numeros, fins);
  const dehors = new Map<number, HorsTexte['nature']>();
  const estMobilier = (rang: number): boolean =>
    numeros.has(rang) || repetes.has(masque(lignes[rang]?.texte ?? ''));
  for (const borne of fins) {
    for (let n = 1; n <= HAUTEUR && estMobilier(borne - n); n++) dehors.set(borne - n, 'pied');
    for (let n = 0; n < HAUTEUR && estMobilier(borne + n); n++)
      if (!dehors.has(borne + n)) dehors.set(borne + n, numeros.has(borne + n) ? 'pied' : 'en_tete');
    const seul = enTeteSeul(lignes, dehors, borne);
    if (seul !== null) dehors.set(seul, 'en_tete');
  }
  const corps: LigneNette[] = [];
  let saut = false;
  for (const [rang, ligne] of lignes.entries()) {
    saut ||= dehors.has(rang) || (rang > 0 && lignes[rang - 1]?.page !== ligne.page);
    if (dehors.has(rang)) continue;
    corps.push(saut ? { ...ligne, saut } : ligne);
    saut = false;
  }
  const horsTexte = [...dehors]
    .sort(([a], [b]) => a - b)
    .map(([rang, nature]) => ({ nature, texte: lignes[rang]?.texte ?? '' }));
  return {
    corps,
    horsTexte,
    remarques:
      horsTexte.length === 0
        ? []
        : [
            `${counted(horsTexte.length, 'ligne')} d’en-tête, de pied ou de numéro de page ${horsTexte.length > 1 ? 'sont écartées' : 'est écartée'} du texte.`,
          ],
  };
}

/** The lines that only number a page; a bare figure is one when others follow it in order. */
function numerosDePage(lignes: readonly LigneNette[]): ReadonlySet<number> {
  const found = new Set<number>();
  const nus: { readonly rang: number; readonly n: number }[] = [];
  const enLigne = new Map<string, { readonly rang: number; readonly n: number }[]>();
  for (const [rang, { texte }] of lignes.entries()) {
    const match = texte.length > 20 ? null : NUMERO.exec(texte);
    if (match !== null) {
      const [, mot, n = '', total] = match;
      if (mot !== undefined || (total !== undefined && Number(n) <= Number(total))) found.add(rang);
      else nus.push({ rang, n: Number(n) });
    } else if (texte.length < 160 && !DU_TEXTE.test(texte)) {
      const page = NUMERO_EN_LIGNE.exec(texte)?.[0];
      if (page === undefined) continue;
      const key = masque(texte);
      const same = enLigne.get(key) ?? [];
      same.push({ rang, n: Number(/\d+/u.exec(page)?.[0]) });
      enLigne.set(key, same);
    }
  }
  for (const suite of [nus, ...enLigne.values()])
    if (suite.length > 1 && suite.every(({ n }, k) => k === 0 || n === (suite[k - 1]?.n ?? 0) + 1))
      for (const { rang } of suite) found.add(rang);
  return found;
}

/** What stands at the ends of two pages at least, figures apart. */
function masquesRepetes(
  lignes: readonly LigneNette[],
  numeros: ReadonlySet<number>,
  fins: readonly number[],
): ReadonlySet<string> {
  const rangs = new Map<string, Set<number>>();
  for (const borne of fins)
    for (let n = -HAUTEUR; n < HAUTEUR; n++) {
      const ligne = lignes[borne + n];
      if (ligne === undefined || numeros.has(borne + n) || DU_TEXTE.test(ligne.texte)) continue;
      if (!/\p{L}{3}/u.test(ligne.texte)) continue;
      const key = masque(ligne.texte);
      rangs.set(key, (rangs.get(key) ?? new Set()).add(borne + n));
    }
  const pages = Math.max(numeros.size, lignes.at(-1)?.page ?? 1);
  const least = Math.max(2, Math.ceil(0.4 * (pages - 1)));
  return new Set([...rangs].filter(([, where]) => where.size >= least).map(([key]) => key));
}

/** A header that came once, in the middle of a sentence: the line before is cut, the line after goes on with it. */
function enTeteSeul(
  lignes: readonly LigneNette[],
  dehors: ReadonlyMap<number, unknown>,
  borne: number,
): number | null {
  let rang = borne;
  while (dehors.has(rang) && rang < borne + 2 * HAUTEUR) rang++;
  let before = borne - 1;
  while (dehors.has(before) && before > borne - 2 * HAUTEUR) before--;
  const [avant, ici, apres] = [lignes[before], lignes[rang], lignes[rang + 1]];
  if (
    rang === 0 ||
    dehors.has(rang) ||
    dehors.has(before) ||
    avant === undefined ||
    ici === undefined ||
    apres === undefined
  )
    return null;
  const coupe = /[\p{Ll}\d,’'-]$/u.test(avant.texte) && avant.texte.length > 30;
  const titre = /^[\p{Lu}\d]/u.test(ici.texte) && !DU_TEXTE.test(ici.texte);
  return coupe && titre && apres.blanc > 0 && /^\p{Ll}/u.test(apres.texte) ? rang : null;
}
