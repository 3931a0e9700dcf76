import type { ReactNode } from 'react';
import type { Run } from '#actes/model';

/** Same length as the text: one letter for one, without its accent nor its case. */
const fold = (text: string): string =>
  Array.from(text)
    .map((letter) => {
      const base = letter.normalize('NFD').charAt(0).toLowerCase();
      return base.length === letter.length ? base : letter;
    })
    .join('')
    .replaceAll('\u00A0', ' ')
    .replaceAll('’', "'");

export const plainText = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : '\n')).join('');

/** Where a searched text stands, whatever its accents, case, apostrophes and spaces. */
export function matchesIn(text: string, query: string): readonly (readonly [number, number])[] {
  const needle = fold(query.trim());
  if (needle.length < 2) return [];
  const hay = fold(text);
  const found: (readonly [number, number])[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}

/** Printed text: bold, italic, raised letters, line breaks, and the passages searched for. */
export function RunsText({ runs, query = '' }: { readonly runs: readonly Run[]; readonly query?: string }) {
  const found = matchesIn(plainText(runs), query);
  const cuts = found.flat();
  const nodes: ReactNode[] = [];
  let offset = 0;
  for (const run of runs) {
    if (run.kind === 'break') {
      nodes.push(<br key={offset} />);
      offset += 1;
      continue;
    }
    const start = offset;
    const end = start + run.text.length;
    const edges = [start, ...cuts.filter((cut) => cut > start && cut < end), end];
    const pieces = edges.slice(0, -1).map((from, index) => {
      const piece = run.text.slice(from - start, (edges[index + 1] ?? end) - start);
      return found.some(([low, high]) => from >= low && from < high) ? (
        <mark key={from} data-passage>
          {piece}
        </mark>
      ) : (
        piece
      );
    });
    let node: ReactNode = pieces;
    if (run.superscript === true) node = <sup>{node}</sup>;
    if (run.italic === true) node = <em>{node}</em>;
    if (run.bold === true) node = <strong>{node}</strong>;
    nodes.push(<span key={offset}>{node}</span>);
    offset = end;
  }
  return <>{nodes}</>;
}
