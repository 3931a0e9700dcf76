import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { commun } from '../texte/aligner';
import { laDivision, lieuDe } from '../texte/nommer';
import { asRead } from '../french';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { lireAlinea, lireDivision, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/*
 * Which part of one text answers to which part of another: by the ids kept for life where they agree, by number, by
 * what reads the same, then by what reads alike. Pairs never cross: no operation moves a passage.
 */

/** Beyond this many pairs to weigh, what remains is paired by rank alone. */
const MAX_PESEES = 10_000;
/** Two passages with fewer words in common are two passages. */
const PARENTE = 0.35;
/** What an id kept for life adds: it wins over words, not over words that are all others and stand elsewhere. */
const MEME_ID = 0.4;

const words = (text: string): readonly string[] =>
  asRead(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** The share of words two passages have in common, from 0 to 1. */
export function ressemblance(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  if (left.length + right.length === 0) return 1;
  const count = new Map<string, number>();
  for (const word of left) count.set(word, (count.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const rest = count.get(word) ?? 0;
    if (rest === 0) continue;
    count.set(word, rest - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

/**
 * Which alinéa of `avant` each alinéa of `apres` answers to; -1 for a new one. Increasing, each used once at most.
 * Alinéas that read the same are paired first; between two of them, those most alike; what remains, by rank.
 */
export function apparierAlineas(
  avant: readonly AlineaEnVigueur[],
  apres: readonly AlineaEnVigueur[],
): readonly number[] {
  const paired = apres.map(() => -1);
  const lines = (alineas: readonly AlineaEnVigueur[]): readonly string[] =>
    alineas.map((alinea) => asRead(lireAlinea(alinea)));
  let [left, right] = [0, 0];
  for (const [i, j] of [...commun(lines(avant), lines(apres)), [avant.length, apres.length] as const]) {
    const [before, after] = [avant.slice(left, i), apres.slice(right, j)];
    for (const [one, other] of parRang(proches(before, after), before.length, after.length))
      paired[right + other] = left + one;
    if (j < apres.length) paired[j] = i;
    [left, right] = [i + 1, j + 1];
  }
  return paired;
}

type Paire = readonly [number, number];

/** The pairs that are most alike in all, never crossing. */
function proches(avant: readonly AlineaEnVigueur[], apres: readonly AlineaEnVigueur[]): readonly Paire[] {
  if (avant.length * apres.length > MAX_PESEES) return [];
  const weight = (a: AlineaEnVigueur, b: AlineaEnVigueur): number =>
    ressemblance(texteAlinea(a), texteAlinea(b)) + (a.id === b.id ? MEME_ID : 0);
  const weights = avant.map((a) => apres.map((b) => weight(a, b)));
  const best = Array.from({ length: avant.length + 1 }, () => new Float64Array(apres.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = avant.length - 1; i >= 0; i--)
    for (let j = apres.length - 1; j >= 0; j--) {
      const own = weights[i]?.[j] ?? 0;
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), own < PARENTE ? 0 : own + at(i + 1, j + 1));
    }
  const pairs: Paire[] = [];
  for (let i = 0, j = 0; i < avant.length && j < apres.length;) {
    const own = weights[i]?.[j] ?? 0;
    if (own >= PARENTE && at(i, j) === own + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** The given pairs, and between them what is left, in order: an alinéa whose every word changed is one written anew. */
function parRang(pairs: readonly Paire[], rows: number, columns: number): readonly Paire[] {
  const out: Paire[] = [];
  let [left, right] = [0, 0];
  for (const [i, j] of [...pairs, [rows, columns] as const]) {
    for (let step = 0; left + step < i && right + step < j; step++) out.push([left + step, right + step]);
    if (i < rows) out.push([i, j]);
    [left, right] = [i + 1, j + 1];
  }
  return out;
}

const numerotee = ({ numero }: DivisionEnVigueur): boolean => numero !== null;
/** A division whose number, or whose nature, is its name: it is never another one. */
const unique = (division: DivisionEnVigueur): boolean =>
  numerotee(division) || division.nature === 'preambule';
const nom = ({ nature, numero }: DivisionEnVigueur): string => `${nature} ${numero ?? ''}`;

/**
 * Which division of `avant.divisions` (repealed ones included: they may come back) each of `apres` answers to; -1 for
 * a new one. Refused when a numbered division changes place, or when nothing stands before what comes first.
 */
export function apparierDivisions(
  avant: TexteEnVigueur,
  apres: readonly DivisionEnVigueur[],
): Result<readonly number[], Defaut> {
  const { divisions } = avant;
  const paired = apres.map(() => -1);
  const used = new Set<number>();
  const pair = (j: number, i: number): void => {
    paired[j] = i;
    used.add(i);
  };
  const parId = new Map(divisions.map(({ id }, i) => [id, i]));
  const parNom = new Map(divisions.map((division, i) => [nom(division), i]));
  apres.forEach((division, j) => {
    const i = parId.get(division.id);
    const same = divisions[i ?? -1];
    if (i !== undefined && same !== undefined && nom(same) === nom(division) && !used.has(i)) pair(j, i);
  });
  apres.forEach((division, j) => {
    const i = parNom.get(nom(division));
    if (paired[j] === -1 && unique(division) && i !== undefined && !used.has(i)) pair(j, i);
  });
  const libres = divisions.flatMap((one, i) => (used.has(i) || one.abrogee !== null ? [] : [i]));
  const neuves = apres.flatMap((one, j) => (paired[j] === -1 && !unique(one) ? [j] : []));
  const heading = (division: DivisionEnVigueur | undefined): string =>
    division === undefined ? '' : `${division.nature} ${asRead(division.intitule)}`;
  const headings = commun(
    libres.map((i) => heading(divisions[i])),
    neuves.map((j) => heading(apres[j])),
  );
  for (const [left, right] of headings) pair(neuves[right] ?? -1, libres[left] ?? -1);

  const stays = enOrdre(avant, apres, paired);
  if (!stays.ok) return stays;
  const kept = stays.value;
  rapprocher(divisions, apres, kept);
  return avecAncre(avant, apres, kept);
}

/** Drops the pairs of sections that cross another: such a section is repealed, and written anew at its place. */
function enOrdre(
  avant: TexteEnVigueur,
  apres: readonly DivisionEnVigueur[],
  paired: readonly number[],
): Result<number[], Defaut> {
  const kept = [...paired];
  let last = -1;
  for (const [j, division] of apres.entries()) {
    const i = kept[j] ?? -1;
    if (i < 0 || !unique(division)) continue;
    if (i < last)
      return refuse(
        defaut('ORDRE_CHANGE', { nom: laDivision(division) }, lieuDe(avant, avant.divisions[i]?.id ?? '')),
      );
    last = i;
  }
  // A section between two fixed divisions that its counterpart does not stand between has moved.
  let floor = -1;
  const floors = kept.map((i, j) => {
    const own = floor;
    const division = apres[j];
    if (i >= 0 && division !== undefined && unique(division)) floor = i;
    return own;
  });
  let ceiling = avant.divisions.length;
  for (let j = apres.length - 1; j >= 0; j--) {
    const [i, division] = [kept[j] ?? -1, apres[j]];
    if (i < 0 || division === undefined) continue;
    if (unique(division)) ceiling = i;
    else if (i < (floors[j] ?? -1) || i > ceiling) kept[j] = -1;
  }
  const longest = plusLongueCroissante(kept);
  return ok(kept.map((i, j) => (longest.has(j) ? i : -1)));
}

/** The ranks of a longest increasing subsequence of the values that are not -1. */
function plusLongueCroissante(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = values.map(() => -1);
  values.forEach((value, rank) => {
    if (value < 0) return;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? -1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[rank] = tails[low - 1] ?? -1;
    tails[low] = rank;
  });
  const out = new Set<number>();
  for (let rank = tails.at(-1) ?? -1; rank >= 0; rank = previous[rank] ?? -1) out.add(rank);
  return out;
}

/** Between two pairs, a section that is gone and a new one that says much the same are one section. */
function rapprocher(
  avant: readonly DivisionEnVigueur[],
  apres: readonly DivisionEnVigueur[],
  kept: number[],
): void {
  const used = new Set(kept);
  let next = 0;
  apres.forEach((division, j) => {
    const own = kept[j] ?? -1;
    if (own >= 0) {
      next = own + 1;
      return;
    }
    if (unique(division)) return;
    const following = kept.slice(j + 1).find((i) => i >= 0) ?? avant.length;
    for (let i = next; i < following; i++) {
      const one = avant[i];
      if (one === undefined || used.has(i) || one.abrogee !== null || unique(one)) continue;
      if (one.nature !== division.nature) continue;
      if (ressemblance(lireDivision(one), lireDivision(division)) < PARENTE) continue;
      kept[j] = i;
      next = i + 1;
      return;
    }
  });
}

/**
 * What comes first and is new follows something all the same: a division that is repealed, and keeps its place. When
 * the first division stays, a section gives way (repealed, then written anew below); any other cannot.
 */
function avecAncre(
  avant: TexteEnVigueur,
  apres: readonly DivisionEnVigueur[],
  kept: number[],
): Result<readonly number[], Defaut> {
  const first = apres[0];
  if (first === undefined || kept[0] !== -1 || first.nature === 'annexe') return ok(kept);
  const j = kept.findIndex((i) => i >= 0);
  if ((j < 0 ? avant.divisions.length : (kept[j] ?? 0)) > 0) return ok(kept);
  const [opening, wanted] = [avant.divisions[0], apres[j]];
  if (opening === undefined || wanted === undefined || unique(opening) || opening.nature !== 'section')
    return refuse(
      defaut('INSERTION_IMPOSSIBLE', { nom: laDivision(first) }, lieuDe(avant, opening?.id ?? '')),
    );
  kept[j] = -1;
  return ok(kept);
}
