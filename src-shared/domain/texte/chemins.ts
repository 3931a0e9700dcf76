import { foldLetters } from '../french';
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

/** The word a heading begins with, where it names a kind of division. */
const MOT = /^(titre|chapitre|livre|partie|section)\b/u;

/**
 * « du titre II », where the number of an article is another one's too; null where it tells it, or where nothing does.
 */
export function precision(texte: Divisions, division: DivisionEnVigueur): string | null {
  const { nature, numero } = division;
  if (nature !== 'article' || numero === null) return null;
  if (
    !texte.divisions.some((one) => one.id !== division.id && one.nature === nature && one.numero === numero)
  )
    return null;
  for (const parent of ancetresDe(texte, division)) {
    const mot = MOT.exec(foldLetters(parent.intitule))?.[1];
    if (mot !== undefined && parent.numero !== null)
      return `${mot === 'partie' || mot === 'section' ? 'de la' : 'du'} ${mot} ${parent.numero}`;
  }
  return null;
}
