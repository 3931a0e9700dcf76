import { foldLetters } from '#domain/french';

/** How many letters to add, take out, change or swap with their neighbour to make one word of another (Damerau). */
export function distance(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (const [i, letter] of left.entries()) {
    const row = [i + 1];
    for (const [j, other] of right.entries()) {
      const above = rows[i] ?? [];
      let best = Math.min(
        (above[j + 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (above[j] ?? 0) + (letter === other ? 0 : 1),
      );
      if (i > 0 && j > 0 && letter === right[j - 1] && left[i - 1] === other)
        best = Math.min(best, (rows[i - 1]?.[j - 1] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

const folded = (text: string): string => foldLetters(text).replace(/[^a-z0-9]+/gu, '');

/** The word of a list that was most likely meant, null when none is near: a third of its letters may be wrong. */
export function proche(ecrit: string, connus: readonly string[]): string | null {
  const wanted = folded(ecrit);
  let best: { readonly nom: string; readonly ecart: number } | null = null;
  for (const nom of connus) {
    const other = folded(nom);
    const ecart = distance(wanted, other);
    const accepted = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    if (ecart <= accepted && ecart < (best?.ecart ?? Number.POSITIVE_INFINITY)) best = { nom, ecart };
  }
  return best?.nom ?? null;
}
