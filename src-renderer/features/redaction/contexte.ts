import { createContext, use } from 'react';
import type { Changer, Lieu } from './ouvrage';

/** What every field of the act needs, and that never changes while one types. */
export type Atelier = {
  readonly changer: Changer;
  /** Opens the part of the act and gives the focus to the field; `caret`: where in its words. */
  readonly aller: (lieu: Lieu, caret?: number) => void;
  /** The passage the focus is on: its place in the file is shown. */
  readonly viser: (id: string) => void;
};

export const AtelierContext = createContext<Atelier | null>(null);

export function useAtelier(): Atelier {
  const atelier = use(AtelierContext);
  if (atelier === null) throw new Error('A part of the act is rendered outside of its workspace.');
  return atelier;
}

/** What the application refused, by the name of the field, until it is sent again. */
export const ErreursContext = createContext<ReadonlyMap<string, string>>(new Map());

export const useErreur = (champ: string): string | undefined => use(ErreursContext).get(champ);
