import { useEffect, useRef } from 'react';
import type { Query } from '../../rpc/query';

/**
 * Asks again when the page opens: backups are made, and keys plugged in, without a word in the journal, which is what
 * tells the other screens that they are old.
 */
export function useFresh({ data, refetch }: Pick<Query<unknown>, 'data' | 'refetch'>): void {
  const known = useRef(data !== undefined);
  useEffect(() => {
    if (known.current) refetch();
  }, [refetch]);
}
