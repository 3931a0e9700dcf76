import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Input, Method, Output } from '#contract/procedures';
import type { AppError, Reply } from '#contract/reply';
import { call, onRevision, porte } from './client';
import { onPastInstant, pastInstant, usePastInstant } from './past';

/** What a screen knows of its data. Old data stays on screen while a newer answer is on its way. */
export type Query<T> = {
  readonly data: T | undefined;
  readonly error: AppError | undefined;
  /** Nothing to show yet. */
  readonly loading: boolean;
  /** An answer is on its way. */
  readonly fetching: boolean;
  readonly refetch: () => void;
};

type Snapshot = { readonly data: unknown; readonly error: AppError | undefined; readonly fetching: boolean };

type Entry = {
  snapshot: Snapshot;
  readonly ask: () => Promise<Reply>;
  readonly listeners: Set<() => void>;
  /** The journal moved since the last question was asked. */
  stale: boolean;
  /** Only the answer to the last question counts. */
  turn: number;
};

const POLL_MS = 2000;
const DAY_CHECK_MS = 30_000;

const entries = new Map<string, Entry>();
/** What the screens were last told of the registry. */
let known: { readonly revision: number; readonly regime: number | null } | null = null;

const publish = (entry: Entry, snapshot: Snapshot): void => {
  entry.snapshot = snapshot;
  for (const listener of entry.listeners) listener();
};

async function fetchEntry(entry: Entry): Promise<void> {
  const turn = ++entry.turn;
  entry.stale = false;
  publish(entry, { ...entry.snapshot, fetching: true });
  const reply = await entry.ask();
  if (turn !== entry.turn) return;
  publish(
    entry,
    reply.ok
      ? { data: reply.value, error: undefined, fetching: false }
      : { data: entry.snapshot.data, error: reply.error, fetching: false },
  );
}

function invalidate(old: (entry: Entry) => boolean): void {
  for (const entry of [...entries.values()].filter(old)) {
    entry.stale = true;
    if (entry.listeners.size > 0) void fetchEntry(entry);
  }
}

/** Marks everything read so far as old, and asks again for what is on screen. */
export function invalidateQueries(): void {
  invalidate(() => true);
}

/** Lets go of the answers no screen shows, and marks the others as old: those who show them are about to change. */
function forgetUnseen(): void {
  for (const [key, entry] of entries) {
    if (entry.listeners.size === 0) entries.delete(key);
    else entry.stale = true;
  }
}

/** Forgets everything: for tests. */
export function clearQueries(): void {
  entries.clear();
  known = null;
}

function noteRevision(revision: number, regime: number | null): void {
  const seen = known;
  known = { revision, regime: regime ?? seen?.regime ?? null };
  if (seen === null) {
    // The answer to a command, which says nothing of the regime: what was answered before it is old.
    if (regime === null) invalidate(({ snapshot }) => snapshot.data !== undefined);
    return;
  }
  const moved = regime !== null && seen.regime !== null && regime !== seen.regime;
  if (moved || revision !== seen.revision) invalidateQueries();
}

/**
 * Keeps the screens in step with the journal and with the day. Electron pushes its events; a browser asks while it
 * is visible. At midnight every state may change with no new entry: all is read again.
 */
export function startQueries(): () => void {
  // What was read of another instant is old when one comes back to it: the present has gone on, memory is let go.
  const stops: (() => void)[] = [onRevision(noteRevision), onPastInstant(forgetUnseen)];
  if (porte() === 'electron') {
    const stop = window.registre?.onEvent((event) => {
      noteRevision(event.revision, event.regime);
    });
    if (stop !== undefined) stops.push(stop);
  } else {
    const poll = setInterval(() => {
      if (document.visibilityState === 'visible') void call('registre.revision', {});
    }, POLL_MS);
    stops.push(() => {
      clearInterval(poll);
    });
  }
  let day = new Date().toDateString();
  const midnight = setInterval(() => {
    const now = new Date().toDateString();
    if (now === day) return;
    day = now;
    invalidateQueries();
  }, DAY_CHECK_MS);
  stops.push(() => {
    clearInterval(midnight);
  });
  return () => {
    for (const stop of stops) stop();
  };
}

const EMPTY: Snapshot = { data: undefined, error: undefined, fetching: true };
const IDLE: Snapshot = { data: undefined, error: undefined, fetching: false };

/** The same question about another instant is another question. */
const keyOf = (au: string | null, method: Method, asked: string): string => `${au ?? ''} ${method} ${asked}`;

function entryOf<M extends Method>(key: string, method: M, input: Input<M>): Entry {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const made: Entry = {
    snapshot: EMPTY,
    ask: () => call(method, input),
    listeners: new Set(),
    stale: true,
    turn: 0,
  };
  entries.set(key, made);
  return made;
}

/** Asks before any screen does, so that the answer is on its way while the first one is being drawn. */
export function askEarly<M extends Method>(method: M, input: Input<M>): void {
  const entry = entryOf(keyOf(pastInstant(), method, JSON.stringify(input)), method, input);
  if (entry.stale) void fetchEntry(entry);
}

/**
 * Reads a query of the contract and keeps it up to date. `enabled` false: nothing is asked (the input is not
 * complete yet).
 */
export function useQuery<M extends Method>(
  method: M,
  input: Input<M>,
  { enabled = true }: { readonly enabled?: boolean } = {},
): Query<Output<M>> {
  const asked = JSON.stringify(input);
  const key = keyOf(usePastInstant(), method, asked);

  const subscribe = useCallback(
    (listener: () => void) => {
      if (!enabled) return () => undefined;
      const entry = entryOf(key, method, JSON.parse(asked) as Input<M>);
      entry.listeners.add(listener);
      return () => {
        entry.listeners.delete(listener);
      };
    },
    [key, method, asked, enabled],
  );
  const snapshot = useSyncExternalStore(subscribe, () =>
    enabled ? (entries.get(key)?.snapshot ?? EMPTY) : IDLE,
  );

  const refetch = useCallback(() => {
    const entry = entries.get(key);
    if (entry !== undefined) void fetchEntry(entry);
  }, [key]);

  useEffect(() => {
    const entry = entries.get(key);
    if (enabled && entry?.stale === true) void fetchEntry(entry);
  }, [key, enabled]);

  return useMemo(
    () => ({
      data: snapshot.data as Output<M> | undefined,
      error: snapshot.error,
      loading: snapshot.data === undefined && snapshot.fetching,
      fetching: snapshot.fetching,
      refetch,
    }),
    [snapshot, refetch],
  );
}
