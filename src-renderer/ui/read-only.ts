import { createContext } from 'react';

/** Why nothing can be recorded from the screens below; null when it can. */
export const ReadOnlyContext = createContext<string | null>(null);
