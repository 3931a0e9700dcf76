import { formatPasse, parsePasse, writePasse } from '#contract/instant';
import type { AppError } from '#contract/reply';

/** The instant a call carries beside its input: null for the present. */
export type AskedInstant =
  | { readonly ok: true; readonly au: string | null }
  | { readonly ok: false; readonly error: AppError };

/** Reads what a door received: nothing, or a past in its one form (see contract/instant.ts). */
export function readAskedInstant(au: unknown): AskedInstant {
  if (au === undefined || au === null) return { ok: true, au: null };
  const passe = typeof au === 'string' ? parsePasse(au) : null;
  return passe === null
    ? {
        ok: false,
        error: {
          code: 'INSTANT_INVALIDE',
          message: 'L’instant demandé n’en est pas un.',
          remede: 'Revenez au présent, puis choisissez de nouveau la date et l’heure.',
        },
      }
    : { ok: true, au: writePasse(passe) };
}

/** Nothing is written while the past is looked at, whatever the door and the command. */
export function refusalOfThePast(au: string): AppError {
  return {
    code: 'CONSULTATION_DU_PASSE',
    message: `Vous consultez le registre tel qu’il était le ${formatPasse(au)} : rien ne peut y être enregistré.`,
    remede: 'Revenez au présent, puis recommencez.',
  };
}
