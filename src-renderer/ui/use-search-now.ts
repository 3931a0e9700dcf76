import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

/**
 * What the address says, known at once where it is changed: the router gives a new address a moment later, and a
 * field that waited for it would go back, for that moment, to what it showed before.
 */
export function useSearchNow(): readonly [URLSearchParams, (next: URLSearchParams) => void] {
  const [params, setParams] = useSearchParams();
  const real = params.toString();
  const [ahead, setAhead] = useState<{ readonly from: string; readonly to: string } | null>(null);
  if (ahead !== null && ahead.from !== real) setAhead(null);
  const shown = ahead?.from === real ? ahead.to : real;
  const now = useMemo(() => new URLSearchParams(shown), [shown]);
  const put = (next: URLSearchParams) => {
    setAhead({ from: real, to: next.toString() });
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return [now, put];
}
