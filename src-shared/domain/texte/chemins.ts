import type { DivisionEnVigueur, TexteEnVigueur } from './en-vigueur';

/* Where a division stands among those that hold it: numbers may start again in each title. */

type Divisions = Pick<TexteEnVigueur, 'divisions'>;

/** The divisions that hold one, the nearest first. */
export function ancetresDe(
  { divisions }: Divisions,
  division: DivisionEnVigueur,
): readonly DivisionEnVigueur[] {
  const out: DivisionEnVigueur[] = [];
  let { niveau } = division;
  for (let at = divisions.findIndex(({ id }) => id === division.id) - 1; at >= 0 && niveau > 1; at--) {
    const one = divisions[at];
    if (one === undefined || one.niveau >= niveau) continue;
    out.push(one);
    niveau = one.niveau;
  }
  return out;
}

/** The divisions that one holds, in their order. */
export function contenuDe(
  { divisions }: Divisions,
  division: DivisionEnVigueur,
): readonly DivisionEnVigueur[] {
  const from = divisions.findIndex(({ id }) => id === division.id) + 1;
  const end = divisions.findIndex(
    ({ niveau, nature }, rang) => rang >= from && (niveau <= division.niveau || nature === 'annexe'),
  );
  return from === 0 ? [] : divisions.slice(from, end < 0 ? undefined : end);
}
