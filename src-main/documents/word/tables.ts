/** Tables of a DOCX: fixed columns, a header row repeated on each page, no row cut by a page. */
import {
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { FileChild, IContext, IXmlableObject, ITableOptions, Paragraph } from 'docx';
import type { Align, Block, Cell, CellBlock, Revision, RichCell, Run } from '#actes/model';
import { blocksOf, isWords } from '#actes/model';
import { assertNever } from '#domain/result';
import { TEXT_WIDTH, cm } from '../styles';
import { xmlText } from '../xml-text';
import { code } from './code';
import { ALIGN, item, quote } from './flow';
import { paragraph, plain, spacer, trackedRow } from './runs';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8A94A3' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const GRID = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
export const BORDERLESS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Shares a width between columns, in twentieths of a point; the last one takes the rounding. */
export function columnWidths(shares: readonly number[], width = TEXT_WIDTH): readonly number[] {
  const total = shares.reduce((sum, share) => sum + Math.max(share, 0), 0);
  const raw = shares.map((share) =>
    Math.floor(total > 0 ? (width * Math.max(share, 0)) / total : width / shares.length),
  );
  const rest = width - raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one, index) => (index === raw.length - 1 ? one + rest : one));
}

export const dxa = (size: number) => ({ size, type: WidthType.DXA }) as const;

/** A table and its alternative text, which docx does not write. */
class DescribedTable extends Table {
  constructor(
    options: ITableOptions,
    private readonly title: string,
    private readonly description: string,
  ) {
    super(options);
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const tree = super.prepForXml(context);
    const children = tree?.['w:tbl'] as readonly Record<string, unknown>[] | undefined;
    const properties = children?.find((child) => 'w:tblPr' in child)?.['w:tblPr'];
    if (!Array.isArray(properties)) return tree;
    for (const [name, value] of [
      ['w:tblCaption', this.title],
      ['w:tblDescription', this.description],
    ] as const)
      if (value !== '') properties.push({ [name]: { _attr: { 'w:val': xmlText(value) } } });
    return tree;
  }
}

/** What a group asks of a table: its rows stay together, and perhaps the last with what follows. */
export type Keep = { readonly rows: boolean; readonly next: boolean };

function cellParagraph(
  block: CellBlock,
  style: string,
  align: Align | undefined,
  revision?: Revision,
): Paragraph[] {
  switch (block.kind) {
    case 'paragraph': {
      const own = block.align ?? align;
      const dress = own === undefined || own === 'left' ? {} : { alignment: ALIGN[own] };
      return [paragraph(style, block.runs, dress, block.revision ?? revision)];
    }
    case 'item':
      return [item(block, false)];
    case 'quote':
      return [quote(block, false)];
    case 'code':
      return code(block, false, 0);
    default:
      return assertNever(block);
  }
}

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Where each cell of a row begins, and how many columns it covers: a row never goes past the last column. */
function placed(
  row: readonly Cell[],
  columns: number,
): readonly { cell: Cell; from: number; span: number }[] {
  const out: { cell: Cell; from: number; span: number }[] = [];
  let from = 0;
  for (const cell of row) {
    if (from >= columns) break;
    const wanted = isWords(cell) ? 1 : Math.max(1, Math.floor(cell.span ?? 1));
    const span = Math.min(wanted, columns - from);
    out.push({ cell, from, span });
    from += span;
  }
  for (; from < columns; from += 1) out.push({ cell: [], from, span: 1 });
  return out;
}

const richOf = (cell: Cell): RichCell | null => (isWords(cell) ? null : cell);

export function dataTable(block: TableBlock, width: number, keep: Keep): FileChild[] {
  const columns = block.header.length;
  const widths = columnWidths(
    block.header.map((_, index) => block.widths[index] ?? 1),
    width,
  );
  const spanned = (from: number, span: number): number =>
    widths.slice(from, from + span).reduce((sum, one) => sum + one, 0);
  const cell = (from: number, span: number, head: boolean, children: Paragraph[]): TableCell =>
    new TableCell({
      width: dxa(spanned(from, span)),
      ...(span > 1 ? { columnSpan: span } : {}),
      ...(head ? { shading: { fill: 'EEF1F5' } } : {}),
      verticalAlign: VerticalAlignTable.TOP,
      children,
    });
  const words = (runs: readonly Run[], style: string, index: number): Paragraph[] =>
    cellParagraph({ kind: 'paragraph', runs }, style, block.align?.[index], block.revision);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    ...trackedRow(block.revision),
    children: block.header.map((text, index) =>
      cell(index, 1, true, words(block.head?.[index] ?? plain(text), 'CelluleEntete', index)),
    ),
  });
  const rows = block.rows.map((row, at) => {
    const height = block.heights?.[at] ?? null;
    const last = at === block.rows.length - 1;
    return new TableRow({
      cantSplit: true,
      ...((last ? keep.next : keep.rows) ? { keepNext: true } : {}),
      ...(height === null ? {} : { height: { value: cm(height / 10), rule: HeightRule.ATLEAST } }),
      ...trackedRow(block.revision),
      children: placed(row, columns).map(({ cell: one, from, span }) => {
        const rich = richOf(one);
        const names = rich?.head === true || (block.rowHead === true && from === 0);
        const style = names ? 'CelluleIntitule' : 'Cellule';
        if (isWords(one)) return cell(from, span, names, words(one, style, from));
        const blocks = blocksOf(one);
        const align = rich?.align ?? block.align?.[from];
        return cell(
          from,
          span,
          names,
          blocks.length === 0
            ? words([], style, from)
            : blocks.flatMap((inner) => cellParagraph(inner, style, align, block.revision)),
        );
      }),
    });
  });
  const header = block.header.some((text) => text !== '') || block.head !== undefined;
  return [
    // A table of the act has no caption of ours.
    ...(block.caption === '' ? [] : [paragraph('LegendeTableau', plain(block.caption))]),
    new DescribedTable(
      {
        width: dxa(width),
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        borders: GRID,
        margins: { left: cm(0.15), right: cm(0.15) },
        rows: header || rows.length === 0 ? [head, ...rows] : rows,
      },
      block.caption,
      block.alt ?? '',
    ),
    // A table may not be the last thing of a document, nor touch another one.
    spacer(block.revision),
  ];
}
