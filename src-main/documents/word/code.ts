/** A code for machines, printed as an image with its words below. */
import { ImageRun, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Block } from '#actes/model';
import { imageDeCode } from '../../codes/ecrire';
import { xmlText } from '../xml-text';
import { paragraph, plain } from './runs';

/** How many codes the document already has: docx would number them from one print to the next. */
let drawings = 0;

/** To call before each document. */
export function restartDrawings(): void {
  drawings = 0;
}

/** Millimetres in pixels, 96 to the inch, as docx counts the sides of an image. */
export const pixels = (length: number): number => (length * 96) / 25.4;

/** One drawing of the code. */
function dessin(contenu: string): ImageRun {
  const { png, cote } = imageDeCode(contenu);
  drawings += 1;
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: pixels(cote), height: pixels(cote) },
    altText: {
      id: String(drawings),
      name: `Code ${drawings}`,
      description: xmlText(`Code lu par les machines\u00A0: ${contenu}`),
    },
  });
}

/** The code as an image, and what it says to people, on one page. `width`: of the line, in twentieths of a point. */
export function code(
  { contenu, libelle, deuxFois }: Extract<Block, { kind: 'code' }>,
  keepNext: boolean,
  width: number,
): Paragraph[] {
  const twice = deuxFois === true;
  return [
    new Paragraph({
      style: 'CodeImprime',
      keepNext: true,
      ...(twice ? { tabStops: [{ type: TabStopType.RIGHT, position: width }] } : {}),
      children: twice
        ? [dessin(contenu), new TextRun({ children: [new Tab()] }), dessin(contenu)]
        : [dessin(contenu)],
    }),
    paragraph('CodeImprime', plain(libelle), keepNext ? { keepNext: true } : {}),
  ];
}
