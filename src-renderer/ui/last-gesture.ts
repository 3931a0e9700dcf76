import { use, useCallback, useEffect } from 'react';
import { UNSAFE_DataRouterContext, UNSAFE_DataRouterStateContext, useNavigate } from 'react-router';
import type { Location, NavigateOptions } from 'react-router';

/**
 * The path the person has gone to, or is on the way to, since the gesture; null while nothing was asked since. Asked
 * after a wait, by what was begun before it.
 */
export type Elsewhere = () => string | null;

/**
 * The visit under way: one object for each time an address is gone to, were it the one already shown. Two addresses
 * typed by hand have the same key, and `useLocation` gives one for both.
 */
export const useVisit = (): Location | null => use(UNSAFE_DataRouterStateContext)?.location ?? null;

/**
 * For what goes on after its gesture: notes where the person is, so that what was waited for can tell whether they
 * have gone elsewhere meanwhile. The last gesture wins, whatever comes late. The router is asked, not the component,
 * which may no longer be there; a screen still being fetched, or a question asked before leaving, are gestures too.
 */
export function useGesture(): () => Elsewhere {
  const router = use(UNSAFE_DataRouterContext)?.router;
  return useCallback(() => {
    const from = router?.state.location;
    return () => {
      if (router === undefined) return null;
      const { navigation, location, blockers } = router.state;
      const asked = [...blockers.values()].find(({ state }) => state === 'blocked')?.location;
      const next = asked ?? navigation.location;
      if (next !== undefined) return next.pathname;
      // Not by its key: two addresses typed by hand have the same.
      return location === from ? null : location.pathname;
    };
  }, [router]);
}

/** Goes there, unless the person went elsewhere since the gesture: then stays with them, and answers where. */
export type Lead = (to: string, options?: NavigateOptions) => string | null;

/**
 * The one way by which a screen leads to another once something is done: called at the gesture, it answers how to lead
 * on afterwards.
 */
export function useLeadOn(): () => Lead {
  const navigate = useNavigate();
  const gesture = useGesture();
  return useCallback(() => {
    const elsewhere = gesture();
    return (to, options) => {
      const gone = elsewhere();
      if (gone === null) void navigate(to, options);
      return gone;
    };
  }, [navigate, gesture]);
}

/** Leads there as soon as it is shown, unless the person is on their way elsewhere. */
export function LeadAtOnce({ to }: { readonly to: string }): null {
  const leadOn = useLeadOn();
  useEffect(() => {
    leadOn()(to, { replace: true });
  }, [leadOn, to]);
  return null;
}
