import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

const CHANGE = '[data-changed]';
const HEADING = 'h3, h4, h5, h6, [data-nature="intitule"]';

/** One passage that changed: the heading it stands under, who changed it, the words that went and those that came. */
export type Change = {
  readonly article: string;
  readonly authors: readonly string[];
  readonly removed: string;
  readonly added: string;
};

/** Where the reader is among the changes. */
export type Changes = {
  readonly all: readonly Change[];
  /** From 0; -1 before the first one is asked for. */
  readonly current: number;
  readonly go: (step: 1 | -1) => void;
  readonly goTo: (rank: number) => void;
};

const authorsOf = (change: HTMLElement): readonly string[] => [
  ...new Set(
    Array.from(change.querySelectorAll<HTMLElement>('[data-auteur]')).map(
      ({ dataset }) => dataset.auteur ?? '',
    ),
  ),
];

/** What one reads, without what is only said to those who do not see the marks. */
function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const said of copy.querySelectorAll('[data-said]')) said.remove();
  return copy.textContent.trim();
}

const marked = (change: HTMLElement, mark: 'ins' | 'del'): string =>
  Array.from(change.querySelectorAll(mark), wordsOf)
    .filter((words) => words !== '')
    .join(' … ');

/** The heading of a change: its words once changed, or those it had. */
function headingOf(heading: Element): string {
  const copy = heading.cloneNode(true) as Element;
  if (copy.querySelector('ins') !== null) for (const gone of copy.querySelectorAll('del')) gone.remove();
  return wordsOf(copy);
}

function changesOf(body: HTMLElement): readonly Change[] {
  let article = '';
  const found: Change[] = [];
  for (const node of body.querySelectorAll<HTMLElement>(`${CHANGE}, ${HEADING}`)) {
    const headings = node.matches(HEADING) ? [node] : [...node.querySelectorAll(HEADING)];
    const words = headings.map(headingOf).filter((said) => said !== '');
    article = words.at(-1) ?? article;
    if (node.matches(CHANGE))
      found.push({
        article,
        authors: authorsOf(node),
        removed: marked(node, 'del'),
        added: marked(node, 'ins'),
      });
  }
  return found;
}

/**
 * What changed, as it is drawn, and the way from one change to another: each is shown, marked, and given the focus.
 * `drawn`: what draws them anew.
 */
export function useChanges(drawn: unknown): readonly [RefObject<HTMLDivElement | null>, Changes] {
  const body = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState<readonly Change[]>([]);
  const [current, setCurrent] = useState(-1);

  useEffect(() => {
    setAll(body.current === null ? [] : changesOf(body.current));
    setCurrent(-1);
  }, [drawn]);

  const goTo = (rank: number) => {
    const changes = Array.from(body.current?.querySelectorAll<HTMLElement>(CHANGE) ?? []);
    changes.forEach((change, index) => {
      change.toggleAttribute('data-current', index === rank);
    });
    const change = changes[rank];
    if (change !== undefined) {
      change.tabIndex = -1;
      change.scrollIntoView({ block: 'center' });
      change.focus({ preventScroll: true });
    }
    setCurrent(rank);
  };
  const go = (step: 1 | -1) => {
    if (all.length === 0) return;
    const from = current < 0 && step < 0 ? 0 : current;
    goTo((from + step + all.length) % all.length);
  };
  return [body, { all, current, go, goTo }];
}
