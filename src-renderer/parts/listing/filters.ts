import { formatInstantShort } from '#contract/instant';
import type { Cellule, ColonneView } from '#contract/listes';
import { formatShort, parseCivilDate } from '#domain/civil-date';
import { formatTaille } from '#domain/fichier';
import { seeking, upperFirst } from '#domain/french';
import { textListes } from '../../text/listes';

/** What stands in the address for a cell that holds nothing. */
export const VIDE = '-';
/** Before the words a text must contain; without it, a value it must be. */
export const CONTIENT = '~';

/** A cell in words. */
export function dire(colonne: ColonneView, cellule: Cellule): string {
  if (cellule === null) return colonne.vide ?? '';
  switch (colonne.genre) {
    case 'jour': {
      const day = parseCivilDate(String(cellule));
      return day === null ? String(cellule) : formatShort(day);
    }
    case 'instant':
      return formatInstantShort(String(cellule));
    case 'choix':
      return upperFirst(colonne.libelles?.[cellule] ?? String(cellule));
    case 'taille':
      return formatTaille(Number(cellule));
    case 'nombre':
    case 'texte':
      return String(cellule);
  }
}

export const estBorne = ({ genre }: ColonneView): boolean =>
  genre === 'jour' || genre === 'nombre' || genre === 'taille';

/** The two ends that a filter gives, either of which may be open. */
export function bornes(valeur: string): { readonly de: string; readonly a: string } {
  const [de = '', a = ''] = valeur.split('..');
  return { de, a };
}

/** Whether a cell is what the filter of its column keeps; every value given is one way of being kept. */
export function garde(colonne: ColonneView, valeurs: readonly string[]): (cellule: Cellule) => boolean {
  const ways = valeurs.map((valeur): ((cellule: Cellule) => boolean) => {
    if (valeur === VIDE) return (cellule) => cellule === null;
    if (estBorne(colonne)) {
      const { de, a } = bornes(valeur);
      const after = (bound: string, cellule: string | number): number =>
        typeof cellule === 'number'
          ? cellule - Number(bound)
          : cellule < bound
            ? -1
            : cellule > bound
              ? 1
              : 0;
      return (cellule) =>
        cellule !== null && (de === '' || after(de, cellule) >= 0) && (a === '' || after(a, cellule) <= 0);
    }
    if (valeur.startsWith(CONTIENT)) {
      const sought = seeking(valeur.slice(CONTIENT.length));
      return (cellule) => cellule !== null && sought(String(cellule));
    }
    return (cellule) => cellule === valeur;
  });
  return (cellule) => ways.some((way) => way(cellule));
}

/** « En vigueur », « depuis 01/01/2026 »: a filter in a few words. */
export function direFiltre(colonne: ColonneView, valeurs: readonly string[]): string {
  const dites = valeurs.map((valeur) => {
    if (valeur === VIDE) return textListes.sansValeur;
    if (estBorne(colonne)) {
      const { de, a } = bornes(valeur);
      const end = (bound: string): string => dire(colonne, colonne.genre === 'jour' ? bound : Number(bound));
      if (a === '') return textListes.depuis(end(de));
      return de === '' ? textListes.jusque(end(a)) : textListes.entre(end(de), end(a));
    }
    return valeur.startsWith(CONTIENT) ? `« ${valeur.slice(CONTIENT.length)} »` : dire(colonne, valeur);
  });
  const [first, ...others] = dites;
  if (first === undefined) return textListes.tous;
  return others.length === 0 ? first : textListes.plusieurs(first, others.length);
}
