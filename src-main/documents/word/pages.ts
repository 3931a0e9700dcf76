/** What is printed round the text of every page: mention, header, footer, page numbers, the paper of an institution. */
import {
  Footer,
  Header,
  HorizontalPositionRelativeFrom,
  ImageRun,
  ImportedXmlComponent,
  Paragraph,
  Tab,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import type { IContext, IXmlableObject, ParagraphChild } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { DocumentModel, Paper } from '#actes/model';
import { mentionOriginal } from '#actes/pied';
import { FONT } from '../styles';
import type { Margins } from '../styles';
import { xmlText } from '../xml-text';
import { pixels } from './code';
import { TOP_OF_IMAGE } from './frames';
import { paragraph, plain, verbatim } from './runs';

/**
 * The mention on every page, twice: as words at the head of the page, for whoever listens to the document or prints
 * without drawings, and across the page, for whoever looks at it.
 */
function mention(watermark: string | null, page: string): Paragraph[] {
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

/** The letterhead of the institution, at the head of its first page. */
function letterheadImage({ image }: Paper, margins: Margins): Paragraph[] {
  if (image === undefined) return [];
  const emu = (length: number): number => Math.round(length * 36_000);
  return [
    new Paragraph({
      spacing: { before: 0, after: 0 },
      children: [
        new ImageRun({
          type: image.type === 'jpeg' ? 'jpg' : 'png',
          data: Buffer.from(image.base64, 'base64'),
          transformation: { width: pixels(image.width), height: pixels(image.height) },
          // Numbered by docx, they would differ from one print to the next.
          altText: { id: '9000', name: 'En-tête', title: '', description: xmlText(image.alt) },
          floating: {
            horizontalPosition: {
              relative: HorizontalPositionRelativeFrom.PAGE,
              offset: emu(margins.left),
            },
            verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: emu(TOP_OF_IMAGE) },
            wrap: { type: TextWrappingType.NONE },
            allowOverlap: true,
          },
        }),
      ],
    }),
  ];
}

/** The head of a page: the mention, then the title the pages after the first bear. */
export function pageHeader(
  { watermark, paper }: Pick<DocumentModel, 'watermark' | 'paper'>,
  {
    title,
    name,
    first,
    margins,
  }: {
    readonly title: string | null;
    readonly name: string;
    readonly first: boolean;
    readonly margins: Margins;
  },
): Header {
  const image = first && paper !== undefined ? letterheadImage(paper, margins) : [];
  const words = mention(watermark, name);
  const heading =
    title !== null || image.length + words.length > 0 || !first
      ? [paragraph('EnTete', plain(title ?? ''))]
      : [];
  return new Header({
    children: [...image, ...words, ...(title === null && words.length === 0 ? [] : heading)],
  });
}

/**
 * A field of Word with the value it had when printed: a reader that computes no field shows it, and Word does not offer
 * to repair the file.
 */
function field(instruction: string, cached: number): ParagraphChild[] {
  const char = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return [
    char('begin'),
    `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>`,
    char('separate'),
    `<w:r><w:t>${cached}</w:t></w:r>`,
    char('end'),
  ].map((xml) => ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild);
}

export type PageCount = {
  /** Printed where fields are not computed. */
  readonly page: number;
  readonly pages: number;
  /** Whether several documents stand in the file: LibreOffice counts the pages of the file, not those of each. */
  readonly several: boolean;
};

export function pageFooter(
  model: Pick<DocumentModel, 'repere' | 'original' | 'empreinte'>,
  text: string,
  width: number,
  { page, pages, several }: PageCount,
): Footer {
  const original = mentionOriginal(model);
  return new Footer({
    children: [
      new Paragraph({
        style: 'PiedDePage',
        tabStops: [{ type: 'right', position: width }],
        children: [
          new TextRun({ children: [xmlText(text), new Tab(), 'Page\u00A0'] }),
          ...field('PAGE', page),
          ...(several ? [] : [new TextRun({ children: [' sur '] }), ...field('NUMPAGES', pages)]),
        ],
      }),
      ...(original === null ? [] : [paragraph('RepereRegistre', verbatim(original))]),
      ...(model.repere === undefined ? [] : [paragraph('RepereRegistre', verbatim(model.repere))]),
    ],
  });
}
