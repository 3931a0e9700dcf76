/** What stands at a place of the page: the addressee of a letter, its sender, any frame. */
import { FrameAnchorType, FrameWrap, HeightRule } from 'docx';
import type { FileChild, Paragraph } from 'docx';
import { FENETRE } from '#actes/enveloppe';
import type { Block, Paper, Run } from '#actes/model';
import { mm } from '../styles';
import type { Margins } from '../styles';
import { paragraph, plain } from './runs';

/** In millimetres from the top left corner of the page. */
type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Lines at a place. A frame too small for its words grows rather than hide any. */
function framed(lines: readonly (readonly Run[])[], place: Place, style: string): Paragraph[] {
  return lines.map((runs) =>
    paragraph(style, runs, {
      frame: {
        type: 'absolute',
        position: { x: mm(place.x), y: mm(place.y) },
        width: mm(place.width),
        height: mm(place.height),
        rule: HeightRule.ATLEAST,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        wrap: FrameWrap.AROUND,
      },
    }),
  );
}

export const frame = ({ lines, ...place }: Extract<Block, { kind: 'frame' }>): FileChild[] =>
  framed(lines.length === 0 ? [[]] : lines, place, 'Cadre');

/** Room kept between the sender and the window, and below the window, in millimetres. */
const GAP = 5;

/** Under the letterhead of the institution, when it has one. */
export const TOP_OF_IMAGE = 12;

/** Where the sender begins: at the head of the text, or below the image of the institution. */
export const senderTop = (paper: Paper | undefined, margins: Margins): number =>
  Math.max(margins.top, paper?.image === undefined ? 0 : TOP_OF_IMAGE + paper.image.height + 3);

/** « Objet : mise en demeure », its label in bold; a line without one is bold whole. */
export function referenceRuns(line: string): readonly Run[] {
  const label = /^([^:]{1,30}\u00A0:)(.*)$/su.exec(line);
  return label === null
    ? [{ kind: 'text', text: line, bold: true }]
    : [
        { kind: 'text', text: label[1] ?? '', bold: true },
        { kind: 'text', text: ' ' },
        ...plain(label[2] ?? ''),
      ];
}

/**
 * Sender on the left, addressee in the window of an envelope, then place and date, as French letters go
 * (NF Z 11-001).
 */
export function letterhead(
  block: Extract<Block, { kind: 'letterhead' }>,
  paper: Paper | undefined,
  margins: Margins,
): FileChild[] {
  const [first, ...rest] = block.sender;
  const top = senderTop(paper, margins);
  const bottom = FENETRE.y + FENETRE.height + GAP;
  return [
    ...framed(
      first === undefined
        ? [[]]
        : [[{ kind: 'text', text: first, bold: true }], ...rest.map((line) => plain(line))],
      {
        x: margins.left,
        y: top,
        width: FENETRE.x - GAP - margins.left,
        height: GAP,
      },
      'Expediteur',
    ),
    ...(block.recipient.length === 0
      ? []
      : framed(
          block.recipient.map((line) => plain(line)),
          FENETRE,
          'Destinataire',
        )),
    // Where the frames leave room beside them, a word processor fills it: the letter begins below the window.
    paragraph('LieuDate', plain(block.placeAndDate), {
      spacing: { before: mm(Math.max(bottom - margins.top, GAP)) },
    }),
    ...block.references.map((line, index) =>
      paragraph(
        'Reference',
        referenceRuns(line),
        index === block.references.length - 1 ? { spacing: { after: mm(5) } } : {},
      ),
    ),
  ];
}
