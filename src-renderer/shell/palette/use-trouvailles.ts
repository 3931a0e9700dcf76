import { useEffect, useState } from 'react';
import type { Input } from '#contract/procedures';
import type { RechercheView } from '#contract/recherche';
import type { AppError } from '#contract/reply';
import { call } from '../../rpc/client';

/** Between two questions, while the registry is being read for the first time, in milliseconds. */
const ENCORE = 250;

export type Trouvees = {
  readonly vue: RechercheView | null;
  readonly error: AppError | null;
  /** Whether this answers the words asked now, not those before them. */
  readonly aJour: boolean;
};

const NONE = { vue: null, error: null, pour: null };

/** What answers as it is typed: what was found before stays until the next answer; only the last question counts. */
export function useTrouvailles(demande: Input<'recherche.chercher'> | null): Trouvees {
  const [trouvees, setTrouvees] = useState<Omit<Trouvees, 'aJour'> & { readonly pour: string | null }>(NONE);
  const asked = demande === null ? null : JSON.stringify(demande);
  useEffect(() => {
    if (asked === null) return undefined;
    let waited = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const reply = await call('recherche.chercher', JSON.parse(asked) as Input<'recherche.chercher'>);
      if (!waited) return;
      setTrouvees(
        reply.ok
          ? { vue: reply.value, error: null, pour: asked }
          : { vue: null, error: reply.error, pour: asked },
      );
      if (reply.ok && reply.value.enCours) timer = setTimeout(() => void ask(), ENCORE);
    };
    void ask();
    return () => {
      waited = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return { ...(asked === null ? NONE : trouvees), aJour: asked === null || trouvees.pour === asked };
}
