/** A stretch of a lane, from `debut` to `fin`, in pixels. */
export type Etendue = { readonly debut: number; readonly fin: number };

/**
 * The row of each stretch, from 0, so that no two of a row touch: the first row that is free where it begins. Sorted by
 * `debut`, no fewer rows would do.
 */
export function empiler(etendues: readonly Etendue[]): readonly number[] {
  const ends: number[] = [];
  const order = etendues
    .map((_one, index) => index)
    .sort((a, b) => debutDe(etendues, a) - debutDe(etendues, b));
  const rows = new Array<number>(etendues.length).fill(0);
  for (const index of order) {
    const { debut, fin } = etendues[index] ?? { debut: 0, fin: 0 };
    const free = ends.findIndex((end) => end < debut);
    const row = free < 0 ? ends.length : free;
    ends[row] = fin;
    rows[index] = row;
  }
  return rows;
}

const debutDe = (etendues: readonly Etendue[], index: number): number => etendues[index]?.debut ?? 0;

/** Marks too near to be told apart, together: each group begins where the one before it is `ecart` pixels behind. */
export function grouper<T>(
  marks: readonly T[],
  at: (mark: T) => number,
  ecart: number,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let since = Number.NEGATIVE_INFINITY;
  for (const mark of [...marks].sort((a, b) => at(a) - at(b))) {
    const group = groups.at(-1);
    if (group !== undefined && at(mark) - since < ecart) group.push(mark);
    else {
      groups.push([mark]);
      since = at(mark);
    }
  }
  return groups;
}
