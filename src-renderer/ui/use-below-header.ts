import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Tells what sticks inside an element where the frame's header ends (`--below-header`): banners come and go in it.
 */
export function useBelowHeader<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const header = document.querySelector('header');
    if (header === null) return;
    const tell = () => {
      ref.current?.style.setProperty('--below-header', `${header.offsetHeight}px`);
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(header);
    return () => {
      observer.disconnect();
    };
  }, []);
  return ref;
}
