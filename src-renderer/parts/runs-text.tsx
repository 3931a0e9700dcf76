import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Revision, Run } from '#actes/model';
import { foldLetters } from '#domain/french';
import { RevisionMark } from './revision';

export const plainText = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : '\n')).join('');

/** Where a searched text stands, whatever its accents, case, apostrophes and spaces. */
export function matchesIn(text: string, query: string): readonly (readonly [number, number])[] {
  const needle = foldLetters(query.trim());
  if (needle.length < 2) return [];
  const hay = foldLetters(text);
  const found: (readonly [number, number])[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}

/** A stretch of the printed text that wears something of its own: the stretches follow one another and cover it all. */
export type Stretch = {
  /** In printed characters. */
  readonly length: number;
  readonly wrap: ((content: ReactNode) => ReactNode) | null;
};

type Group = {
  readonly start: number;
  readonly stretch: number;
  readonly revision: Revision | undefined;
  readonly nodes: ReactNode[];
};

function endsOf(stretches: readonly Stretch[]): readonly number[] {
  const ends: number[] = [];
  for (const { length } of stretches) ends.push((ends.at(-1) ?? 0) + length);
  return ends;
}

const sameRevision = (a: Revision | undefined, b: Revision | undefined): boolean =>
  a === b || (a?.kind === b?.kind && a?.author === b?.author && a?.date === b?.date);

/** One run, with the searched passages it holds. */
function dressed(run: Extract<Run, { kind: 'text' }>, pieces: ReactNode): ReactNode {
  let node: ReactNode = pieces;
  if (run.superscript === true) node = <sup>{node}</sup>;
  if (run.italic === true) node = <em>{node}</em>;
  if (run.bold === true) node = <strong>{node}</strong>;
  return node;
}

/**
 * Printed text: bold, italic, raised letters, line breaks, tracked changes, the passages searched for, and the
 * stretches that wear something of their own.
 */
export function RunsText({
  runs,
  query = '',
  stretches = [],
}: {
  readonly runs: readonly Run[];
  readonly query?: string;
  readonly stretches?: readonly Stretch[];
}) {
  const found = matchesIn(plainText(runs), query);
  const ends = endsOf(stretches);
  const cuts = [...found.flat(), ...ends].sort((a, b) => a - b);
  const groups: Group[] = [];
  const add = (start: number, revision: Revision | undefined, node: ReactNode) => {
    const stretch = ends.findIndex((end) => start < end);
    const last = groups.at(-1);
    if (last?.stretch === stretch && sameRevision(last.revision, revision)) {
      last.nodes.push(node);
    } else {
      groups.push({ start, stretch, revision, nodes: [node] });
    }
  };
  let offset = 0;
  for (const run of runs) {
    if (run.kind === 'break') {
      add(offset, run.revision, <br key={offset} />);
      offset += 1;
      continue;
    }
    const start = offset;
    const end = start + run.text.length;
    const edges = [...new Set([start, ...cuts.filter((cut) => cut > start && cut < end), end])];
    for (const [index, from] of edges.slice(0, -1).entries()) {
      const piece = run.text.slice(from - start, (edges[index + 1] ?? end) - start);
      const match = found.find(([low, high]) => from >= low && from < high);
      // A match cut by a change of dress is still one passage: only its first piece counts.
      const content =
        match === undefined ? (
          piece
        ) : (
          <mark data-match data-passage={match[0] === from || undefined}>
            {piece}
          </mark>
        );
      add(from, run.revision, <span key={from}>{dressed(run, content)}</span>);
    }
    offset = end;
  }
  return (
    <>
      {groups.map(({ start, stretch, revision, nodes }) => {
        const wrap = stretches[stretch]?.wrap ?? null;
        const content = wrap === null ? nodes : wrap(nodes);
        return revision === undefined ? (
          <Fragment key={start}>{content}</Fragment>
        ) : (
          <RevisionMark key={start} kind={revision.kind} author={revision.author}>
            {content}
          </RevisionMark>
        );
      })}
    </>
  );
}
