import validate from '@ooxml-tools/validate';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { renderXlsx } from '../../src-main/documents/classeur';
import type { TableauVu } from '../../src-main/application/ports';
import { unzip } from './structure';

const TABLEAU: TableauVu = {
  titre: 'Mises en demeure : 2026/2027',
  colonnes: [
    { titre: 'Objet', genre: 'texte' },
    { titre: 'Signée le', genre: 'jour' },
    { titre: 'Quand', genre: 'instant' },
    { titre: 'Griefs', genre: 'nombre' },
    { titre: 'Taille', genre: 'taille' },
    { titre: 'État', genre: 'choix' },
  ],
  lignes: [
    ['=1+1', '2026-03-12', '2026-07-01T22:30:00.000Z', 12, 2048, 'En vigueur'],
    ['@SOMME(A1)', null, null, null, null, null],
    ['L’été, « à Lyon »\u00a0: œuvre', 'non déterminé', null, 2026, 0, ''],
  ],
};

type Cell = {
  readonly '@_r': string;
  readonly '@_t'?: string;
  readonly '@_s'?: string;
  readonly v?: string;
  readonly f?: unknown;
  readonly is?: { readonly t: string };
};

const list = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];

/** The workbook as a reader that is not the library sees it: each cell by its name, with its number format. */
async function read(bytes: Uint8Array) {
  const parts = await unzip(Buffer.from(bytes));
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
  const xml = (name: string) => parser.parse(parts[name] ?? '') as never;
  const sheet = (xml('xl/worksheets/sheet1.xml') as { worksheet: { sheetData: { row: unknown } } }).worksheet;
  const strings = list(
    (xml('xl/sharedStrings.xml') as { sst?: { si: { t: string | { '#text': string } } } }).sst?.si,
  ).map(({ t }) => (typeof t === 'string' ? t : t['#text']));
  const styles = (
    xml('xl/styles.xml') as {
      styleSheet: {
        numFmts?: { numFmt: { '@_numFmtId': string; '@_formatCode': string } };
        cellXfs: { xf: { '@_numFmtId': string } };
      };
    }
  ).styleSheet;
  const formats = new Map(
    list(styles.numFmts?.numFmt).map((one) => [one['@_numFmtId'], one['@_formatCode']]),
  );
  const xfs = list(styles.cellXfs.xf);
  const cells = list(sheet.sheetData.row as { c?: Cell | Cell[] }).flatMap(({ c }) => list(c));
  const book = xml('xl/workbook.xml') as { workbook: { sheets: { sheet: { '@_name': string } } } };
  return {
    name: book.workbook.sheets.sheet['@_name'],
    formulas: cells.filter(({ f }) => f !== undefined),
    at: (name: string) => {
      const cell = cells.find((one) => one['@_r'] === name);
      const id = xfs[Number(cell?.['@_s'] ?? 0)]?.['@_numFmtId'] ?? '0';
      const text = cell?.['@_t'] === 's' ? strings[Number(cell.v)] : cell?.is?.t;
      return (
        text ?? (cell?.v === undefined ? null : { number: Number(cell.v), format: formats.get(id) ?? id })
      );
    },
  };
}

/** The day a spreadsheet counts from. */
const ORIGIN = Date.UTC(1899, 11, 30);
const serial = (iso: string): number => (Date.parse(iso) - ORIGIN) / 86_400_000;

describe('a table as a workbook', () => {
  it('is sound to who reads the standard', async () => {
    expect(await validate(Buffer.from(await renderXlsx(TABLEAU)), 'xlsx', 'Microsoft365')).toEqual([]);
    const empty = await renderXlsx({ ...TABLEAU, lignes: [] });
    expect(await validate(Buffer.from(empty), 'xlsx', 'Microsoft365')).toEqual([]);
  });

  it('has days as dates, instants as a clock of Paris shows them, numbers as numbers', async () => {
    const { at } = await read(await renderXlsx(TABLEAU));
    expect(at('B2')).toEqual({ number: serial('2026-03-12T00:00:00Z'), format: 'dd/mm/yyyy' });
    const quand = at('C2') as { number: number; format: string };
    expect(quand.format).toBe('dd/mm/yyyy hh:mm');
    expect(quand.number).toBeCloseTo(serial('2026-07-02T00:30:00Z'), 6);
    expect(at('D2')).toMatchObject({ number: 12 });
    expect(at('D4')).toMatchObject({ number: 2026 });
    expect(at('E2')).toMatchObject({ number: 2048 });
    expect(at('F2')).toBe('En vigueur');
  });

  it('keeps every text a text, and nothing where there is nothing', async () => {
    const { at, formulas, name } = await read(await renderXlsx(TABLEAU));
    expect(formulas).toEqual([]);
    expect([at('A1'), at('A2'), at('A3')]).toEqual(['Objet', '=1+1', '@SOMME(A1)']);
    expect(at('A4')).toBe('L’été, « à Lyon »\u00a0: œuvre');
    expect(at('B4')).toBe('non déterminé');
    expect(at('B3')).toBeNull();
    expect(name).toBe('Mises en demeure   2026 2027');
  });

  it('names its columns past the twenty-sixth', async () => {
    const wide = Array.from({ length: 60 }, (_one, rang) => ({
      titre: `C${rang}`,
      genre: 'nombre' as const,
    }));
    const bytes = await renderXlsx({
      titre: 'Large',
      colonnes: wide,
      lignes: [wide.map((_one, rang) => rang)],
    });
    expect(await validate(Buffer.from(bytes), 'xlsx', 'Microsoft365')).toEqual([]);
    expect((await read(bytes)).at('BH2')).toMatchObject({ number: 59 });
  });
});
