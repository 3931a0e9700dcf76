import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Gives the focus to the content: where the keyboard goes on once what held it is gone. */
export function focusContent(): void {
  document.getElementById('contenu')?.focus({ preventScroll: true });
}

/**
 * Gives the focus to what has just arrived on the screen, unless a dialog was opened meanwhile: it keeps what is typed
 * in it.
 */
export function focusArrived(element: HTMLElement | null | undefined): void {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
  element?.focus({ preventScroll: true });
}

/**
 * For a button whose act removes it from the page: the focus it takes away goes to the content, not to nowhere, so
 * that the keyboard goes on from there.
 */
export function useFocusHandover<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element !== null && document.activeElement === element) focusContent();
    };
  }, []);
  return ref;
}
