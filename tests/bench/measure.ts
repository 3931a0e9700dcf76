/** One figure of `npm run bench`: a ratio within one run, its bound, and whether it is held. */
export type Mesure = {
  readonly nom: string;
  readonly valeur: number;
  /** `null` for what is measured to compare with, not to be held. */
  readonly borne: number | null;
  readonly tenu: boolean | null;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('No value to take the median of');
  return (upper + lower) / 2;
}

/** A ratio rounded to the hundredth, held when it does not pass its bound. */
export function mesure(nom: string, ratio: number, borne: number | null): Mesure {
  const valeur = Math.round(ratio * 100) / 100;
  return { nom, valeur, borne, tenu: borne === null ? null : valeur <= borne };
}
