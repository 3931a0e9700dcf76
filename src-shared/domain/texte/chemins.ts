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

/** The divisions that a title, a chapter or an article holds: those that follow it, deeper than itself. */
export function contenuDe(divisions: Divisions, id: string): Divisions {
  const rang = divisions.findIndex((division) => division.id === id);
  const own = divisions[rang]?.niveau ?? 1;
  const rest = rang === -1 ? [] : divisions.slice(rang + 1);
  const end = rest.findIndex(({ niveau, nature }) => niveau <= own || nature === 'annexe');
  return end === -1 ? rest : rest.slice(0, end);
}
