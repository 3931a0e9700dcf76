import { useSyncExternalStore } from 'react';
import type { AppError } from '#contract/reply';
import type { Avertissement } from '#domain/refus';

/** What the frame tells of the last action taken back, given again or refused, until closed or replaced. */
export type Announcement =
  | {
      readonly nature: 'done';
      readonly message: string;
      /** The way back: the entry to undo or redo, when there is one. */
      readonly next: { readonly sens: 'annuler' | 'retablir'; readonly seq: number } | null;
      /** What should be known of it, and blocks nothing. */
      readonly toKnow?: readonly Avertissement[];
      /** The screen where what follows is done. */
      readonly page?: string | null;
    }
  | {
      readonly nature: 'refused';
      readonly title: string;
      readonly error: AppError;
      /** The sensitive act in the way, that a rectification could take back. */
      readonly acte: { readonly seq: number; readonly libelle: string } | null;
    };

let current: Announcement | null = null;
/** The screen that what is said leads to, when it is not there yet. */
let awaited: string | null = null;
const listeners = new Set<() => void>();

/**
 * Says it in the frame, wherever it comes from; null: nothing more to say. `screen`: the address it leads to, where
 * it goes on being said once it is reached.
 */
export function announce(announcement: Announcement | null, screen: string | null = null): void {
  current = announcement;
  awaited = screen?.replace(/[?#].*/, '') ?? null;
  for (const listener of listeners) listener();
}

/** What was said of another screen leaves with it. */
export function changeScreen(pathname: string): void {
  if (pathname !== awaited) announce(null);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useAnnouncement = (): Announcement | null => useSyncExternalStore(subscribe, () => current);
