import type { DivisionEnVigueur } from './en-vigueur';

/* Where a division stands among those that hold it: numbers may start again in each title. */

type Divisions = readonly DivisionEnVigueur[];

/** The titles, chapters and articles that hold a division, the nearest first; none at the first level. */
export function ancetresDe(divisions: Divisions, id: string): Divisions {
  const out: DivisionEnVigueur[] = [];
  const rang = divisions.findIndex((division) => division.id === id);
  let niveau = divisions[rang]?.niveau ?? 1;
  for (let at = rang - 1; at >= 0 && niveau > 1; at--) {
    const one = divisions[at];
    if (one === undefined || one.niveau >= niveau) continue;
    out.push(one);
    niveau = one.niveau;
  }
  return out;
}

/** What holds a division; undefined at the first level. */
export const parentDe = (divisions: Divisions, id: string): DivisionEnVigueur | undefined =>
  ancetresDe(divisions, id)[0];

/** What holds each division, in one pass over them; those of the first level are not there. */
export function parentsDe(divisions: Divisions): ReadonlyMap<DivisionEnVigueur, DivisionEnVigueur> {
  const parents = new Map<DivisionEnVigueur, DivisionEnVigueur>();
  let up: DivisionEnVigueur | undefined;
  for (const one of divisions) {
    while (up !== undefined && up.niveau >= one.niveau) up = up.niveau === 1 ? undefined : parents.get(up);
    if (up !== undefined) parents.set(one, up);
    up = one;
  }
  return parents;
}

/** A division by its depth alone, from 1. */
type Tenue = { readonly id: string; readonly nature: DivisionEnVigueur['nature']; readonly niveau?: number };

/** The divisions that a title, a chapter or an article holds: those that follow it, deeper than itself. */
export function contenuDe<D extends Tenue>(divisions: readonly D[], id: string): readonly D[] {
  const rang = divisions.findIndex((division) => division.id === id);
  const own = divisions[rang]?.niveau ?? 1;
  const rest = rang === -1 ? [] : divisions.slice(rang + 1);
  const end = rest.findIndex(({ niveau = 1, nature }) => niveau <= own || nature === 'annexe');
  return end === -1 ? rest : rest.slice(0, end);
}

/**
 * The divisions once one of them has moved by one place, up or down, with what it holds: past its neighbour of the same
 * depth and what that one holds, or past the heading of a title, which it then leaves or enters.
 */
export function deplacerAvecContenu<D extends Tenue>(
  divisions: readonly D[],
  id: string,
  sens: -1 | 1,
): readonly D[] {
  const debut = divisions.findIndex((division) => division.id === id);
  const own = divisions[debut];
  if (own === undefined) return divisions;
  const fin = debut + 1 + contenuDe(divisions, id).length;
  const profondeur = own.niveau ?? 1;
  if (sens === 1) {
    const next = divisions[fin];
    if (next === undefined) return divisions;
    const held = (next.niveau ?? 1) === profondeur ? contenuDe(divisions, next.id).length : 0;
    const apres = fin + 1 + held;
    return [
      ...divisions.slice(0, debut),
      ...divisions.slice(fin, apres),
      ...divisions.slice(debut, fin),
      ...divisions.slice(apres),
    ];
  }
  if (debut === 0) return divisions;
  let place = debut - 1;
  while (place > 0 && (divisions[place]?.niveau ?? 1) > profondeur) place--;
  return [
    ...divisions.slice(0, place),
    ...divisions.slice(debut, fin),
    ...divisions.slice(place, debut),
    ...divisions.slice(fin),
  ];
}
