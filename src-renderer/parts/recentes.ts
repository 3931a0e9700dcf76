import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';

/** A convention opened lately in this window, by the name it had. */
export type Recente = { readonly id: string; readonly titre: string };

const MAX = 5;
const NONE: readonly Recente[] = [];

/** What the window kept, whatever wrote it. */
function lues(text: string | undefined): readonly Recente[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(estRecente).slice(0, MAX) : NONE;
  } catch {
    return NONE;
  }
}

function estRecente(one: unknown): one is Recente {
  if (typeof one !== 'object' || one === null) return false;
  const { id, titre } = one as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && typeof titre === 'string';
}

/** The conventions opened lately, the last one first; `noter` says that one is open, `oublier` that it is no more. */
export function useRecentes(): {
  readonly recentes: readonly Recente[];
  readonly noter: (one: Recente) => void;
  readonly oublier: (id: string) => void;
} {
  const [recentes, setRecentes] = useLocalStorage<readonly Recente[]>({
    key: 'registre.recentes',
    defaultValue: NONE,
    getInitialValueInEffect: false,
    deserialize: lues,
  });
  const noter = useCallback(
    (one: Recente) => {
      setRecentes((before) => [one, ...before.filter(({ id }) => id !== one.id)].slice(0, MAX));
    },
    [setRecentes],
  );
  const oublier = useCallback(
    (gone: string) => {
      setRecentes((before) => before.filter(({ id }) => id !== gone));
    },
    [setRecentes],
  );
  return { recentes, noter, oublier };
}
