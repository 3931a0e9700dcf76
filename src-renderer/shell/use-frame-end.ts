import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Tells what sticks below the header where it ends (`--frame-end`): banners come and go in it. Nothing, where it
 * scrolls away with the page.
 */
export function useFrameEnd(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const header = ref.current;
    if (header === null) return;
    const tell = () => {
      const sticks = getComputedStyle(header).position === 'sticky';
      document.documentElement.style.setProperty('--frame-end', `${sticks ? header.offsetHeight : 0}px`);
    };
    // It tells at once, when the layout is made anyway.
    const observer = new ResizeObserver(tell);
    observer.observe(header);
    window.addEventListener('resize', tell);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', tell);
    };
  }, []);
  return ref;
}
