/** Prints a document model as a DOCX. Knows the model and the look, nothing of conventions. */
import {
  BorderStyle,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  AlignmentType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type {
  FileChild,
  IContext,
  IXmlableObject,
  IParagraphOptions,
  IRunOptions,
  ParagraphChild,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Block, DocumentModel, Revision, Run, SignatureGroup } from '#actes/model';
import { runs as runsOf } from '#actes/typographie';
import { assertNever } from '#domain/result';
import { FONT, FONT_TABLE, LIST, PAGE, TEXT_WIDTH, cm, numbering, styles } from './styles';
import { xmlText } from './xml-text';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

type ParagraphDress = Omit<IParagraphOptions, 'children' | 'text'>;

/**
 * What tells the tracked changes of a document apart. A document is built in one go, without a pause, so one count is
 * enough; it starts again with each, for two prints of one act must be the same bytes.
 */
const suivi = { changes: 0, paragraphs: 0 };

/**
 * The minute at which the changes inside a paragraph are said to be made. A day is all that is known of an act, so the
 * minute is free, and two of them must differ: LibreOffice takes an insertion that ends a paragraph and one that opens
 * the next, by one author within a minute, for a single insertion that holds the mark between them; rejecting it would
 * join two paragraphs that no act ever joined. A paragraph that comes whole does hold its mark.
 */
function minuteOf(whole: Revision | undefined): number {
  if (whole !== undefined) return 0;
  suivi.paragraphs += 1;
  return suivi.paragraphs % 2 === 0 ? 2 : 4;
}

function tracking({ author, date }: Revision, minute = 0) {
  suivi.changes += 1;
  return { id: suivi.changes, author: xmlText(author), date: `${date}T00:0${minute}:00Z` };
}

/** A run, tracked when its words came or went: words that went are written otherwise (w:delText). */
function run(options: IRunOptions, revision: Revision | undefined, minute = 0): ParagraphChild {
  if (revision === undefined) return new TextRun(options);
  const tracked = { ...options, ...tracking(revision, minute) };
  return revision.kind === 'ins' ? new InsertedTextRun(tracked) : new DeletedTextRun(tracked);
}

/** The runs of one paragraph; `whole` is its own revision, when it came or went whole. */
function textRuns(runs: readonly Run[], whole?: Revision): ParagraphChild[] {
  const minute = minuteOf(whole);
  return runs.flatMap((one) => {
    if (one.kind === 'break') return [run({ break: 1 }, one.revision, minute)];
    const { bold, italic, superscript, revision } = one;
    return xmlText(one.text)
      .split('\n')
      .map((text, index) => {
        const options: Writable<IRunOptions> = { text };
        if (index > 0) options.break = 1;
        if (bold === true) options.bold = true;
        if (italic === true) options.italics = true;
        if (superscript === true) options.superScript = true;
        return run(options, revision, minute);
      });
  });
}

/**
 * The mark that ends a paragraph, tracked with it: without it, a paragraph whose words all go would stay, empty.
 */
function trackedMark(revision: Revision | undefined): ParagraphDress {
  if (revision === undefined) return {};
  const mark = tracking(revision);
  return { run: revision.kind === 'ins' ? { insertion: mark } : { deletion: mark } };
}

/** A string of the model as runs: « 1er » is raised there too. */
const plain = runsOf;

const paragraph = (
  style: string,
  runs: readonly Run[],
  dress: ParagraphDress = {},
  revision?: Revision,
): Paragraph =>
  new Paragraph({
    style,
    widowControl: true,
    ...dress,
    ...trackedMark(revision),
    children: textRuns(runs, revision),
  });

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

function item(block: Extract<Block, { kind: 'item' }>, next: Block | undefined, last: boolean): Paragraph {
  const opens = next?.kind === 'item' && next.level > block.level;
  const dress: ParagraphDress = opens || last ? { keepNext: true } : {};
  if (block.marker === null) {
    return paragraph(
      `Liste${block.level}`,
      block.runs,
      { ...dress, numbering: { reference: LIST, level: block.level - 1 } },
      block.revision,
    );
  }
  return new Paragraph({
    style: `ListeMarquee${block.level}`,
    widowControl: true,
    ...dress,
    ...trackedMark(block.revision),
    children: [
      run({ children: [xmlText(block.marker), new Tab()] }, block.revision),
      ...textRuns(block.runs, block.revision),
    ],
  });
}

/** A quoted line; an item of the quoted list hangs from its mark as it does in the convention, inside the quotation. */
function quote({ runs, liste, keepWithNext }: Extract<Block, { kind: 'quote' }>): Paragraph {
  if (liste === undefined)
    return paragraph('CitationActe', runs, keepWithNext === true ? { keepNext: true } : {});
  return new Paragraph({
    style: `CitationListe${liste.level}`,
    widowControl: true,
    children: [new TextRun({ children: [xmlText(liste.marker ?? '–'), new Tab()] }), ...textRuns(runs)],
  });
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

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
const BORDERLESS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Shares the text width between columns; the last one takes the rounding. */
export function columnWidths(shares: readonly number[]): readonly number[] {
  const total = shares.reduce((sum, share) => sum + Math.max(share, 0), 0);
  const raw = shares.map((share) =>
    Math.floor(total > 0 ? (TEXT_WIDTH * Math.max(share, 0)) / total : TEXT_WIDTH / shares.length),
  );
  const rest = TEXT_WIDTH - raw.reduce((sum, width) => sum + width, 0);
  return raw.map((width, index) => (index === raw.length - 1 ? width + rest : width));
}

const dxa = (size: number) => ({ size, type: WidthType.DXA }) as const;

/** A table of facts: caption above, header row repeated on each page, no row cut by a page. */
function dataTable(block: Extract<Block, { kind: 'table' }>): FileChild[] {
  const widths = columnWidths(block.header.map((_, index) => block.widths[index] ?? 1));
  const cell = (style: string, runs: readonly Run[], index: number, head: boolean): TableCell =>
    new TableCell({
      width: dxa(widths[index] ?? 0),
      ...(head ? { shading: { fill: 'EEF1F5' } } : {}),
      verticalAlign: VerticalAlignTable.TOP,
      children: [paragraph(style, runs, {}, block.revision)],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    ...trackedRow(block.revision),
    children: block.header.map((text, index) =>
      cell('CelluleEntete', block.head?.[index] ?? plain(text), index, true),
    ),
  });
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        ...trackedRow(block.revision),
        children: block.header.map((_, index) => cell('Cellule', row[index] ?? [], index, false)),
      }),
  );
  return [
    // A table of the act has no caption of ours.
    ...(block.caption === '' ? [] : [paragraph('LegendeTableau', plain(block.caption))]),
    new Table({
      width: dxa(TEXT_WIDTH),
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: GRID,
      margins: { left: cm(0.15), right: cm(0.15) },
      rows: [head, ...rows],
    }),
    // A table may not be the last thing of a document, nor touch another one.
    new Paragraph({ spacing: { before: 0, after: 0 }, ...trackedMark(block.revision) }),
  ];
}

