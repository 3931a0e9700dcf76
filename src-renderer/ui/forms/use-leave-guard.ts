import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useBlocker } from 'react-router';
import type { Location } from 'react-router';

export type LeaveGuard = {
  /** The user is being asked whether to leave. */
  readonly asking: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
};

/**
 * Asks before leaving a form with unsaved values, by a link, a shortcut or the back button; closing
 * or reloading asks too, by the browser's own dialog or the application's (src-main/electron). `placeOf`: what of an
 * address, once it changes, loses the values.
 */
export function useLeaveGuard(
  dirty: RefObject<boolean>,
  placeOf: (location: Location) => string = pathOf,
): LeaveGuard {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty.current && placeOf(currentLocation) !== placeOf(nextLocation),
  );

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [dirty]);

  return {
    asking: blocker.state === 'blocked',
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
  };
}

const pathOf = ({ pathname }: Location): string => pathname;
