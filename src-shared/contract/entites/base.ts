import { z } from 'zod';
import { parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { GENRES_GRAMMATICAUX } from '#domain/parties/partie';

/*
 * The small schemas of what is kept: exact, and without the bounds of what a form accepts. Every schema is made when
 * it is first asked for: making them all takes some 15 ms, which the start of the application need not wait for.
 */

/** Made once, when first asked for. */
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

export const sha256Hex = once(() =>
  z.string().regex(/^[0-9a-f]{64}$/, 'Cette empreinte n’est pas un SHA-256.'),
);

export const whole = once(() => z.int().min(0));

export const genre = once(() => z.enum(GENRES_GRAMMATICAUX));

/** A dated fact and its reason. */
export const dated = once(() => z.strictObject({ date: civilDay(), motif: z.string() }));

export const signatures = once(() => z.array(z.strictObject({ signataireId: entityId(), date: civilDay() })));
