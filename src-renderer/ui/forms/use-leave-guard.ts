import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useBlocker } from 'react-router';

export type LeaveGuard = {
  /** The user is being asked whether to leave. */
  readonly asking: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
};

/**
 * Asks before leaving a form with unsaved values, by a link, a shortcut or the back button. `askOnClose`: the
 * browser asks too before it closes or reloads the page (a window of the application has no such dialog).
 */
export function useLeaveGuard(dirty: RefObject<boolean>, askOnClose: boolean): LeaveGuard {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty.current && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!askOnClose) return;
    const onUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [askOnClose, dirty]);

  return {
    asking: blocker.state === 'blocked',
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
  };
}
