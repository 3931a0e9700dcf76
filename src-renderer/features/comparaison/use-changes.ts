import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

const CHANGE = '[data-changed]';

const authorsOf = (change: HTMLElement | undefined): readonly string[] => [
  ...new Set(
    Array.from(change?.querySelectorAll<HTMLElement>('[data-auteur]') ?? []).map(
      ({ dataset }) => dataset.auteur ?? '',
    ),
  ),
];

/** Where the reader is among the changes. */
export type Changes = {
  readonly count: number;
  /** From 0; -1 before the first one is asked for. */
  readonly current: number;
  readonly authors: readonly string[];
  readonly go: (step: 1 | -1) => void;
};

/** Goes from change to change where they are drawn: each one is shown, marked, and given the focus. `drawn`: what draws them anew. */
export function useChanges(drawn: unknown): readonly [RefObject<HTMLDivElement | null>, Changes] {
  const body = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const [at, setAt] = useState<{ readonly current: number; readonly authors: readonly string[] }>({
    current: -1,
    authors: [],
  });

  useEffect(() => {
    const changes = body.current?.querySelectorAll(CHANGE) ?? [];
    setCount(changes.length);
    setAt({ current: -1, authors: [] });
  }, [drawn]);

  const go = (step: 1 | -1) => {
    const changes = Array.from(body.current?.querySelectorAll<HTMLElement>(CHANGE) ?? []);
    if (changes.length === 0) return;
    const from = at.current < 0 && step < 0 ? 0 : at.current;
    const current = (from + step + changes.length) % changes.length;
    changes.forEach((change, index) => {
      change.toggleAttribute('data-current', index === current);
    });
    const change = changes[current];
    if (change !== undefined) {
      change.tabIndex = -1;
      change.scrollIntoView({ block: 'center' });
      change.focus({ preventScroll: true });
    }
    setAt({ current, authors: authorsOf(change) });
  };
  return [body, { count, ...at, go }];
}
