import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Geste } from '../../parts/geste-dialog';

/**
 * The dialog of a screen, opened there or asked for by the address (« ?acte=seances.convoquer »), which the palette, the
 * work table and the échéancier lead to. Closed, the address asks for nothing any more.
 */
export function useGesteDAdresse(demandes: Readonly<Record<string, (() => Geste) | undefined>>) {
  const [params, setParams] = useSearchParams();
  const [ouvert, setGeste] = useState<Geste | null>(null);
  const acte = params.get('acte');
  const demande = acte === null ? undefined : demandes[acte];
  return {
    geste: ouvert ?? demande?.() ?? null,
    setGeste,
    fermer: () => {
      setGeste(null);
      if (acte !== null)
        setParams(
          (before) => {
            const next = new URLSearchParams(before);
            next.delete('acte');
            return next;
          },
          { replace: true },
        );
    },
  };
}
