import type { Block, DocumentModel, Run } from '#actes/model';
import { blocksOf } from '#actes/model';
import { assertNever } from '#domain/result';

const SIGNS_PER_LINE = 92;
const LINES_PER_PAGE = { portrait: 44, landscape: 27 } as const;

const signs = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + (run.kind === 'text' ? run.text.length : SIGNS_PER_LINE / 2), 0);

const linesOf = (runs: readonly Run[], perLine = SIGNS_PER_LINE): number =>
  Math.max(1, Math.ceil(signs(runs) / perLine));

function lines(block: Block): number {
  switch (block.kind) {
    case 'table': {
      const perCell = SIGNS_PER_LINE / Math.max(1, block.header.length);
      const rows = block.rows.map((row, at) =>
        Math.max(
          (block.heights?.[at] ?? 0) / 5,
          ...row.map((cell) =>
            blocksOf(cell).reduce(
              (sum, one) => sum + (one.kind === 'code' ? 5 : linesOf(one.runs, perCell)),
              0,
            ),
          ),
        ),
      );
      return rows.reduce((sum, one) => sum + one, 3);
    }
    case 'letterhead':
      return 16 + block.references.length;
    case 'group':
      return block.blocks.reduce((sum, one) => sum + lines(one), 0);
    case 'signatures':
      return block.groups.reduce((sum, { slots }) => sum + 2 + 6 * Math.ceil(slots.length / 3), 1);
    case 'code':
      return 5;
    // Beside the text, or between pages.
    case 'frame':
    case 'section':
    case 'pageBreak':
      return 0;
    case 'heading':
    case 'title':
      return linesOf(block.runs) + 2;
    case 'formula':
    case 'item':
    case 'paragraph':
    case 'quote':
    case 'subtitle':
    case 'visa':
      return linesOf(block.runs) + 0.4;
    default:
      return assertNever(block);
  }
}

/**
 * About how many pages a document has, one at least. A word processor counts them itself: this is what a reader that
 * computes no field shows.
 */
export function estimatePages(model: Pick<DocumentModel, 'blocks'>): number {
  let [pages, used, room]: [number, number, number] = [1, 0, LINES_PER_PAGE.portrait];
  for (const block of model.blocks) {
    if (block.kind === 'section') room = LINES_PER_PAGE[block.orientation];
    if (block.kind === 'section' || block.kind === 'pageBreak') {
      pages += 1;
      used = 0;
      continue;
    }
    used += lines(block);
    while (used > room) {
      pages += 1;
      used -= room;
    }
  }
  return pages;
}
