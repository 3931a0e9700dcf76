import { z } from 'zod';
import { ACTES_DE_REGLE } from '#registre/actes';
import type { Avertissement } from '#domain/refus';
import { presentQuery } from './base';
import { frenchIssue } from './french-issues';

type ActeDeRegle = keyof typeof ACTES_DE_REGLE;
type Demande = { readonly acte: ActeDeRegle; readonly saisie: unknown };

/**
 * What an act would say of itself, were it recorded as it is typed: the rule decides, nothing is recorded. `schemaOf`:
 * the input of an act, to which what is typed is held as it would be by its own call.
 */
export const previsionProcedures = (schemaOf: (acte: ActeDeRegle) => z.ZodType) =>
  ({
    'actes.prevoir': presentQuery(
      z
        .strictObject({
          acte: z.enum(Object.keys(ACTES_DE_REGLE) as [ActeDeRegle, ...ActeDeRegle[]]),
          saisie: z.unknown(),
        })
        .transform(({ acte, saisie }, context): Demande => {
          const read = schemaOf(acte).safeParse(saisie, { error: frenchIssue });
          if (read.success) return { acte, saisie: read.data };
          for (const issue of read.error.issues)
            context.issues.push({ ...issue, input: saisie, path: ['saisie', ...issue.path] } as never);
          return z.NEVER;
        }),
    ),
  }) as const;

export type PrevisionOutputs = {
  /** What should be known of it and blocks nothing; none where it would be refused. */
  'actes.prevoir': { readonly avertissements: readonly Avertissement[] };
};
