/** Prints a document model as a DOCX. Knows the model and the look, nothing of conventions. */
import { Document, HeadingLevel, Packer, PageBreak, PageOrientation, Paragraph } from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import type { Block, DocumentModel, Run } from '#actes/model';
import { assertNever } from '#domain/result';
import { FONT_TABLE, MARGINS, PAGE, cm, mm, numbering, styles } from './styles';
import type { Margins } from './styles';
import { code, restartDrawings } from './word/code';
import { estimatePages } from './word/estimate';
import { ALIGN, item, quote } from './word/flow';
import { frame, letterhead } from './word/frames';
import { pageFooter, pageHeader } from './word/pages';
import { paragraph, restartTracking, spacer, textRuns, trackedMark } from './word/runs';
import { fitsIn, roomFor, signatureBlock } from './word/signatures';
import { coreProperties, dateZip } from './word/stable';
import { dataTable } from './word/tables';
import { xmlText } from './xml-text';

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** What a block needs to know of its page and of its neighbours. */
type Place = {
  readonly paper: DocumentModel['paper'];
  readonly margins: Margins;
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  readonly next: Block | undefined;
  /** After a tracked page break, which is no paragraph of its own: it comes and goes with the heading it opens. */
  readonly opensPage: boolean;
  /** The first of the visas stands apart from the parties. */
  readonly opensVisas: boolean;
  /** « Fait à … » before the signatures: it stands in their table, so that no page break comes between. */
  readonly closing: readonly Run[] | null;
  /**
   * The last words of the act go over to the page of the signatures: nobody signs a page that says
   * nothing. Not right under a heading: LibreOffice carries one paragraph over with a table and orphans the heading.
   */
  readonly last: boolean;
  /** What a block of signatures may take of its page, in centimetres. */
  readonly signing: number;
  /** In a group: what is inside a block stays together, and all but the last block with what follows. */
  readonly group: 'none' | 'inside' | 'last';
};

type Page = Pick<Place, 'paper' | 'margins' | 'width'>;

function placeOf(blocks: readonly Block[], index: number, page: Page, group: boolean): Place {
  const next = blocks[index + 1];
  const previous = blocks[index - 1];
  const after = blocks[index + 2];
  return {
    ...page,
    next,
    opensPage: previous?.kind === 'pageBreak' && previous.revision !== undefined,
    opensVisas: blocks[index]?.kind === 'visa' && previous?.kind !== 'visa',
    closing: blocks[index]?.kind === 'signatures' && previous?.kind === 'paragraph' ? previous.runs : null,
    last: after?.kind === 'signatures' && fitsIn(after.groups, roomFor(blocks, index + 2)),
    signing: roomFor(blocks, index),
    group: !group ? 'none' : next === undefined ? 'last' : 'inside',
  };
}

const print = (blocks: readonly Block[], page: Page, group = false): FileChild[] =>
  blocks.flatMap((block, index) => blockChildren(block, placeOf(blocks, index, page, group)));

function blockChildren(block: Block, place: Place): FileChild[] {
  const { next, opensPage, opensVisas, closing, last, signing, group, width } = place;
  const held = group === 'inside';
  const kept = held ? { keepNext: true } : {};
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          widowControl: true,
          ...kept,
          children: textRuns(block.runs),
        }),
      ];
    case 'subtitle':
      return [paragraph('SousTitre', block.runs, kept)];
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[block.level],
          keepNext: true,
          widowControl: true,
          ...(opensPage ? { pageBreakBefore: true } : {}),
          ...trackedMark(block.revision),
          children: textRuns(block.runs, block.revision),
        }),
      ];
    case 'paragraph':
      if (next?.kind === 'signatures') return [];
      return [
        paragraph(
          'Alinea',
          block.runs,
          {
            ...(block.align === undefined ? {} : { alignment: ALIGN[block.align] }),
            ...(block.keepWithNext === true || last || held ? { keepNext: true } : {}),
            ...(block.spaceBefore === true ? { spacing: { before: cm(0.5) } } : {}),
          },
          block.revision,
        ),
      ];
    case 'formula':
      return [paragraph('Formule', block.runs)];
    case 'visa':
      return [
        paragraph(
          'Visa',
          block.runs,
          { ...(opensVisas ? { spacing: { before: cm(0.5) } } : {}), ...kept },
          block.revision,
        ),
      ];
    case 'item': {
      const opens = next?.kind === 'item' && next.level > block.level;
      return [item(block, opens || last || held)];
    }
    case 'quote':
      return [quote(block, held)];
    case 'table':
      return dataTable(block, width, { rows: group !== 'none', next: held });
    case 'letterhead':
      return letterhead(block, place.paper, place.margins);
    case 'frame':
      return frame(block);
    case 'group':
      return print(block.blocks, place, true);
    case 'signatures':
      return signatureBlock(block.groups, closing, width, signing, next?.kind === 'code');
    case 'code':
      return code(block, held, width);
    case 'pageBreak':
      return block.revision !== undefined && next?.kind === 'heading'
        ? []
        : [new Paragraph({ children: [new PageBreak()] })];
    case 'section':
      // Pages are made where the document is (sectionsOf).
      return [];
    default:
      return assertNever(block);
  }
}

