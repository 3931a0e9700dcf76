import type { NatureDivision } from '#registre/fiches/convention';
import type { Alinea, Division } from '#registre/fiches/convention';

export { NATURE_DIVISION_LABELS } from '#registre/fiches/convention';
export type { Alinea, Division, NatureDivision, Visa } from '#registre/fiches/convention';

/** A section and an annexe are feminine words. */
export const divisionFeminine = (nature: NatureDivision): boolean =>
  nature === 'section' || nature === 'annexe';

export const articlesOf = (divisions: readonly Division[]): readonly Division[] =>
  divisions.filter(({ nature }) => nature === 'article');

export function articleNumbered(divisions: readonly Division[], numero: string): Division | undefined {
  return divisions.find((division) => division.nature === 'article' && division.numero === numero);
}

export function findAlinea(divisions: readonly Division[], alineaId: string): Alinea | undefined {
  for (const division of divisions) {
    const found = division.alineas.find(({ id }) => id === alineaId);
    if (found) return found;
  }
  return undefined;
}
