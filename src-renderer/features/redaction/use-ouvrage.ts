import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Changer, Ouvrage } from './ouvrage';

/** What is typed is kept once the hand rests: a large text is not written out at each key. */
const REST_MS = 800;

/**
 * The convention being written. `keep` is given what there is when the hand rests, and when the screen goes; null once
 * there is nothing more to keep.
 */
export function useOuvrage(
  initial: Ouvrage,
  {
    begun,
    keep,
  }: {
    /** There is already something to lose: a file that was read, a draft. */
    readonly begun: boolean;
    readonly keep: (ouvrage: Ouvrage) => void;
  },
): {
  readonly ouvrage: Ouvrage;
  readonly changer: Changer;
  readonly dirty: RefObject<boolean>;
  /** Nothing is left to keep: recorded, or erased. */
  readonly done: () => void;
} {
  const [ouvrage, setOuvrage] = useState(initial);
  const current = useRef(initial);
  const dirty = useRef(begun);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const over = useRef(false);
  const write = useRef(keep);
  useEffect(() => {
    write.current = keep;
  }, [keep]);

  const changer = useCallback<Changer>((change) => {
    const next = change(current.current);
    if (next === current.current) return;
    current.current = next;
    dirty.current = true;
    setOuvrage(next);
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      waiting.current = null;
      if (!over.current) write.current(current.current);
    }, REST_MS);
  }, []);

  useEffect(
    () => () => {
      if (waiting.current === null) return;
      clearTimeout(waiting.current);
      if (!over.current) write.current(current.current);
    },
    [],
  );

  const done = useCallback(() => {
    over.current = true;
    dirty.current = false;
  }, []);
  return { ouvrage, changer, dirty, done };
}