/** A row that comes or goes with its table. */
function trackedRow(revision: Revision | undefined) {
  if (revision === undefined) return {};
  const mark = tracking(revision);
  return revision.kind === 'ins' ? { insertion: mark } : { deletion: mark };
}

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

/** Room for a signature, in centimetres; a copy of a signed act needs none. */
const signedSpace = (line: readonly Slot[]): number =>
  line.every(({ signedOn }) => signedOn !== null) ? 0.4 : 2.3;

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
 * signatories and « Fait à … » stand on one page. A block longer than a page may break between rows only.
 */
function signatureBlock(groups: readonly SignatureGroup[], closing: readonly Run[] | null): FileChild[] {
  const widths = columnWidths(Array.from({ length: COLUMNS }, () => 1));
  const spanned = (from: number, span: number): number =>
    widths.slice(from, from + span).reduce((sum, width) => sum + width, 0);
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
    return new TableRow({ cantSplit: true, ...(written < total ? { keepNext: true } : {}), children: cells });
  };
  const head =
    closing === null ? [] : [row([cell(0, COLUMNS, [paragraph('Cloture', closing)], { left: 0, right: 0 })])];
  const body = groups.flatMap(({ heading, slots }) => [
    row([cell(0, COLUMNS, [paragraph('PartieSignataire', plain(heading))])]),
    ...signatureRows(slots).flatMap((line) => [
      row(
        line.map((slot, index) =>
          cell(index, COLUMNS / line.length, [
            paragraph('Signataire', plain(slot.office), { spacing: { after: cm(signedSpace(line)) } }),
          ]),
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
      width: dxa(TEXT_WIDTH),
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: BORDERLESS,
      margins: { left: cm(0.2), right: cm(0.2) },
      rows,
    }),
    new Paragraph({ spacing: { before: 0, after: 0 } }),
  ];
}

/** What a block needs to know of its neighbours. */
type Place = {
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
};

function placeOf(blocks: readonly Block[], index: number): Place {
  const next = blocks[index + 1];
  const previous = blocks[index - 1];
  return {
    next,
    opensPage: previous?.kind === 'pageBreak' && previous.revision !== undefined,
    opensVisas: blocks[index]?.kind === 'visa' && previous?.kind !== 'visa',
    closing: blocks[index]?.kind === 'signatures' && previous?.kind === 'paragraph' ? previous.runs : null,
    last: blocks[index + 2]?.kind === 'signatures',
  };
}

/** Sender on the left, addressee on the right, then place and date, as French letters go (NF Z 11-001). */
function letterhead(block: Extract<Block, { kind: 'letterhead' }>): FileChild[] {
  const [first, ...rest] = block.sender;
  return [
    ...(first === undefined ? [] : [paragraph('Expediteur', [{ kind: 'text', text: first, bold: true }])]),
    ...rest.map((line) => paragraph('Expediteur', plain(line))),
    ...block.recipient.map((line, index) =>
      paragraph('Destinataire', plain(line), index === 0 ? { spacing: { before: cm(0.8), after: 0 } } : {}),
    ),
    paragraph('LieuDate', plain(block.placeAndDate)),
    ...block.references.map((line) => {
      const label = /^([^:]{1,30}\u00A0:)(.*)$/su.exec(line);
      return label === null
        ? paragraph('Reference', [{ kind: 'text', text: line, bold: true }])
        : paragraph('Reference', [
            { kind: 'text', text: label[1] ?? '', bold: true },
            { kind: 'text', text: ' ' },
            ...plain(label[2] ?? ''),
          ]);
    }),
  ];
}

function blockChildren(block: Block, { next, opensPage, opensVisas, closing, last }: Place): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({ heading: HeadingLevel.TITLE, widowControl: true, children: textRuns(block.runs) }),
      ];
    case 'subtitle':
      return [paragraph('SousTitre', block.runs)];
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
            ...(block.keepWithNext === true || last ? { keepNext: true } : {}),
            ...(block.spaceBefore === true ? { spacing: { before: cm(0.5) } } : {}),
          },
          block.revision,
        ),
      ];
    case 'formula':
      return [paragraph('Formule', block.runs)];
    case 'visa':
      return [
        paragraph('Visa', block.runs, opensVisas ? { spacing: { before: cm(0.5) } } : {}, block.revision),
      ];
    case 'item':
      return [item(block, next, last)];
    case 'quote':
      return [quote(block)];
    case 'table':
      return dataTable(block);
    case 'letterhead':
      return letterhead(block);
    case 'signatures':
      return signatureBlock(block.groups, closing);
    case 'pageBreak':
      return block.revision !== undefined && next?.kind === 'heading'
        ? []
        : [new Paragraph({ children: [new PageBreak()] })];
    default:
      return assertNever(block);
  }
}

