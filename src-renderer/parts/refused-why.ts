import type { Refus } from '#domain/refus';

/** Why a gesture is refused today, what would allow it and where it is written, in one breath; null when it is not. */
export const refusedWhy = (refus: Refus | null): string | null =>
  refus === null ? null : `${refus.message} ${refus.remede} (${refus.source})`;
