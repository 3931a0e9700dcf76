import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { JournalView, LigneJournalView } from '#contract/journal';
import type { AppError } from '#contract/reply';
import { useQuery } from '../../rpc/query';
import type { Filtre } from './journal-filter';

/** Lines of one question: what is read while more is being asked for. */
const PAGE = 100;
/** A first screen that a filter left short is filled by the next questions. */
const FIRST = 50;

type Slice = {
  readonly avant: number | null;
  readonly data: JournalView | undefined;
  readonly error: AppError | undefined;
};

/** Asks one question and keeps its answer up to date; it shows nothing. */
function Reader({
  avant,
  filtre,
  tell,
}: {
  readonly avant: number | null;
  readonly filtre: Filtre;
  readonly tell: (slice: Slice) => void;
}) {
  const { data, error } = useQuery('journal.lire', { avant, limite: PAGE, filtre });
  useEffect(() => tell({ avant, data, error }), [tell, avant, data, error]);
  return null;
}

export type Entries = {
  readonly lignes: readonly LigneJournalView[];
  /** An answer is on its way: the entries before this number, or the latest. */
  readonly seeking: { readonly avant: number | null } | null;
  /** The journal has been read to its beginning. */
  readonly done: boolean;
  readonly error: AppError | undefined;
  readonly more: () => void;
  /** To be rendered: what asks. */
  readonly readers: ReactNode;
};

type Read = {
  /** What is being looked for, and from where. */
  readonly key: string;
  /** How many questions have been wanted. */
  readonly wanted: number;
  readonly slices: ReadonlyMap<number | null, Slice>;
};

const blank = (key: string): Read => ({ key, wanted: 1, slices: new Map() });

/** Where each question begins: where the one before left off, until enough is asked for. */
function placesOf(avant: number | null, { wanted, slices }: Read): readonly (number | null)[] {
  const places = [avant];
  let count = 0;
  for (;;) {
    const data = slices.get(places.at(-1) ?? null)?.data;
    count += data?.lignes.length ?? 0;
    const suite = data?.suite ?? null;
    if (suite === null || (places.length >= wanted && count >= FIRST)) return places;
    places.push(suite);
  }
}

/** The entries a filter keeps, from one place on to older ones, as far as they have been asked for. */
export function useEntries(avant: number | null, filtre: Filtre): Entries {
  const key = JSON.stringify([avant, filtre]);
  // Answers about anything else are not looked at; they go once one comes about this.
  const [kept, setRead] = useState(() => blank(key));
  const read = kept.key === key ? kept : blank(key);
  const tell = useCallback(
    (slice: Slice) =>
      setRead((now) => {
        const { slices, ...rest } = now.key === key ? now : blank(key);
        return { ...rest, slices: new Map(slices).set(slice.avant, slice) };
      }),
    [key],
  );
  const { slices } = read;
  const places = placesOf(avant, read);
  const asked = places.map((place) => slices.get(place));
  const last = asked.at(-1)?.data;
  const lignes = useLines(asked);
  return {
    lignes,
    seeking: last === undefined ? { avant: places.at(-1) ?? null } : null,
    done: last?.suite === null,
    error: asked.find((slice) => slice?.error !== undefined && slice.data === undefined)?.error,
    more: () => {
      const wanted = places.length + 1;
      if (last !== undefined)
        setRead((now) => (now.key === key && now.wanted < wanted ? { ...now, wanted } : now));
    },
    readers: places.map((place) => (
      <Reader key={`${key} ${place}`} avant={place} filtre={filtre} tell={tell} />
    )),
  };
}

/** The lines of these answers, the very same as long as the answers are. */
function useLines(asked: readonly (Slice | undefined)[]): readonly LigneJournalView[] {
  const [kept, setKept] = useState<{
    readonly asked: readonly (Slice | undefined)[];
    readonly lignes: readonly LigneJournalView[];
  }>({ asked: [], lignes: [] });
  if (asked.length === kept.asked.length && asked.every((slice, at) => slice === kept.asked[at]))
    return kept.lignes;
  const lignes = asked.flatMap((slice) => slice?.data?.lignes ?? []);
  setKept({ asked, lignes });
  return lignes;
}
