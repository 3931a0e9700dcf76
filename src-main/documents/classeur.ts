import { writeXlsx } from 'hucre/xlsx';
import { heureDe, jourDe } from '#contract/instant';
import type { Cellule } from '#contract/listes';
import { parseCivilDate } from '#domain/civil-date';
import type { TableauVu } from '../application/ports';

/*
 * The one place that knows the library of spreadsheets: a table in, a workbook out. A day is a date, a number is a
 * number, and a text is a text whatever it begins with: nothing becomes a formula.
 */

/** A day, a number as it is said (a year has no thousands), a size in bytes. */
const JOUR = 'dd/mm/yyyy';
const INSTANT = 'dd/mm/yyyy hh:mm';

const EN_TETE = { font: { bold: true }, numFmt: '@' } as const;

/** Widths, in characters. */
const LARGEUR = { min: 8, max: 60 };

/** Excel allows no more, and none of these signs. */
const NOM_MAX = 31;
const INTERDITS = /[\\/?*[\]:]/g;

/** Before it, Excel has no date: such a day is kept as text. */
const PREMIER_JOUR = '1900-03-01';

const FORMATS: Partial<Record<TableauVu['colonnes'][number]['genre'], string>> = {
  jour: JOUR,
  instant: INSTANT,
  nombre: '0',
  taille: '#,##0',
};

function cellule(
  genre: TableauVu['colonnes'][number]['genre'],
  value: Cellule,
): string | number | Date | null {
  // As a clock of the registry's place shows it: a spreadsheet knows no time zone.
  if (genre === 'instant' && typeof value === 'string')
    return new Date(`${jourDe(value)}T${heureDe(value)}:00Z`);
  if (genre !== 'jour' || typeof value !== 'string') return value;
  const day = parseCivilDate(value);
  return day === null || day < PREMIER_JOUR ? value : new Date(`${day}T00:00:00Z`);
}

/** A sheet of this table: its head stays in sight, and filters. */
export async function renderXlsx({ titre, colonnes, lignes }: TableauVu): Promise<Uint8Array> {
  const widths = colonnes.map(({ titre: head, genre }, rang) => {
    const longest = lignes.reduce(
      (most, ligne) =>
        Math.max(
          most,
          genre === 'jour'
            ? JOUR.length
            : genre === 'instant'
              ? INSTANT.length
              : String(ligne[rang] ?? '').length,
        ),
      head.length,
    );
    return Math.min(Math.max(longest + 2, LARGEUR.min), LARGEUR.max);
  });
  return writeXlsx({
    sheets: [
      {
        name: titre.replaceAll(INTERDITS, ' ').slice(0, NOM_MAX),
        columns: colonnes.map(({ genre }, rang) => {
          const numFmt = FORMATS[genre];
          return { width: widths[rang] ?? LARGEUR.min, ...(numFmt === undefined ? {} : { numFmt }) };
        }),
        rows: [
          colonnes.map((one) => one.titre),
          ...lignes.map((ligne) => colonnes.map(({ genre }, rang) => cellule(genre, ligne[rang] ?? null))),
        ],
        cells: new Map(colonnes.map((_one, rang) => [`0,${rang}`, { style: EN_TETE }])),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${lettres(colonnes.length)}${lignes.length + 1}` },
      },
    ],
  });
}

/** « A », « Z », « AA »: how a spreadsheet names its columns, from 1. */
const lettres = (rang: number): string =>
  rang <= 26
    ? String.fromCharCode(64 + rang)
    : lettres(Math.floor((rang - 1) / 26)) + lettres(((rang - 1) % 26) + 1);
