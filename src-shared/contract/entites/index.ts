import { z } from 'zod';
import type { Entites, NomCollection } from '#domain/registre';
import { avenant, avis } from './avenant';
import { once } from './base';
import { convention } from './convention';
import { piece, suppression } from './pieces';
import { denonciation, miseEnDemeure } from './resiliation';

const fiche = once(() =>
  z.strictObject({
    id: z.literal('registre'),
    nom: z.string(),
    demonstration: z.boolean(),
  }),
);

/** The exact shape of every record that is kept, collection by collection. */
export const ENTITY_SCHEMAS = {
  fiches: fiche,
  conventions: convention,
  avenants: avenant,
  avis,
  misesEnDemeure: miseEnDemeure,
  denonciations: denonciation,
  pieces: piece,
  corbeille: suppression,
} as const satisfies Record<NomCollection, () => z.ZodType>;

/*
 * The compiler's proof that the schemas and the domain's types say the same thing, both ways: a field that is added to
 * one of them alone, or is optional in one of them alone, does not compile.
 */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer U)[]
    ? readonly Plain<U>[]
    : { readonly [K in keyof T]-?: Plain<T[K]> | (object extends Pick<T, K> ? 'absent' : never) };
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Proven = {
  [C in NomCollection]: Same<Plain<z.output<ReturnType<(typeof ENTITY_SCHEMAS)[C]>>>, Plain<Entites[C]>>;
};
({
  fiches: true,
  conventions: true,
  avenants: true,
  avis: true,
  misesEnDemeure: true,
  denonciations: true,
  pieces: true,
  corbeille: true,
}) satisfies Proven;
