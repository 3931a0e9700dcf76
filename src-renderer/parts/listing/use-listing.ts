import { useMemo } from 'react';
import type { ColonneView } from '#contract/listes';
import type { Sorting } from '../../ui/data-table/use-data-table';
import { useSearchNow } from '../../ui/use-search-now';

const MOTS = 'mots';
const TRI = 'tri';
const COLONNES = 'colonnes';

/** What is seen of a list, as the address has it: it may be kept, sent, gone back to. */
export type Listing = {
  readonly mots: string;
  readonly tri: Sorting;
  /** The columns in sight, in their order. */
  readonly vues: readonly ColonneView[];
  /** By column, the values kept. */
  readonly filtres: ReadonlyMap<string, readonly string[]>;
  /** The whole of it, as the address writes it. */
  readonly recherche: string;
  readonly chercher: (mots: string) => void;
  readonly trier: (tri: Sorting) => void;
  /** Null: those seen until somebody chooses. */
  readonly choisirColonnes: (cles: readonly string[] | null) => void;
  /** No value: the filter is gone. */
  readonly filtrer: (cle: string, valeurs: readonly string[]) => void;
  readonly effacer: () => void;
};

/** `colonnes` keep their identity as long as they say the same. */
export function useListing(colonnes: readonly ColonneView[]): Listing {
  const [params, put] = useSearchNow();
  const said = params.toString();
  const read = useMemo(() => {
    const now = new URLSearchParams(said);
    const chosen = now.get(COLONNES)?.split(',');
    const known = (chosen ?? []).flatMap((cle) => colonnes.filter((one) => one.cle === cle));
    const vues = known.length > 0 ? known : colonnes.filter(({ montree }) => montree);
    return {
      mots: now.get(MOTS) ?? '',
      tri: (now.get(TRI) ?? '')
        .split(',')
        .map((one) => ({ id: one.replace(/^-/, ''), desc: one.startsWith('-') }))
        // An order that nothing in sight explains is none.
        .filter(({ id }) => vues.some(({ cle }) => cle === id)),
      vues,
      filtres: new Map(
        colonnes.flatMap(({ cle }): readonly (readonly [string, readonly string[]])[] =>
          now.has(cle) ? [[cle, now.getAll(cle)]] : [],
        ),
      ),
      recherche: said,
    };
  }, [said, colonnes]);
  const change = (write: (next: URLSearchParams) => void): void => {
    const next = new URLSearchParams(said);
    write(next);
    put(next);
  };
  const setOne = (name: string, value: string): void =>
    change((next) => (value === '' ? next.delete(name) : next.set(name, value)));
  return {
    ...read,
    chercher: (mots) => setOne(MOTS, mots),
    trier: (tri) => setOne(TRI, tri.map(({ id, desc }) => (desc ? `-${id}` : id)).join(',')),
    choisirColonnes: (cles) => setOne(COLONNES, (cles ?? []).join(',')),
    filtrer: (cle, valeurs) =>
      change((next) => {
        next.delete(cle);
        for (const valeur of valeurs) next.append(cle, valeur);
      }),
    effacer: () =>
      change((next) => {
        next.delete(MOTS);
        for (const { cle } of colonnes) next.delete(cle);
      }),
  };
}
