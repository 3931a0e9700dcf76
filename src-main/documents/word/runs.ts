/** Words and paragraphs of a DOCX, tracked changes included. */
import { DeletedTextRun, InsertedTextRun, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import type { Revision, Run } from '#actes/model';
import { runs as runsOf } from '#actes/typographie';
import { BOX_FONT } from '../styles';
import { xmlText } from '../xml-text';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type ParagraphDress = Omit<IParagraphOptions, 'children' | 'text'>;

/**
 * What tells the tracked changes of a document apart. A document is built in one go, without a pause, so one count is
 * enough; it starts again with each, for two prints of one act must be the same bytes.
 */
const suivi = { changes: 0, paragraphs: 0 };

/** To call before each document. */
export function restartTracking(): void {
  [suivi.changes, suivi.paragraphs] = [0, 0];
}

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
export function run(options: IRunOptions, revision: Revision | undefined, minute = 0): ParagraphChild {
  if (revision === undefined) return new TextRun(options);
  const tracked = { ...options, ...tracking(revision, minute) };
  return revision.kind === 'ins' ? new InsertedTextRun(tracked) : new DeletedTextRun(tracked);
}

/** A box to tick has a font of its own: that of the acts does not draw it. */
const BOXES = /([☐☑☒])/u;

/** The runs of one paragraph; `whole` is its own revision, when it came or went whole. */
export function textRuns(runs: readonly Run[], whole?: Revision): ParagraphChild[] {
  const minute = minuteOf(whole);
  return runs.flatMap((one) => {
    if (one.kind === 'break') return [run({ break: 1 }, one.revision, minute)];
    const { bold, italic, superscript, verbatim, revision } = one;
    return xmlText(one.text)
      .split('\n')
      .flatMap((line, index) =>
        line.split(BOXES).flatMap((text, piece) => {
          if (text === '' && piece > 0) return [];
          const options: Writable<IRunOptions> = { text };
          if (index > 0 && piece === 0) options.break = 1;
          if (bold === true) options.bold = true;
          if (italic === true) options.italics = true;
          if (superscript === true) options.superScript = true;
          if (verbatim === true) options.noProof = true;
          if (piece % 2 === 1) options.font = BOX_FONT;
          return [run(options, revision, minute)];
        }),
      );
  });
}

/**
 * The mark that ends a paragraph, tracked with it: without it, a paragraph whose words all go would stay, empty.
 */
export function trackedMark(revision: Revision | undefined): ParagraphDress {
  if (revision === undefined) return {};
  const mark = tracking(revision);
  return { run: revision.kind === 'ins' ? { insertion: mark } : { deletion: mark } };
}

/** A row that comes or goes with its table. */
export function trackedRow(revision: Revision | undefined) {
  if (revision === undefined) return {};
  const mark = tracking(revision);
  return revision.kind === 'ins' ? { insertion: mark } : { deletion: mark };
}

/** A string of the model as runs: « 1er » is raised there too. */
export const plain = runsOf;

/** A string of the model that typography must not touch. */
export const verbatim = (text: string): readonly Run[] => [{ kind: 'text', text, verbatim: true }];

export const paragraph = (
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

/** An empty line that takes no room: what a table needs after it. */
export const spacer = (revision?: Revision, keepNext = false): Paragraph =>
  new Paragraph({
    spacing: { before: 0, after: 0 },
    ...(keepNext ? { keepNext: true } : {}),
    ...trackedMark(revision),
  });
