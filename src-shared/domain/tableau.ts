import { parseCivilDate, parseFrenchDate } from './civil-date';
import type { CivilDate } from './civil-date';
import { fold } from './french';

/* A table of persons as a spreadsheet gives it: its columns found by their titles, its cells as texts. */

/** The most lines a table may have: above any register of mandates. */
export const LIGNES_MAX = 1000;
export const CELLULE_MAX = 300;

export type Rangee<C extends string> = {
  /** As a spreadsheet numbers it, titles included. */
  readonly ligne: number;
  readonly cellules: readonly string[];
  /** Null: empty, or no such column. */
  readonly lire: (colonne: C) => string | null;
};

/** The lines under the titles, or why it is no such table, as the end of a sentence. */
export function lireTableau<C extends string>(
  tableau: readonly (readonly string[])[],
  colonnes: Readonly<Record<C, readonly string[]>>,
  requises: readonly C[],
): { readonly rangees: readonly Rangee<C>[] } | { readonly raison: string } {
  const [titres = [], ...corps] = tableau;
  const names = titres.map((titre) => fold(titre.trim()));
  const rangs = Object.fromEntries(
    Object.entries<readonly string[]>(colonnes).map(([colonne, dits]) => [
      colonne,
      names.findIndex((name) => dits.includes(name)),
    ]),
  ) as Readonly<Record<C, number>>;
  const manque = requises.filter((colonne) => rangs[colonne] < 0);
  if (manque.length > 0)
    return { raison: `il manque ${manque.length > 1 ? 'les colonnes' : 'la colonne'} ${manque.join(', ')}` };
  const dites = corps
    .map((cellules, rang) => ({ cellules, ligne: rang + 2 }))
    .filter(({ cellules }) => cellules.some((one) => one.trim() !== ''));
  if (dites.length === 0) return { raison: 'il ne contient aucune ligne sous les titres' };
  if (dites.length > LIGNES_MAX) return { raison: `il compte plus de ${LIGNES_MAX} lignes` };
  return {
    rangees: dites.map(({ cellules, ligne }) => ({
      ligne,
      cellules,
      lire: (colonne) => {
        // An apostrophe keeps a spreadsheet from running a cell: it is not part of it.
        const text = (cellules.find((_cell, rang) => rang === rangs[colonne]) ?? '')
          .trim()
          .replace(/^'(?=[=+\-@])/u, '');
        return text === '' ? null : text;
      },
    })),
  };
}

/** The first column whose cell is too long to be what it says. */
export const colonneTropLongue = <C extends string>(
  { lire }: Pick<Rangee<C>, 'lire'>,
  colonnes: Readonly<Record<C, readonly string[]>>,
): C | undefined => (Object.keys(colonnes) as C[]).find((one) => (lire(one)?.length ?? 0) > CELLULE_MAX);

const CIVILITES: Readonly<Record<string, 'Madame' | 'Monsieur'>> = {
  madame: 'Madame',
  mme: 'Madame',
  monsieur: 'Monsieur',
  m: 'Monsieur',
  'm.': 'Monsieur',
};
export const civiliteLue = (text: string): 'Madame' | 'Monsieur' | null => CIVILITES[fold(text)] ?? null;

/** A day as one writes it; null when it is none. */
export const jourEcrit = (text: string): CivilDate | null => parseFrenchDate(text) ?? parseCivilDate(text);
