import { useSyncExternalStore } from 'react';

/*
 * The past instant every question is asked about, for this window: it survives the going from screen to screen and
 * the reloading of the page, and ends with the tab.
 */

const KEY = 'registre.au';

const listeners = new Set<() => void>();
let au: string | null = window.sessionStorage.getItem(KEY);

/** As the application reads it (see contract/instant.ts, `parsePasse`); null in the present. */
export const pastInstant = (): string | null => au;

/** Moves the whole application to an instant, or back to the present. */
export function setPastInstant(next: string | null): void {
  if (next === au) return;
  au = next;
  if (next === null) window.sessionStorage.removeItem(KEY);
  else window.sessionStorage.setItem(KEY, next);
  for (const listener of listeners) listener();
}

export function onPastInstant(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The instant looked at, for a screen that says it. */
export function usePastInstant(): string | null {
  return useSyncExternalStore(onPastInstant, pastInstant);
}
