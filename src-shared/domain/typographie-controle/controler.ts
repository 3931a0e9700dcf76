import { FAMILLES, REGLES } from './regles';
import type { Famille } from './regles';

/** Something a printer would set otherwise. The text is never touched: a person takes it or leaves it. */
export type Remarque = {
  readonly famille: Famille;
  /** « Espace insécable »: the family, in words. */
  readonly libelle: string;
  /** What is asked, in a sentence. */
  readonly regle: string;
  /** In signs of the text, from 0; `fin` is after the last. */
  readonly debut: number;
  readonly fin: number;
  /** From 1: where an eye finds it. */
  readonly ligne: number;
  readonly colonne: number;
  readonly ecrit: string;
  readonly propose: string;
};

const IMPRIMEES: ReadonlySet<Famille> = new Set<Famille>([
  'apostrophe',
  'espace',
  'guillemets',
  'insecable',
  'ponctuation',
]);

const sansEspaces = (texte: string): string => texte.replace(/[\s\u00A0\u202F]+/gu, '');

/** What printing does not set by itself: it moves signs and spaces, never a word. */
export const horsImpression = (remarques: readonly Remarque[]): readonly Remarque[] =>
  remarques.filter(
    ({ famille, ecrit, propose }) => !IMPRIMEES.has(famille) && sansEspaces(ecrit) !== sansEspaces(propose),
  );

/** Addresses and file names are copied, not read. */
const INTOUCHABLES = /(?:https?:\/\/|www\.)[^\s»]+|[^\s@«»]+@[^\s@«»]+\.[^\s@«»]+/gu;

/**
 * What French typography would change in a text, in its order; two remarks never overlap. Empty when it would change
 * nothing.
 */
export function controlerTypographie(texte: string): readonly Remarque[] {
  const pris: [number, number][] = [...texte.matchAll(INTOUCHABLES)].map((one) => [
    one.index,
    one.index + one[0].length,
  ]);
  const found: Omit<Remarque, 'ligne' | 'colonne'>[] = [];
  for (const { famille, dit, motif, propose } of REGLES)
    for (const match of texte.matchAll(motif)) {
      const [debut, fin] = [match.index, match.index + match[0].length];
      if (pris.some(([from, to]) => debut < to && from < fin)) continue;
      const lu = propose(match[0], ...match.slice(1));
      if (lu === null || lu === match[0]) continue;
      pris.push([debut, fin]);
      found.push({
        famille,
        libelle: FAMILLES[famille],
        regle: dit,
        debut,
        fin,
        ecrit: match[0],
        propose: lu,
      });
    }
  const sorted = [...found].sort((a, b) => a.debut - b.debut);
  const out: Remarque[] = [];
  let [ligne, start, at] = [1, 0, 0];
  for (const one of sorted) {
    for (let next = texte.indexOf('\n', at); next >= 0 && next < one.debut; next = texte.indexOf('\n', at)) {
      ligne += 1;
      start = next + 1;
      at = next + 1;
    }
    out.push({ ...one, ligne, colonne: one.debut - start + 1 });
  }
  return out;
}
