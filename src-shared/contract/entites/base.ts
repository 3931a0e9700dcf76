import { z } from 'zod';
import { parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

/** Made once, when first asked for: making them all takes some 15 ms, which the start of the application need not wait for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** An id that can name an entity in a JSON object and in a Map alike. */
export const entityId = once(() =>
  z
    .string()
    .min(1, 'Identifiant vide.')
    .refine((text) => text !== '__proto__', 'Identifiant interdit.'),
);

/** A real day, written AAAA-MM-JJ and not otherwise. */
export const civilDay = once(
  () =>
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'Cette date n’est pas de la forme AAAA-MM-JJ.')
      .refine((text) => parseCivilDate(text) !== null, {
        error: 'Cette date n’existe pas.',
      }) as unknown as z.ZodType<CivilDate, string>,
);

export const SHA256_HEX = /^[0-9a-f]{64}$/;

export const sha256Hex = once(() => z.string().regex(SHA256_HEX, 'Cette empreinte n’est pas un SHA-256.'));