const CREATOR = 'Registre CREFOP';

/** The last mark of a document cannot go: a change that ends it would leave its paragraph, empty. */
function endsTracked(blocks: readonly Block[]): boolean {
  const last = blocks.at(-1);
  return last !== undefined && 'revision' in last;
}

type Part = {
  readonly section: Extract<Block, { kind: 'section' }> | null;
  readonly blocks: readonly Block[];
};

/** The blocks between two changes of page. A document that opens with one has no page before it. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: { section: Part['section']; blocks: Block[] }[] = [{ section: null, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'section') parts.push({ section: block, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.length > 1 && parts[0]?.blocks.length === 0 ? parts.slice(1) : parts;
}

function sectionOptions(
  model: DocumentModel,
  part: Part,
  index: number,
  parts: readonly Part[],
): ISectionOptions {
  const { section, blocks } = part;
  const margins = model.paper?.margins ?? MARGINS;
  const landscape = section?.orientation === 'landscape';
  const width = mm(landscape ? PAGE.height : PAGE.width) - mm(margins.left) - mm(margins.right);
  // The first page of a document bears no title: its own words give it.
  const first = index === 0 || section?.restarts === true;
  const title = section?.header ?? model.header;
  const footer = section?.footer ?? model.footer;
  const pages = estimatePages(model);
  const count = { pages, several: parts.some((one) => one.section?.restarts === true) } as const;
  const head = (name: string, isFirst: boolean) =>
    pageHeader(model, { title: isFirst ? null : title, name: `${name}-${index}`, first: isFirst, margins });
  return {
    properties: {
      titlePage: first,
      page: {
        size: {
          width: mm(PAGE.width),
          height: mm(PAGE.height),
          ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
        },
        margin: {
          top: mm(margins.top),
          right: mm(margins.right),
          bottom: mm(margins.bottom),
          left: mm(margins.left),
          header: cm(1.2),
          footer: cm(1.2),
        },
        ...(section?.restarts === true ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: { ...(first ? { first: head('first', true) } : {}), default: head('next', false) },
    footers: {
      ...(first ? { first: pageFooter(model, footer, width, { ...count, page: 1 }) } : {}),
      default: pageFooter(model, footer, width, { ...count, page: Math.min(2, pages) }),
    },
    children: [
      ...print(blocks, { paper: model.paper, margins, width }),
      ...(endsTracked(blocks) ? [spacer()] : []),
    ],
  };
}

function toDocument(model: DocumentModel): Document {
  restartTracking();
  restartDrawings();
  return new Document({
    title: xmlText(model.title),
    creator: CREATOR,
    styles,
    numbering,
    // A justified line that ends in a line break is not stretched to the margin.
    compatibility: { doNotExpandShiftReturn: true, version: 15 },
    sections: partsOf(model.blocks).map((part, index, parts) => sectionOptions(model, part, index, parts)),
  });
}

/** The bytes of the DOCX: those of the model and of nothing else, the same at each print. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const { title, subject, date } = model;
  const packed = await Packer.toBuffer(toDocument(model), undefined, [
    { path: 'word/fontTable.xml', data: FONT_TABLE },
    { path: 'docProps/core.xml', data: coreProperties({ title, subject, date, creator: CREATOR }) },
  ]);
  return dateZip(new Uint8Array(packed), date);
}
