import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export type PassageSearch = {
  readonly query: string;
  readonly found: number;
  /** From 0. */
  readonly current: number;
  readonly setQuery: (query: string) => void;
  readonly go: (step: number) => void;
};

const PASSAGE = 'mark[data-passage]';

/** Searches the text on the page: the passages are counted where they are drawn. `drawn`: what, when it changes, draws them anew. */
export function usePassages(drawn: unknown): readonly [RefObject<HTMLDivElement | null>, PassageSearch] {
  const body = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const [found, setFound] = useState(0);

  useEffect(() => {
    const marks = body.current?.querySelectorAll(PASSAGE) ?? [];
    setFound(marks.length);
    setCurrent(0);
    marks[0]?.scrollIntoView({ block: 'center' });
  }, [query, drawn]);

  useEffect(() => {
    body.current?.querySelectorAll(PASSAGE).forEach((mark, index) => {
      mark.toggleAttribute('data-current', index === current);
    });
  }, [current, found, query, drawn]);

  const go = (step: number) => {
    if (found === 0) return;
    const next = (current + step + found) % found;
    setCurrent(next);
    body.current?.querySelectorAll(PASSAGE)[next]?.scrollIntoView({ block: 'center' });
  };
  return [body, { query, found, current, setQuery, go }];
}
