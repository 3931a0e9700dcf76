import type { AppError, Reply } from '#contract/reply';
import type { Refus } from '#domain/refus';

export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const failure = (error: AppError): Extract<Reply<never>, { ok: false }> => ({ ok: false, error });

/** A refusal of the rules, as it crosses every door. */
export function fromRefus(refus: Refus): Extract<Reply<never>, { ok: false }> {
  const { code, message, source, remede, champ } = refus;
  return {
    ok: false,
    error: { code, message, source, remede, ...(champ === null ? {} : { champs: [{ champ, message }] }) },
  };
}
