/**
 * The look of the acts: A4, the serif that every word processor has, sober headings. No emblem and no institution's
 * font: a co-signed act is nobody's letterhead; a letter bears what its institution gave (DocumentModel.paper).
 */
import { AlignmentType, LevelFormat, LineRuleType } from 'docx';
import type { INumberingOptions, IStylesOptions } from 'docx';
import type { Paper } from '#actes/model';

export const FONT = 'Times New Roman';
/** Boxes to tick: the font of the acts draws none. */
export const BOX_FONT = 'Segoe UI Symbol';

/** Twentieths of a point: 567 to the centimetre. */
export const cm = (length: number): number => Math.round(length * 567);
/** Millimetres, in twentieths of a point. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);

/** A4, upright, in millimetres. */
export const PAGE = { width: 210, height: 297 } as const;
export type Margins = NonNullable<Paper['margins']>;
export const MARGINS: Margins = { top: 25, right: 25, bottom: 25, left: 25 };
/** Of an upright page with its ordinary margins, in twentieths of a point. */
export const TEXT_WIDTH = mm(PAGE.width) - mm(MARGINS.left) - mm(MARGINS.right);

/** Half-points. */
const pt = (size: number): number => size * 2;
/** Spacing, in twentieths of a point. */
const space = (points: number): number => points * 20;

const INK = '1B2A41';
const GREY = '555555';

export const LIST = 'liste-tirets';

