import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { civilDay } from '#contract/entites/base';
import { keptSchema } from '#contract/entites/schema';
import { modification as champ } from '#registre/fiches/operations';
import type { Modification } from '#registre/fiches/operations';

/*
 * Avenants to the real convention: forty that hold, sixty that do not. Each faulty one is a sound one with a single
 * mistake of those drafters make. They are data, read as strictly as a registry is; `forme` says what each field is.
 */

const modification = () => keptSchema(champ) as z.ZodType<Modification>;

const operation = z.strictObject({
  modification: modification(),
  phrase: z.array(z.string()).optional(),
});

const cas = z.strictObject({
  titre: z.string().min(1),
  avant: z.array(modification()).optional(),
  aVenir: z.array(modification()).optional(),
  libre: z.array(z.string()).optional(),
  priseEffet: civilDay().optional(),
  operations: z.array(operation).optional(),
  concurrent: z.array(modification()).optional(),
  pendant: z.array(modification()).optional(),
});

const casFautif = cas.extend({
  attendu: z.strictObject({ code: z.string().min(1), lieu: z.string().min(1) }),
});

export type Cas = z.infer<typeof cas>;
export type CasFautif = z.infer<typeof casFautif>;

function lire<T extends z.ZodType>(nom: string, schema: T): readonly z.infer<T>[] {
  const fichier = join(import.meta.dirname, '../../fixtures/avenants', `${nom}.json`);
  return z
    .strictObject({ forme: z.record(z.string(), z.string()), cas: z.array(schema) })
    .parse(JSON.parse(readFileSync(fichier, 'utf8'))).cas;
}

export const SAINS: readonly Cas[] = lire('sains', cas);
export const FAUTIFS: readonly CasFautif[] = lire('fautifs', casFautif);
