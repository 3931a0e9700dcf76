import { useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Palette } from './palette/palette';

let opened = false;
const listeners = new Set<() => void>();
function setOpened(next: boolean): void {
  opened = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Opens the palette, or as soon as it is there. */
export const openSearch = (): void => setOpened(true);
export const toggleSearch = (): void => setOpened(!opened);

/** The palette, as long as it is open. */
export function Search(): ReactNode {
  const shown = useSyncExternalStore(subscribe, () => opened);
  useEffect(() => () => setOpened(false), []);
  return shown ? <Palette onClose={() => setOpened(false)} /> : null;
}
