/** Paragraphs of an act's text: alinéas, items, quotations. */
import { AlignmentType, Paragraph, Tab, TextRun } from 'docx';
import type { Block } from '#actes/model';
import { LIST } from '../styles';
import { xmlText } from '../xml-text';
import { paragraph, run, textRuns, trackedMark } from './runs';
import type { ParagraphDress } from './runs';

export const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

export function item(block: Extract<Block, { kind: 'item' }>, keepNext: boolean): Paragraph {
  const dress: ParagraphDress = keepNext ? { keepNext: true } : {};
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
export function quote(
  { runs, liste, keepWithNext }: Extract<Block, { kind: 'quote' }>,
  keep: boolean,
): Paragraph {
  const dress: ParagraphDress = keepWithNext === true || keep ? { keepNext: true } : {};
  if (liste === undefined) return paragraph('CitationActe', runs, dress);
  return new Paragraph({
    style: `CitationListe${liste.level}`,
    widowControl: true,
    ...(keep ? { keepNext: true } : {}),
    children: [new TextRun({ children: [xmlText(liste.marker ?? '–'), new Tab()] }), ...textRuns(runs)],
  });
}
