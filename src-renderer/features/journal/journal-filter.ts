import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { COLLECTIONS } from '#domain/registre';
import { parseCivilDate } from '#domain/civil-date';
import type { Input } from '#contract/procedures';

export type Filtre = NonNullable<Input<'journal.lire'>['filtre']>;

/** The words of the address: short, and in French, since it may be kept and sent. */
const NAMES = ['convention', 'fiche', 'par', 'nature', 'du', 'au', 'mots'] as const;
export type FilterName = (typeof NAMES)[number];

export const GENRES = [
  'convention',
  'avenant',
  'avis',
  'resiliation',
  'pieces',
  'corbeille',
  'historique',
  'sauvegarde',
] as const satisfies readonly NonNullable<Filtre['genre']>[];

export type JournalSearch = {
  readonly filtre: Filtre;
  /** How many criteria the user set. */
  readonly count: number;
  /** Exactly what the address holds of one criterion. */
  readonly text: (name: FilterName) => string;
  /** An entry to show first, opened. */
  readonly entree: number | null;
  /** Where the page begins: the entries before this number. */
  readonly avant: number | null;
  readonly set: (changes: Partial<Record<FilterName, string>>) => void;
  readonly reset: () => void;
  /** The address of the page, with this place in it. */
  readonly at: (place: { readonly entree?: number; readonly avant?: number }) => string;
};

/** What is sought in the journal, kept in the address so that it may be bookmarked and gone back to. */
export function useJournalSearch(conventionId: string | undefined): JournalSearch {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const text = (name: FilterName): string => params.get(name) ?? '';
    const given = (name: FilterName): string | null => (text(name) === '' ? null : text(name));
    const place = (name: string): number | null => {
      const typed = params.get(name) ?? '';
      return /^[1-9]\d{0,11}$/.test(typed) ? Number(typed) : null;
    };
    const filters = (changes: Partial<Record<FilterName, string>>): URLSearchParams => {
      const next = new URLSearchParams(params);
      next.delete('avant');
      next.delete('entree');
      for (const name of NAMES) {
        const value = changes[name];
        if (value === '') next.delete(name);
        else if (value !== undefined) next.set(name, value);
      }
      return next;
    };
    return {
      filtre: {
        conventionId: conventionId ?? given('convention'),
        objet: readObjet(text('fiche')),
        par: given('par'),
        genre: GENRES.find((genre) => genre === text('nature')) ?? null,
        du: parseCivilDate(text('du')),
        au: parseCivilDate(text('au')),
        texte: given('mots'),
      },
      count: NAMES.filter((name) => given(name) !== null).length,
      text,
      entree: place('entree'),
      avant: place('avant'),
      set: (changes) => setParams(filters(changes), { replace: true, preventScrollReset: true }),
      reset: () =>
        setParams(filters(Object.fromEntries(NAMES.map((name) => [name, '']))), { preventScrollReset: true }),
      at: ({ entree, avant }) => {
        const next = new URLSearchParams(params);
        next.delete('avant');
        next.delete('entree');
        if (avant !== undefined) next.set('avant', String(avant));
        if (entree !== undefined) {
          // One entry is looked for whatever the criteria.
          for (const name of NAMES) next.delete(name);
          next.set('entree', String(entree));
        }
        return `?${next.toString()}`;
      },
    };
  }, [params, setParams, conventionId]);
}

function readObjet(text: string): Filtre['objet'] {
  const [collection, id] = text.split('/');
  const known = COLLECTIONS.find((one) => one === collection);
  return known === undefined || id === undefined || id === '' ? null : { collection: known, id };
}
