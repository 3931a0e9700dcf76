import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Tells an element how much of the window stands above it (`--above`), so that it takes the rest: what is above comes
 * and goes.
 */
export function useFill<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const tell = () => {
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--above', `${top}px`);
    };
    tell();
    const observer = new ResizeObserver(tell);
    for (const one of [document.querySelector('header'), element.parentElement])
      if (one !== null) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return ref;
}
