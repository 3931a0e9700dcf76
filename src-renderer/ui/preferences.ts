import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks';

/*
 * How one likes the screens: kept by the window, laid on the page as attributes that the tokens read. The theme's
 * light or dark is kept by the library itself.
 */

export const DENSITES = ['confort', 'compact'] as const;
export type Densite = (typeof DENSITES)[number];
export const TAILLES = ['petite', 'normale', 'grande', 'tres-grande'] as const;
export type Taille = (typeof TAILLES)[number];

const DENSITE = { key: 'registre.densite', defaultValue: 'confort' as Densite };
const TAILLE = { key: 'registre.taille', defaultValue: 'normale' as Taille };

const lay = (name: 'densite' | 'taille', value: string): void => {
  document.documentElement.dataset[name] = value;
};

/** Before the first screen is drawn, so that nothing moves. */
export function layPreferences(): void {
  lay('densite', readLocalStorageValue(DENSITE));
  lay('taille', readLocalStorageValue(TAILLE));
}

export function useDensite(): readonly [Densite, (next: Densite) => void] {
  const [value, set] = useLocalStorage({ ...DENSITE, getInitialValueInEffect: false });
  return [
    value,
    (next) => {
      lay('densite', next);
      set(next);
    },
  ];
}

export function useTaille(): readonly [Taille, (next: Taille) => void] {
  const [value, set] = useLocalStorage({ ...TAILLE, getInitialValueInEffect: false });
  return [
    value,
    (next) => {
      lay('taille', next);
      set(next);
    },
  ];
}
