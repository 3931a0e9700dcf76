import { formatInstantShort } from '#contract/instant';
import type { Cellule, ColonneView, FormatTableau } from '#contract/listes';
import type { ExportView } from '#contract/views';
import { formatShort, parseCivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { csv } from '../csv';
import { libelle } from '../journal/dire';
import type { Etagere, Imprimeur, TableauVu } from '../ports';
import type { Colonne } from './colonnes';

/** A table, with the words of its choices. */
type Tableau = Omit<TableauVu, 'colonnes'> & {
  readonly colonnes: readonly Pick<ColonneView, 'titre' | 'genre' | 'libelles' | 'vide'>[];
};

const TYPES: Readonly<Record<FormatTableau, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The words of a choice, and of nothing; everything else as it is. */
const dite = ({ libelles, vide }: Pick<ColonneView, 'libelles' | 'vide'>, cellule: Cellule): Cellule => {
  if (cellule === null) return vide ?? null;
  return libelles === undefined ? cellule : upperFirst(libelle(libelles, cellule));
};

/** jj/mm/aaaa: what a French spreadsheet takes for a date whatever its settings. */
function enTexte({ genre }: Pick<ColonneView, 'genre'>, cellule: Cellule): string {
  if (cellule === null) return '';
  if (genre === 'instant') return formatInstantShort(String(cellule));
  const day = genre === 'jour' ? parseCivilDate(String(cellule)) : null;
  return day === null ? String(cellule) : formatShort(day);
}

/** Choices, and what says nothing, by their words. */
const enMots = ({ colonnes, lignes }: Omit<Tableau, 'titre'>): readonly (readonly Cellule[])[] =>
  lignes.map((ligne) => colonnes.map((colonne, rang) => dite(colonne, ligne[rang] ?? null)));

export const tableauCsv = (tableau: Omit<Tableau, 'titre'>): Uint8Array =>
  csv([
    tableau.colonnes.map(({ titre }) => titre),
    ...enMots(tableau).map((ligne) =>
      tableau.colonnes.map((colonne, rang) => enTexte(colonne, ligne[rang] ?? null)),
    ),
  ]);

/** These columns of these lines. */
export const extraire = <L>(
  colonnes: readonly Colonne<L>[],
  lignes: readonly L[],
): Pick<Tableau, 'colonnes' | 'lignes'> => ({
  colonnes,
  lignes: lignes.map((ligne) => colonnes.map(({ lire }) => lire(ligne))),
});

/** Makes the file and leaves it where the user takes it. */
export async function exporterTableau(
  tableau: Tableau,
  format: FormatTableau,
  stem: string,
  { etagere, imprimeur }: { readonly etagere: Etagere; readonly imprimeur: Imprimeur },
): Promise<ExportView> {
  const bytes =
    format === 'csv' ? tableauCsv(tableau) : await imprimeur.xlsx({ ...tableau, lignes: enMots(tableau) });
  const nom = `${stem}.${format}`;
  const type = TYPES[format];
  return { fichier: { jeton: etagere.put(nom, type, bytes), nom, type } };
}
