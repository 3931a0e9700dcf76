/**
 * Trials by chance or by the thousand: a seeded sample in `npm test`, all of them in `npm run soak`. The seed is printed,
 * so that what one run found can be tried again: `ESSAIS_GRAINE=1234 npx vitest run tests/…`.
 */
export const COMPLETS = process.env.ESSAIS_COMPLETS === '1';

const given = Number(process.env.ESSAIS_GRAINE);

/** The seed of this run, between 1 and 2³¹ − 1. */
export const GRAINE =
  Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2147483646);

/** Says once which seed and how many trials a test goes through: without it, a failure cannot be seen again. */
export function annoncer(quoi: string, essais: number): void {
  process.stdout.write(
    `  ${quoi} : ${essais.toLocaleString('fr-FR')} essais, graine ${GRAINE}${COMPLETS ? ', tous' : ''}\n`,
  );
}

/** How many trials: a sample in `npm test`, all in `npm run soak`. */
export const nombreEssais = (echantillon: number, complets: number): number =>
  COMPLETS ? complets : echantillon;

/** mulberry32: the same numbers in [0, 1[ from the same seed, on every machine. */
export function hasard(graine: number = GRAINE): () => number {
  let state = graine >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The whole list in `npm run soak`; in `npm test`, `combien` of its items drawn without repetition, in their order. */
export function echantillon<T>(all: readonly T[], combien: number, graine: number = GRAINE): readonly T[] {
  if (COMPLETS || combien >= all.length) return all;
  const draw = hasard(graine);
  const rangs = new Set<number>();
  while (rangs.size < combien) rangs.add(Math.floor(draw() * all.length));
  return all.filter((_, rang) => rangs.has(rang));
}
