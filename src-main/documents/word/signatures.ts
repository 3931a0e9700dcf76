/** The block of the signatures of a DOCX. */
import { Table, TableCell, TableLayoutType, TableRow } from 'docx';
import type { FileChild, Paragraph } from 'docx';
import type { Block, Run, SignatureGroup } from '#actes/model';
import { cm } from '../styles';
import { paragraph, plain, spacer } from './runs';
import { BORDERLESS, columnWidths, dxa } from './tables';

/** Three signatories side by side, or two: never a row with one orphan. */
export function signatureRows<T>(slots: readonly T[]): readonly (readonly T[])[] {
  const rows: T[][] = [];
  let at = 0;
  while (at < slots.length) {
    const left = slots.length - at;
    const take = left === 4 || left === 2 ? 2 : Math.min(3, left);
    rows.push(slots.slice(at, at + take));
    at += take;
  }
  return rows;
}

/** Columns of the grid: a row of one, two or three signatories divides it evenly. */
const COLUMNS = 6;

type Slot = SignatureGroup['slots'][number];

const isNamed = ({ name, signedOn }: Slot): boolean => name !== null || signedOn !== null;

const isSigned = (line: readonly Slot[]): boolean => line.every(({ signedOn }) => signedOn !== null);

/** Room for a signature, in centimetres: what one likes to have, and what a hand can do with. */
const ROOM = { most: 2.3, least: 1.3, signed: 0.4 } as const;

/** A line of text, and the heading of a party, in centimetres. */
const LINE = 0.55;
const HEADING = 1;
/** Letters of a line, where a row is one signatory's. */
const LETTERS = 90;

/** In centimetres: the text of a page of A4, the last words of the act with « Fait à … », the code under the block. */
const TEXT = 24.7;
const LAST_WORDS = 4.2;
const CODE = 3.4;
/** Blocks between the title and « Fait à … » of a document that is but its signatures. */
const FEW = 3;

/** What the block of signatures at `index` may be as high as, with the words it is to share its page with. */
export function roomFor(blocks: readonly Block[], index: number): number {
  // The title of a page of signatures stands on it too.
  const above = index <= FEW + 1 && blocks[0]?.kind === 'title' ? LAST_WORDS + 2.5 : LAST_WORDS;
  return TEXT - above - (blocks[index + 1]?.kind === 'code' ? CODE : 0);
}

/** How high the block is, in centimetres, each signature having so much room. */
function heightWith(groups: readonly SignatureGroup[], room: number): number {
  const heights = groups
    .flatMap(({ slots }) => signatureRows(slots))
    .map((line) => {
      const letters = line.map(({ office: title, lines = [] }) =>
        lines.length === 0 ? title.length : lines.join(' ').length,
      );
      const office = Math.ceil(Math.max(...letters) / (LETTERS / line.length)) * LINE;
      return office + (isSigned(line) ? ROOM.signed + LINE : room) + (line.some(isNamed) ? LINE : 0);
    });
  return groups.length * HEADING + heights.reduce((sum, one) => sum + one, 0);
}

/** Whether the block can stand on one page with the words before it, its signatures closer together if need be. */
export const fitsIn = (groups: readonly SignatureGroup[], height: number): boolean =>
  heightWith(groups, ROOM.least) <= height;

/** Room for each signature, in centimetres: less where that brings the whole block to one page. */
export function signatureRoom(groups: readonly SignatureGroup[], height: number): number {
  const lines = groups.flatMap(({ slots }) => signatureRows(slots)).filter((line) => !isSigned(line));
  const over = heightWith(groups, ROOM.most) - height;
  return lines.length === 0 || over <= 0 || !fitsIn(groups, height)
    ? ROOM.most
    : ROOM.most - over / lines.length;
}

/** Above the signature: the office, or the lines of whoever signs for its holder. */
function office({ office: title, lines = [] }: Slot, space: number): Paragraph[] {
  const texts = lines.length === 0 ? [title] : lines;
  return texts.map((text, index) =>
    paragraph('Signataire', plain(text), {
      spacing: { after: index === texts.length - 1 ? cm(space) : 0 },
    }),
  );
}

/** Below the signature: when it was given, and the legible name (CRPA, art. L. 212-1). */
function who({ name, signedOn }: Slot): Paragraph[] {
  const lines = [
    ...(signedOn === null ? [] : [paragraph('Signataire', plain(signedOn, { italic: true }))]),
    ...(name === null ? [] : [paragraph('Signataire', plain(name, { bold: true }))]),
  ];
  return lines.length === 0 ? [paragraph('Signataire', [])] : lines;
}

/**
 * The signature block: a table without borders, each row kept with the next so that a party's heading, its
 * signatories and « Fait à … » stand on one page. A block longer than a page may break between rows only. `height`: what
 * it may take of its page, in centimetres. `coded`: a code follows, on the same page.
 */
export function signatureBlock(
  groups: readonly SignatureGroup[],
  closing: readonly Run[] | null,
  width: number,
  height: number,
  coded = false,
): FileChild[] {
  const widths = columnWidths(
    Array.from({ length: COLUMNS }, () => 1),
    width,
  );
  const spanned = (from: number, span: number): number =>
    widths.slice(from, from + span).reduce((sum, one) => sum + one, 0);
  const room = signatureRoom(groups, height);
  const total = groups.reduce(
    (count, { slots }) =>
      count + 1 + signatureRows(slots).reduce((sum, line) => sum + (line.some(isNamed) ? 2 : 1), 0),
    0,
  );
  const cell = (
    index: number,
    span: number,
    children: Paragraph[],
    margins?: { readonly left: number; readonly right: number },
  ): TableCell =>
    new TableCell({
      columnSpan: span,
      width: dxa(spanned(index * span, span)),
      children,
      ...(margins === undefined ? {} : { margins }),
    });
  let written = closing === null ? 0 : -1;
  const row = (cells: TableCell[]): TableRow => {
    written += 1;
    return new TableRow({
      cantSplit: true,
      ...(written < total || coded ? { keepNext: true } : {}),
      children: cells,
    });
  };
  const head =
    closing === null ? [] : [row([cell(0, COLUMNS, [paragraph('Cloture', closing)], { left: 0, right: 0 })])];
  const body = groups.flatMap(({ heading, slots }) => [
    row([cell(0, COLUMNS, [paragraph('PartieSignataire', plain(heading))])]),
    ...signatureRows(slots).flatMap((line) => [
      row(
        line.map((slot, index) =>
          cell(index, COLUMNS / line.length, office(slot, isSigned(line) ? ROOM.signed : room)),
        ),
      ),
      ...(line.some(isNamed)
        ? [row(line.map((slot, index) => cell(index, COLUMNS / line.length, who(slot))))]
        : []),
    ]),
  ]);
  const rows = [...head, ...body];
  if (rows.length === 0) return [];
  return [
    new Table({
      width: dxa(width),
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: BORDERLESS,
      margins: { left: cm(0.2), right: cm(0.2) },
      rows,
    }),
    spacer(undefined, coded),
  ];
}
