import { useCallback, useEffect, useRef } from 'react';

type Palette = Pick<typeof import('./search'), 'openSearch' | 'toggleSearch'>;

/**
 * Ctrl + K, from anywhere: the caret may be in a field, a dialog may be open. Asked for while its code is still being
 * fetched, the palette opens as soon as it is there, however often the keys are pressed. `onAsked` has it fetched and
 * shown; answers how to open it otherwise.
 */
export function useSearchKey(onAsked: () => void): () => void {
  const palette = useRef<Palette>(null);
  const open = useCallback(() => {
    onAsked();
    void import('./search').then((fetched) => {
      palette.current = fetched;
      fetched.openSearch();
    });
  }, [onAsked]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!asked || event.key.toLowerCase() !== 'k') return;
      // The browser has a use for it too.
      event.preventDefault();
      if (palette.current === null) open();
      else palette.current.toggleSearch();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [open]);
  return open;
}
