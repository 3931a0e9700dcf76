import { useState } from 'react';

/** The last answer that came, kept while the next one is on its way or is a refusal: the screen never goes blank. */
export function useKept<T>(data: T | undefined): T | undefined {
  const [kept, setKept] = useState(data);
  if (data !== undefined && data !== kept) setKept(data);
  return data ?? kept;
}
