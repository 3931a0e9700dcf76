import { useCallback, useState } from 'react';

type Stored<V> = { readonly values: V; readonly origin: string };

const PREFIX = 'registre.brouillon:';

function load<V>(key: string): Stored<V> | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null');
    if (typeof parsed !== 'object' || parsed === null) return null;
    const { values, origin } = parsed as Partial<Stored<V>>;
    return typeof values === 'object' && values !== null && typeof origin === 'string'
      ? { values, origin }
      : null;
  } catch {
    return null;
  }
}

export type Draft<V> = {
  /** What the form starts with: the draft where there is one. */
  readonly initial: V;
  readonly resumed: boolean;
  /** The records changed since the draft was typed. */
  readonly outdated: boolean;
  readonly origin: string;
  readonly keep: (values: V) => boolean;
  readonly forget: () => void;
};

/**
 * Typed values of one form, kept in this window until they are recorded: a mistaken click or a reload loses nothing.
 * `merge` fits a draft to the records of today (rows that appeared or went away since).
 */
export function useDraft<V extends object>(
  key: string,
  defaults: V,
  merge: (draft: V, defaults: V) => V = (draft, base) => ({ ...base, ...draft }),
): Draft<V> {
  const [start] = useState(() => {
    const origin = JSON.stringify(defaults);
    const stored = load<V>(key);
    return stored === null
      ? { initial: defaults, resumed: false, outdated: false, origin }
      : {
          initial: merge(stored.values, defaults),
          resumed: true,
          outdated: stored.origin !== origin,
          origin,
        };
  });
  const { origin } = start;
  const keep = useCallback(
    (values: V) => {
      try {
        // Written out once: a form may hold a whole convention.
        const text = JSON.stringify(values);
        if (text === origin) sessionStorage.removeItem(PREFIX + key);
        else sessionStorage.setItem(PREFIX + key, `{"values":${text},"origin":${JSON.stringify(origin)}}`);
        return true;
      } catch {
        // Storage full or forbidden: the form still works, and says that it cannot keep a draft.
        return false;
      }
    },
    [key, origin],
  );
  const forget = useCallback(() => {
    try {
      sessionStorage.removeItem(PREFIX + key);
    } catch {
      // Nothing was kept.
    }
  }, [key]);
  return { ...start, keep, forget };
}
