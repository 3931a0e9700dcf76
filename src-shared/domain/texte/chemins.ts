import type { DivisionEnVigueur, TexteEnVigueur } from './en-vigueur';
import { nomDivision } from './nommer';

/* Where a division stands among those that hold it: numbers may start again in each title. */

/** The divisions that hold one, the nearest first. */
export function ancetresDe(
  { divisions }: Pick<TexteEnVigueur, 'divisions'>,
  division: DivisionEnVigueur,
): readonly DivisionEnVigueur[] {
  const out: DivisionEnVigueur[] = [];
  let { niveau } = division;
  for (let at = divisions.findIndex(({ id }) => id === division.id) - 1; at >= 0; at--) {
    const one = divisions[at];
    if (one === undefined || one.niveau >= niveau) continue;
    out.push(one);
    niveau = one.niveau;
  }
  return out;
}

/** « article 1er (« OBJET »), dans « TITRE II – MOYENS » »: a division that its number alone may not tell from another. */
export function cheminDe(texte: Pick<TexteEnVigueur, 'divisions'>, division: DivisionEnVigueur): string {
  const nom = nomDivision(division);
  const titre =
    division.nature === 'section' || division.nature === 'preambule' || division.intitule === ''
      ? nom
      : `${nom} (« ${division.intitule} »)`;
  const [parent] = ancetresDe(texte, division);
  return parent === undefined ? titre : `${titre}, dans « ${parent.intitule} »`;
}