/**
 * The mention on every page, twice: as words at the head of the page, for whoever listens to the document or prints
 * without drawings, and across the page, for whoever looks at it.
 */
function mention(watermark: string | null, page: 'first' | 'next'): Paragraph[] {
  if (watermark === null) return [];
  const text = xmlText(watermark);
  const children: ParagraphChild[] = [new TextRun({ text })];
  children.push(new StableWatermark(text, page));
  return [new Paragraph({ style: 'MentionActe', children })];
}

/** docx draws the id of the shape at random; two prints of one act must be the same bytes. */
class StableWatermark extends TextWatermark {
  constructor(
    text: string,
    private readonly page: string,
  ) {
    super({ text, font: FONT, color: 'C9CED6', opacity: 0.45 });
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const tree = super.prepForXml(context);
    if (tree === undefined) return undefined;
    const stable = JSON.stringify(tree).replace(/(PowerPlusWaterMarkObject)[^"]*/gu, `$1-${this.page}`);
    return JSON.parse(stable) as IXmlableObject;
  }
}

function footer(text: string, repere: string | undefined): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'PiedDePage',
        children: [
          new TextRun({ children: [xmlText(text), new Tab(), 'Page\u00A0', PageNumber.CURRENT] }),
          new TextRun({ children: [' sur ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
      ...(repere === undefined ? [] : [paragraph('RepereRegistre', plain(repere))]),
    ],
  });
}

const CREATOR = 'Registre CREFOP';

/** The last mark of a document cannot go: a change that ends it would leave its paragraph, empty. */
function endsTracked(blocks: readonly Block[]): boolean {
  const last = blocks.at(-1);
  return last !== undefined && 'revision' in last;
}

function toDocument(model: DocumentModel): Document {
  [suivi.changes, suivi.paragraphs] = [0, 0];
  const header = (withTitle: boolean): Header =>
    new Header({
      children: [
        ...mention(model.watermark, withTitle ? 'next' : 'first'),
        ...(withTitle || model.watermark === null
          ? [paragraph('EnTete', plain(withTitle ? model.header : ''))]
          : []),
      ],
    });
  return new Document({
    title: xmlText(model.title),
    subject: xmlText(model.subject),
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    styles,
    numbering,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              right: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              header: cm(1.2),
              footer: cm(1.2),
            },
          },
        },
        headers: { first: header(false), default: header(true) },
        footers: {
          first: footer(model.footer, model.repere),
          default: footer(model.footer, model.repere),
        },
        children: [
          ...model.blocks.flatMap((block, index) => blockChildren(block, placeOf(model.blocks, index))),
          ...(endsTracked(model.blocks) ? [new Paragraph({ spacing: { before: 0, after: 0 } })] : []),
        ],
      },
    ],
  });
}

/** The bytes of the DOCX. Only `docProps` and the dates inside the zip depend on the moment. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const packed = await Packer.toBuffer(toDocument(model), undefined, [
    { path: 'word/fontTable.xml', data: FONT_TABLE },
  ]);
  return new Uint8Array(packed);
}
