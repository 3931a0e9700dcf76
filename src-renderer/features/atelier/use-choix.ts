import { useCallback, useEffect, useRef, useState } from 'react';
import { lireSelection } from './selection';
import type { Choix } from './selection';

const SETTLE_MS = 120;

/** What is selected in the text, once the hand rests; kept while the keyboard goes to the actions. */
export function useChoix(enabled: boolean) {
  const root = useRef<HTMLElement>(null);
  const [choix, setChoix] = useState<Choix | null>(null);
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setChoix(null);
  }, []);
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let held = false;
    const read = () => {
      clearTimeout(timer);
      if (held) return;
      timer = setTimeout(() => {
        if (root.current === null) return;
        // The keyboard is on the actions of the words picked.
        if (document.activeElement?.closest('[data-barre]') !== null && document.activeElement !== null)
          return;
        setChoix(lireSelection(root.current, document.getSelection()));
      }, SETTLE_MS);
    };
    const down = (event: PointerEvent) => {
      held = !(event.target instanceof Element && event.target.closest('[data-barre]') !== null);
    };
    const up = () => {
      held = false;
      read();
    };
    document.addEventListener('selectionchange', read);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', read);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
    };
  }, [enabled]);
  return { root, choix, clear };
}
