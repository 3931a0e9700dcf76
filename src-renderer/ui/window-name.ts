import { createContext, use, useEffect } from 'react';

/** How a part of a page names what it shows; the page puts it first in the title of the window. */
export const WindowNameContext = createContext<(name: string | null) => void>(() => undefined);

/** Names what is shown for as long as it is. */
export function useWindowName(name: string | null): void {
  const tell = use(WindowNameContext);
  useEffect(() => {
    tell(name);
    return () => tell(null);
  }, [tell, name]);
}
