import { z } from 'zod';
import { parseRepere } from '#domain/repere';
import type { Repere } from '#domain/repere';
import { id, presentQuery } from './base';
import type { AppError } from './reply';

/** A printed head as its reader typed it; kept as « 123-8f3a01bc77de2a90 ». */
const repere = z
  .string()
  .trim()
  .max(200)
  .nullish()
  .transform((text, context): string | null => {
    if (text === null || text === undefined || text === '') return null;
    const read = parseRepere(text);
    if (read === null) {
      context.addIssue({
        code: 'custom',
        message:
          'Le repère se compose du numéro d’entrée et des 16 chiffres ou lettres de l’empreinte, par exemple 123 8f3a 01bc 77de 2a90.',
      });
      return z.NEVER;
    }
    return `${read.seq}-${read.empreinte}`;
  });

/** Reading the whole journal again from the disk, in the background: the journal is always that of the present. */
export const verificationProcedures = {
  'verification.lancer': presentQuery(z.strictObject({ repere })),
  'verification.suivre': presentQuery(z.strictObject({ id })),
  'verification.arreter': presentQuery(z.strictObject({ id })),
} as const;

export type VerificationView = {
  readonly intact: boolean;
  readonly entrees: number;
  readonly tete: string;
  readonly premierDefaut: {
    readonly seq: number | null;
    readonly fichier: string;
    /** From 1; 0 when the whole file is meant. */
    readonly ligne: number;
    readonly nature: string;
    readonly message: string;
  } | null;
  /** Clauses whose words deny what the registry computes, or that nobody confirmed: each in one sentence. */
  readonly clauses: readonly { readonly message: string; readonly dementie: boolean }[];
  /** Each file kept as a piece that is missing or changed, in one sentence. */
  readonly pieces: readonly string[];
  /** The printed head that was checked, when one was given, and whether the journal denies it. */
  readonly repere: (Repere & { readonly dementi: boolean }) | null;
};

export type SuiviVerificationView = {
  /** Entries read again so far, of `total`. */
  readonly faites: number;
  readonly total: number;
  readonly etat: 'en_cours' | 'finie' | 'arretee' | 'impossible';
  readonly resultat: VerificationView | null;
  /** Why it could not be carried through. */
  readonly erreur: AppError | null;
};

export type VerificationOutputs = {
  'verification.lancer': { readonly id: string };
  'verification.suivre': SuiviVerificationView;
  'verification.arreter': SuiviVerificationView;
};
