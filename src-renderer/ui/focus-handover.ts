import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * For a button whose act removes it from the page: the focus it takes away goes to the content, not to nowhere, so
 * that the keyboard goes on from there.
 */
export function useFocusHandover<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element !== null && document.activeElement === element)
        document.getElementById('contenu')?.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}
