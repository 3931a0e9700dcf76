import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

export type PassageSearch = {
  readonly query: string;
  readonly found: number;
  /** From 0. */
  readonly current: number;
  readonly setQuery: (query: string) => void;
  readonly go: (step: number) => void;
};

const marksOf = (body: HTMLElement | null) =>
  Array.from(body?.querySelectorAll<HTMLElement>('mark[data-passage]') ?? []);

/** Searches the text on the page: the passages are counted where they are drawn. `drawn`: what, when it changes, draws them anew. */
export function usePassages(body: RefObject<HTMLElement | null>, drawn: unknown): PassageSearch {
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const [found, setFound] = useState(0);

  useEffect(() => {
    const marks = marksOf(body.current);
    setFound(marks.length);
    setCurrent(0);
    marks[0]?.scrollIntoView({ block: 'center' });
  }, [body, query, drawn]);

  useEffect(() => {
    marksOf(body.current).forEach((mark, index) => {
      mark.toggleAttribute('data-current', index === current);
    });
  }, [body, current, found, query, drawn]);

  const go = (step: number) => {
    if (found === 0) return;
    const next = (current + step + found) % found;
    setCurrent(next);
    marksOf(body.current)[next]?.scrollIntoView({ block: 'center' });
  };
  return { query, found, current, setQuery, go };
}
