import type { NouvelAlinea } from '../texte/operations';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { laDivision, lieuDe } from '../texte/nommer';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/* One division of a text changed, the others left alone; or why it cannot be. */

export type Applique = Result<TexteEnVigueur, Defaut>;

/** Only the list is copied: a long text costs an operation next to nothing more than a short one. */
export function avecDivision(
  texte: TexteEnVigueur,
  rang: number,
  division: DivisionEnVigueur,
): TexteEnVigueur {
  const divisions = texte.divisions.slice();
  divisions[rang] = division;
  return { ...texte, divisions };
}

export function dansDivision(
  texte: TexteEnVigueur,
  divisionId: string,
  nommerActe: (id: string) => string,
  change: (division: DivisionEnVigueur) => Result<DivisionEnVigueur, Defaut>,
): Applique {
  const rang = texte.divisions.findIndex(({ id }) => id === divisionId);
  const division = texte.divisions[rang];
  if (division === undefined) return refuse(divisionInconnue(texte, divisionId));
  if (division.abrogee !== null)
    return refuse(
      defaut(
        'DIVISION_ABROGEE',
        { nom: laDivision(division), par: nommerActe(division.abrogee) },
        lieuDe(texte, divisionId),
      ),
    );
  const changed = change(division);
  return changed.ok ? ok(avecDivision(texte, rang, changed.value)) : changed;
}

export function dansAlinea(
  texte: TexteEnVigueur,
  { divisionId, alineaId }: { readonly divisionId: string; readonly alineaId: string },
  nommerActe: (id: string) => string,
  change: (division: DivisionEnVigueur, rang: number) => Result<DivisionEnVigueur, Defaut>,
): Applique {
  return dansDivision(texte, divisionId, nommerActe, (division) => {
    const rang = division.alineas.findIndex(({ id }) => id === alineaId);
    return rang < 0 ? refuse(alineaInconnu(texte, division)) : change(division, rang);
  });
}

export const divisionInconnue = (texte: TexteEnVigueur, id: string): Defaut =>
  defaut('DIVISION_INCONNUE', { nom: `division « ${id} »` }, lieuDe(texte, id));

export const alineaInconnu = (texte: TexteEnVigueur, division: DivisionEnVigueur): Defaut =>
  defaut(
    'ALINEA_INCONNU',
    { nom: laDivision(division), compte: division.alineas.length },
    lieuDe(texte, division.id),
  );

export const avecAlineas = (
  division: DivisionEnVigueur,
  alineas: readonly AlineaEnVigueur[],
  avenantId: string,
): DivisionEnVigueur => ({ ...division, alineas, modifiee: ajoute(division.modifiee, avenantId) });

export const ajoute = (actes: readonly string[], acte: string): readonly string[] =>
  actes.at(-1) === acte ? actes : [...actes.filter((one) => one !== acte), acte];

/** Nothing to write, or an alinéa without a word. */
export const sansTexte = (alineas: readonly NouvelAlinea[]): boolean =>
  alineas.length === 0 || alineas.some(({ texte }) => texte.trim() === '');

/** A section may be a heading alone, an annex a document joined under its heading; an article says something. */
export const incomplete = (nature: DivisionEnVigueur['nature'], alineas: readonly NouvelAlinea[]): boolean =>
  alineas.length === 0 ? nature === 'article' || nature === 'preambule' : sansTexte(alineas);

export function vide(
  texte: TexteEnVigueur,
  division: DivisionEnVigueur,
  alineaId: string | null = null,
): Defaut {
  const lieu = lieuDe(texte, division.id, alineaId);
  return defaut('TEXTE_VIDE', { nom: alineaId === null ? laDivision(division) : `le ${lieu.libelle}` }, lieu);
}
