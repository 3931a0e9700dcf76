import type { Run } from '#actes/model';
import { runs } from '#actes/typographie';
import { commun } from '#domain/texte/aligner';
import { memeImpression, positionsDe } from '#domain/texte/mots';

/* Words of one alinéa: as printed on screen, as picked by hand, as compared. Positions always are those of the text. */

/** What is shown of a text: pieces that, put end to end, have its length, so that a place on screen is a place in it. */
export type Morceau = {
  readonly texte: string;
  readonly debut: number;
  readonly gras: boolean;
  readonly exposant: boolean;
};

/**
 * The text as the act prints it, one character for one. Where the typography would add or drop a sign, the text is
 * shown as it is recorded: the words picked must be its own.
 */
export function imprimer(texte: string, gras: readonly string[] = []): readonly Morceau[] {
  const printed = runs(texte, { gras });
  const faithful = memeImpression(printed.map(textOf).join(''), texte) && lengthOf(printed) === texte.length;
  if (!faithful) return [{ texte, debut: 0, gras: false, exposant: false }];
  const pieces: Morceau[] = [];
  let debut = 0;
  for (const run of printed) {
    const piece = textOf(run);
    const styled = run.kind === 'text';
    pieces.push({
      texte: piece,
      debut,
      gras: styled && run.bold === true,
      exposant: styled && run.superscript === true,
    });
    debut += piece.length;
  }
  return pieces;
}

const textOf = (run: Run): string => (run.kind === 'text' ? run.text : '\n');
const lengthOf = (printed: readonly Run[]): number =>
  printed.reduce((length, run) => length + textOf(run).length, 0);

const LETTER = /[\p{L}\p{N}]/u;
const isLetter = (char: string | undefined): boolean => char !== undefined && LETTER.test(char);

/** Inside a word: letters and digits, and the hyphen that joins two of them. */
const inWord = (texte: string, at: number): boolean =>
  isLetter(texte[at]) ||
  (/[-\u2011]/u.test(texte[at] ?? '') && isLetter(texte[at - 1]) && isLetter(texte[at + 1]));

export type Passage = { readonly debut: number; readonly fin: number };

/** The passage widened to whole words, without the spaces around it; null when it holds no word. */
export function motsEntiers(texte: string, { debut, fin }: Passage): Passage | null {
  let [from, to] = [Math.max(0, debut), Math.min(texte.length, fin)];
  while (from < to && /\s/u.test(texte[from] ?? '')) from++;
  while (to > from && /\s/u.test(texte[to - 1] ?? '')) to--;
  if (from >= to) return null;
  while (from > 0 && inWord(texte, from) && inWord(texte, from - 1)) from--;
  while (to < texte.length && inWord(texte, to - 1) && inWord(texte, to)) to++;
  return { debut: from, fin: to };
}

/** How a passage is to be cited so that it is found once. */
export type Citation = {
  readonly mots: string;
  /** How many times the words themselves stand in the text. */
  readonly fois: number;
  /** Words before and after them that make the citation the only one; empty when they need none. */
  readonly avant: string;
  readonly apres: string;
};

/** Past as many neighbours, words that stand everywhere are cited with the whole text. */
const MAX_NEIGHBOURS = 80;

export function citer(texte: string, passage: Passage): Citation {
  const mots = texte.slice(passage.debut, passage.fin);
  const fois = positionsDe(texte, mots).length;
  if (fois <= 1) return { mots, fois, avant: '', apres: '' };
  let { debut, fin } = passage;
  // Word by word, to the left first: a reader cites what leads to the words.
  let words = 0;
  for (let left = true; debut > 0 || fin < texte.length; left = !left) {
    if (++words > MAX_NEIGHBOURS) [debut, fin] = [0, texte.length];
    else if ((left && debut > 0) || fin >= texte.length) debut = previousWord(texte, debut);
    else fin = nextWord(texte, fin);
    if (positionsDe(texte, texte.slice(debut, fin)).length === 1) break;
  }
  return { mots, fois, avant: texte.slice(debut, passage.debut), apres: texte.slice(passage.fin, fin) };
}

function previousWord(texte: string, from: number): number {
  let at = from - 1;
  while (at > 0 && !inWord(texte, at)) at--;
  while (at > 0 && inWord(texte, at - 1)) at--;
  return at;
}

function nextWord(texte: string, from: number): number {
  let at = from + 1;
  while (at < texte.length && !inWord(texte, at - 1)) at++;
  while (at < texte.length && inWord(texte, at)) at++;
  return at;
}

/** A piece of two texts compared word for word. */
export type Difference = { readonly texte: string; readonly sorte: 'egal' | 'ins' | 'del' };

const tokens = (texte: string): readonly string[] => texte.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** What separates two texts, words whole; pieces kept and added, put end to end, are the second. */
export function comparer(avant: string, apres: string): readonly Difference[] {
  const [left, right] = [tokens(avant), tokens(apres)];
  const out: { texte: string; sorte: Difference['sorte'] }[] = [];
  const put = (texte: string, sorte: Difference['sorte']) => {
    const last = out.at(-1);
    if (last?.sorte === sorte) last.texte += texte;
    else out.push({ texte, sorte });
  };
  let [i, j] = [0, 0];
  for (const [a, b] of [...commun(left, right), [left.length, right.length] as const]) {
    const lone = a === left.length && b === right.length;
    const isolated =
      !lone && /^[\s'’-]+$/u.test(left[a] ?? '') && (i < a || j < b) && !opensRun(left, right, a, b);
    if (isolated) continue;
    if (i < a) put(left.slice(i, a).join(''), 'del');
    if (j < b) put(right.slice(j, b).join(''), 'ins');
    if (!lone) put(right[b] ?? '', 'egal');
    [i, j] = [a + 1, b + 1];
  }
  return out;
}

/** A space or an apostrophe common to two changed passages only cuts them in crumbs, unless words follow it. */
const opensRun = (left: readonly string[], right: readonly string[], a: number, b: number): boolean =>
  left[a + 1] !== undefined && left[a + 1] === right[b + 1];
