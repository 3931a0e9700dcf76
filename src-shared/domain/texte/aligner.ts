/** Beyond this many pairs to compare, lines that differ are paired by their rank alone. */
const MAX_PAIRES = 4_000_000;

/**
 * Which line of `avant` each line of `apres` answers to; -1 for a new one. Lines that read the same are paired in
 * order (longest common subsequence); between two of them, those that remain are paired in order too. Each line of
 * `avant` is used once at most, and the order never crosses.
 */
export function aligner(avant: readonly string[], apres: readonly string[]): readonly number[] {
  const paired: number[] = apres.map(() => -1);
  let [left, right] = [0, 0];
  for (const [i, j] of [...commun(avant, apres), [avant.length, apres.length] as const]) {
    for (let step = 0; left + step < i && right + step < j; step++) paired[right + step] = left + step;
    if (j < apres.length) paired[j] = i;
    [left, right] = [i + 1, j + 1];
  }
  return paired;
}

/** A longest common subsequence, as pairs of ranks. */
export function commun(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const [rows, columns] = [a.length - start - end, b.length - start - end];
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < start; at++) pairs.push([at, at]);
  if (rows * columns <= MAX_PAIRES) {
    const width = columns + 1;
    const lengths = new Uint32Array((rows + 1) * width);
    for (let i = rows - 1; i >= 0; i--)
      for (let j = columns - 1; j >= 0; j--)
        lengths[i * width + j] =
          a[start + i] === b[start + j]
            ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
            : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    for (let i = 0, j = 0; i < rows && j < columns;) {
      if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
      else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
      else j++;
    }
  }
  for (let at = end; at > 0; at--) pairs.push([a.length - at, b.length - at]);
  return pairs;
}
