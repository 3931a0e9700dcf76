/* What a page prints before an item of a list, typed or drawn, and how deep it makes the item stand. */

/** A bullet, a number or a letter followed by what it announces; « 2.1 » and « I – » head divisions, not items. */
const MARQUE =
  /^(?:([•●◦○▪■□‣⁃·➢➤✓✔*\uE000-\uF8FF]|[-–—−](?![-–—−])|[o.](?=\s))|(?:\(?\d{1,2}\)|\d{1,2}°\)?|\(?[a-z]\)|\(?[ivx]{2,5}\)|(?:\d{1,2}|[a-z]|[ivx]{2,5})\.(?=\s)))\s*/u;

export type TexteMarque = { readonly marque: string | null; readonly texte: string };

/**
 * The mark a text opens with, apart from it. « - 1) » is one mark, the number: a page copied as markup puts a dash
 * before what Word numbers.
 */
export function separerMarque(texte: string): TexteMarque {
  const match = MARQUE.exec(texte);
  const reste = match === null ? '' : texte.slice(match[0].length);
  // A dash stuck to a figure is a negative number, or a number cut at its hyphen; an item says a word.
  if (match === null || !/^[\p{L}«"“(\d]/u.test(reste)) return { marque: null, texte };
  if (match[1] === undefined) return { marque: match[0].trim(), texte: reste };
  if (/^\d/u.test(reste) && !/\s$/u.test(match[0])) return { marque: null, texte };
  const numero = separerMarque(reste);
  if (numero.marque !== null && /\d|[a-z]/u.test(numero.marque)) return numero;
  return { marque: match[0].trim().replace(/[\uE000-\uF8FF]/u, '•'), texte: reste };
}

/** A mark alone on its line: its item is on the next. */
export const estMarqueSeule = (texte: string): boolean =>
  /^(?:[•●◦○▪■□‣⁃➢➤✓✔\uE000-\uF8FF–-]|\d{1,2}[°)]|[a-z]\))$/u.test(texte);

type Ouverte = {
  readonly retrait: number;
  readonly sorte: string;
  /** Opened by the colon of the item before it, with nothing on the page to say so. */
  readonly devinee: boolean;
  marque: string;
};

/** The lists open where the reading stands, the outermost first. */
export type Pile = { readonly listes: Ouverte[]; precedent: string };
export const pileVide = (): Pile => ({ listes: [], precedent: '' });

/** Two marks this close to the margin stand in one column. */
const COLONNE = 0.6;

/** What kind of mark: items of one list share theirs. */
function sorteDe(marque: string, avant: string | undefined): string {
  if (/^[-–—−]$/u.test(marque)) return '-';
  const [signe = ''] = /\d+|[a-z]+/u.exec(marque) ?? [];
  const autour = marque.replace(signe, '');
  if (signe === '' || signe === 'o') return marque;
  if (/\d/u.test(signe)) return `1${autour}`;
  if (signe.length > 1) return `i${autour}`;
  const suit = avant !== undefined && signe.charCodeAt(0) === avant.charCodeAt(0) + 1;
  return /[ivx]/u.test(signe) && !suit ? `i${autour}` : `a${autour}`;
}

const PREMIERS = /^\(?(?:1|a|i)(?!\d|[a-z])/u;
const estRang = (sorte: string): boolean => /[1ai]/u.test(sorte);

/**
 * How deep an item stands, from 0: by its distance to the margin, by the kind of its mark, and, where `deviner`, by the
 * colon that ends the item before it. `devine`: it opens a list
 * that nothing else says.
 */
export function profondeur(
  pile: Pile,
  item: { readonly marque: string; readonly retrait: number; readonly texte: string },
  deviner: boolean,
): { readonly niveau: number; readonly devine: boolean } {
  const { listes } = pile;
  const annonce = /:\s*$/u.test(pile.precedent);
  pile.precedent = item.texte;
  while ((listes.at(-1)?.retrait ?? 0) > item.retrait + COLONNE) listes.pop();
  const top = listes.at(-1);
  const sorte = sorteDe(item.marque, /[a-z]/u.exec(top?.marque ?? '')?.[0]);
  const ouvrir = (devinee = false): void => {
    listes.push({ retrait: item.retrait, sorte, devinee, marque: item.marque });
  };
  let devine = false;
  if (top === undefined || top.retrait < item.retrait - COLONNE) ouvrir();
  else if (top.sorte === sorte) {
    if (deviner && !estRang(sorte)) {
      devine = annonce;
      if (annonce) ouvrir(true);
      else if (top.devinee && /:\s*$/u.test(item.texte)) listes.pop();
    }
  } else {
    const meme = listes.filter(
      (one) => one.sorte === sorte && Math.abs(one.retrait - item.retrait) <= COLONNE,
    );
    const derniere = meme.at(-1);
    if (derniere !== undefined) listes.length = listes.lastIndexOf(derniere) + 1;
    else if (annonce || PREMIERS.test(item.marque)) ouvrir();
    else {
      listes.pop();
      ouvrir();
    }
  }
  const last = listes.at(-1);
  if (last !== undefined) last.marque = item.marque;
  return { niveau: listes.length - 1, devine };
}
