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
export function annoncer(quoi: string, nombre: number, graine: number = GRAINE): void {
  process.stdout.write(
    `  ${quoi} : ${nombre.toLocaleString('fr-FR')} essais, graine ${graine}${COMPLETS ? ', tous' : ''}\n`,
  );
}

const facteur = Number(process.env.ESSAIS_FACTEUR ?? '1');

/** How many trials: a sample in `npm test`, all in `npm run soak`, times `--facteur`. */
export const nombreEssais = (echantillon: number, complets: number): number =>
  COMPLETS ? Math.max(1, Math.ceil(complets * facteur)) : echantillon;

/** The same, told. */
export function essais(quoi: string, echantillon: number, complets: number): number {
  const nombre = nombreEssais(echantillon, complets);
  annoncer(quoi, nombre);
  return nombre;
}

/**
 * The same, for fast-check: drawn from the seed of the run, or in `npm test` from a fixed one, for a trial that also
 * counts what it met.
 */
export function tirage(
  quoi: string,
  echantillon: number,
  complets: number,
  fixe?: number,
): { readonly seed: number; readonly numRuns: number } {
  const seed = COMPLETS ? GRAINE : (fixe ?? GRAINE);
  const numRuns = nombreEssais(echantillon, complets);
  annoncer(quoi, numRuns, seed);
  return { seed, numRuns };
}

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

/**
 * The places to try: all of them in `npm run soak`; in `npm test` those where a mistake is most likely, always, and
 * `combien` of the others, drawn.
 */
export function places<T>(
  quoi: string,
  all: readonly T[],
  frontiere: (one: T) => boolean,
  combien: number,
): readonly T[] {
  const drawn = new Set(
    echantillon(
      all.filter((one) => !frontiere(one)),
      combien,
    ),
  );
  const chosen = all.filter((one) => frontiere(one) || drawn.has(one));
  annoncer(quoi, chosen.length);
  return chosen;
}
