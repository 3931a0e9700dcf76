import { useLocation, useParams } from 'react-router';

/** The act the address names, and whether it was just recorded: what a form says of it on the way back. */
export function useActe(): { readonly acteId: string | null; readonly fait: string | null } {
  const { acteId } = useParams();
  const { state } = useLocation() as { readonly state: unknown };
  const fait =
    typeof state === 'object' && state !== null && 'acteFait' in state && typeof state.acteFait === 'string'
      ? state.acteFait
      : null;
  return { acteId: acteId ?? null, fait };
}