/** Left edge of the text of a list item, by level. */
const NIVEAUX = [1, 2, 3, 4, 5] as const;
const INDENT = { 1: cm(1), 2: cm(1.9), 3: cm(2.8), 4: cm(3.7), 5: cm(4.6) } as const;
const HANGING = cm(0.6);
/** Left edge of what is quoted, and the bar that runs along it. */
const QUOTE = cm(0.9);
const BAR = { style: 'single', size: 8, space: 8, color: 'B8C0CC' } as const;
/** Of a quoted list: a bar stands 31 points from its paragraph at most, and it is to stay where it is. */
const QUOTED_INDENT = { 1: cm(1), 2: cm(1.4), 3: cm(1.4), 4: cm(1.4), 5: cm(1.4) } as const;
const QUOTED_SHIFT = { 1: 11, 2: 23, 3: 23, 4: 23, 5: 23 } as const;

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: pt(11.5),
        language: { value: 'fr-FR', eastAsia: 'fr-FR', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: space(6), line: 259, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: pt(15), bold: true, color: INK },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: space(6), after: space(16), line: 288, lineRule: LineRuleType.AUTO },
        keepLines: true,
      },
    },
    heading1: {
      run: { font: FONT, size: pt(11.5), bold: true, color: INK },
      paragraph: {
        spacing: { before: space(18), after: space(7) },
        keepNext: true,
        keepLines: true,
        outlineLevel: 0,
      },
    },
    heading2: {
      run: { font: FONT, size: pt(11), bold: true, italics: true, color: INK },
      paragraph: {
        spacing: { before: space(12), after: space(5) },
        keepNext: true,
        keepLines: true,
        outlineLevel: 1,
      },
    },
    heading3: {
      run: { font: FONT, size: pt(11), italics: true, color: INK },
      paragraph: {
        spacing: { before: space(10), after: space(4) },
        keepNext: true,
        keepLines: true,
        outlineLevel: 2,
      },
    },
  },
  // docx bases its own character styles on this one without writing it.
  characterStyles: [
    { id: 'DefaultParagraphFont', name: 'Default Paragraph Font', uiPriority: 1, semiHidden: true },
  ],
  paragraphStyles: [
    {
      id: 'SousTitre',
      name: 'Sous-titre d’acte',
      basedOn: 'Normal',
      next: 'Alinea',
      run: { size: pt(12), italics: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: space(18) } },
    },
    {
      id: 'Alinea',
      name: 'Alinéa',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH },
    },
    {
      id: 'Visa',
      name: 'Visa',
      basedOn: 'Alinea',
      next: 'Visa',
      quickFormat: true,
      paragraph: { spacing: { after: space(7) }, keepLines: true },
    },
    {
      id: 'Formule',
      name: 'Formule',
      basedOn: 'Normal',
      next: 'Alinea',
      run: { bold: true, size: pt(11.5) },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: space(14), after: space(10) },
        keepNext: true,
        keepLines: true,
      },
    },
    ...NIVEAUX.flatMap((level) => [
      {
        id: `Liste${level}`,
        name: `Liste à tirets ${level}`,
        basedOn: 'Alinea',
        quickFormat: true,
        paragraph: { spacing: { after: space(4) } },
      },
      {
        id: `ListeMarquee${level}`,
        name: `Liste numérotée par l’acte ${level}`,
        basedOn: 'Alinea',
        quickFormat: true,
        paragraph: {
          spacing: { after: space(4) },
          indent: { left: INDENT[level], hanging: HANGING },
          leftTabStop: INDENT[level],
        },
      },
    ]),
    {
      id: 'CitationActe',
      name: 'Citation d’acte',
      basedOn: 'Alinea',
      paragraph: {
        indent: { left: QUOTE, right: cm(0.6) },
        spacing: { after: space(4) },
        border: { left: BAR },
      },
    },
    ...NIVEAUX.map((level) => ({
      id: `CitationListe${level}`,
      name: `Liste citée ${level}`,
      basedOn: 'CitationActe',
      paragraph: {
        indent: { left: QUOTE + QUOTED_INDENT[level], right: cm(0.6), hanging: HANGING },
        leftTabStop: QUOTE + QUOTED_INDENT[level],
        border: { left: { ...BAR, space: BAR.space + QUOTED_SHIFT[level] } },
      },
    })),
    {
      id: 'Expediteur',
      name: 'Expéditeur',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 0, line: 250, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Destinataire',
      name: 'Destinataire',
      basedOn: 'Normal',
      run: { size: pt(11) },
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO }, keepLines: true },
    },
    {
      id: 'Cadre',
      name: 'Cadre',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'LieuDate',
      name: 'Lieu et date',
      basedOn: 'Normal',
      paragraph: { indent: { left: cm(8.2) }, spacing: { before: space(18), after: space(18) } },
    },
    { id: 'Reference', name: 'Référence', basedOn: 'Normal', paragraph: { spacing: { after: space(2) } } },
    {
      id: 'CodeImprime',
      name: 'Code imprimé',
      basedOn: 'Normal',
      run: { size: pt(8), color: GREY },
      paragraph: {
        spacing: { before: 0, after: space(2), line: 240, lineRule: LineRuleType.AUTO },
        keepLines: true,
      },
    },
    {
      id: 'Cloture',
      name: 'Clôture de l’acte',
      basedOn: 'Normal',
      paragraph: { spacing: { before: space(14), after: space(4) }, keepNext: true },
    },
    {
      id: 'PartieSignataire',
      name: 'Partie signataire',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: space(10), after: space(6) },
        keepNext: true,
      },
    },
    {
      id: 'Signataire',
      name: 'Signataire',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } },
    },
    {
      id: 'LegendeTableau',
      name: 'Légende de tableau',
      basedOn: 'Normal',
      run: { bold: true, size: pt(10.5) },
      paragraph: { spacing: { before: space(18), after: space(5) }, keepNext: true },
    },
    {
      id: 'CelluleEntete',
      name: 'Cellule d’en-tête',
      basedOn: 'Normal',
      run: { bold: true, size: pt(9.5) },
      paragraph: {
        spacing: { before: space(2), after: space(2), line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
    {
      id: 'Cellule',
      name: 'Cellule',
      basedOn: 'Normal',
      run: { size: pt(9.5) },
      paragraph: { spacing: { before: space(2), after: space(2), line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'CelluleIntitule',
      name: 'Intitulé de ligne',
      basedOn: 'Cellule',
      run: { bold: true },
    },
    {
      id: 'EnTete',
      name: 'En-tête d’acte',
      basedOn: 'Normal',
      run: { size: pt(9), color: GREY },
      // The body starts under a header of any height, and not against it.
      paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: space(10) } },
    },
    {
      id: 'PiedDePage',
      name: 'Pied de page d’acte',
      basedOn: 'Normal',
      run: { size: pt(9), color: GREY },
      paragraph: {
        spacing: { after: 0 },
        border: { top: { style: 'single', size: 4, space: 4, color: 'B8C0CC' } },
      },
    },
    {
      id: 'RepereRegistre',
      name: 'Repère du registre',
      basedOn: 'Normal',
      run: { size: pt(7), color: GREY },
      paragraph: { spacing: { before: 40, after: 0 } },
    },
    {
      id: 'MentionActe',
      name: 'Mention portée sur l’acte',
      basedOn: 'Normal',
      run: { bold: true, size: pt(10), color: '9A1B1B' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: space(2) } },
    },
  ],
};

const dash = (niveau: (typeof NIVEAUX)[number]) =>
  ({
    level: niveau - 1,
    format: LevelFormat.BULLET,
    text: '–',
    alignment: AlignmentType.LEFT,
    style: {
      run: { font: FONT },
      paragraph: { indent: { left: INDENT[niveau], hanging: HANGING } },
    },
  }) as const;

export const numbering: INumberingOptions = { config: [{ reference: LIST, levels: NIVEAUX.map(dash) }] };

const font = (name: string, twin: string, panose: string, family: string): string =>
  `<w:font w:name="${name}"><w:altName w:val="${twin}"/><w:panose1 w:val="${panose}"/>` +
  `<w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** Tells a word processor without a font which one has the same widths. */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  font(FONT, 'Liberation Serif', '02020603050405020304', 'roman') +
  `${font(BOX_FONT, 'DejaVu Sans', '020B0502040204020203', 'swiss')}</w:fonts>`;
