import { z } from 'zod';
import { parseCivilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { MOTIF_INSUFFISANT, estMotif } from '#domain/motif';
import { ARTICLES_FONCTION, GENRES_GRAMMATICAUX } from '#domain/parties/partie';
import type { Fonction } from '#domain/parties/partie';

/* The small schemas every table of calls is made of. */

/** Longest free text accepted; far above any act, far below what would hurt. */
export const LONG = 20_000;
export const SHORT = 300;

const required = 'Ce champ est obligatoire.';
export const id = z
  .string()
  .min(1, required)
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'Identifiant mal formé.');
export const shortText = z.string().trim().min(1, required).max(SHORT, `Au plus ${SHORT} caractères.`);
export const longText = z.string().trim().min(1, required).max(LONG, `Au plus ${LONG} caractères.`);
/** An optional text: blank means absent. */
export const optionalText = z
  .string()
  .trim()
  .max(LONG)
  .nullish()
  .transform((text) => (text === undefined || text === '' ? null : text));

/** Why something is done; what says nothing is no reason. */
export const reason = longText.refine((text) => text === '' || estMotif(text), MOTIF_INSUFFISANT);
/** A reason that is not always asked: blank means absent. */
export const optionalReason = optionalText.refine(
  (text) => text === null || estMotif(text),
  MOTIF_INSUFFISANT,
);

/** A civil day, YYYY-MM-DD on the wire. */
export const day = z
  .string({ error: 'Indiquez une date.' })
  .min(1, 'Indiquez une date.')
  .transform((text, context): CivilDate => {
    const date = parseCivilDate(text);
    if (date === null) {
      context.addIssue({ code: 'custom', message: 'Cette date n’existe pas (format attendu : jj/mm/aaaa).' });
      return z.NEVER;
    }
    return date;
  });
export const optionalDay = day.nullish().transform((date) => date ?? null);
/** A name of the caller's choice, by which a long reading is followed and stopped (`texte.suivreLecture`). */
export const lecture = id.nullish().transform((one) => one ?? null);
export const optionalId = id.nullish().transform((value) => value ?? null);
export const count = z
  .int('Indiquez un nombre entier.')
  .min(0, 'Indiquez un nombre positif ou nul.')
  .max(10_000);
export const nothing = z.strictObject({});

/** An office, as people give it; what is not said is left out. */
export const fonction = z
  .strictObject({
    libelle: shortText,
    genre: z.enum(GENRES_GRAMMATICAUX),
    long: optionalText,
    appel: optionalText,
    article: z.enum(ARTICLES_FONCTION).nullish(),
  })
  .transform(({ libelle, genre, long, appel, article }): Fonction => ({
    libelle,
    genre,
    ...(long === null ? {} : { long }),
    ...(appel === null ? {} : { appel }),
    ...(article === null || article === undefined ? {} : { article }),
  }));

/** A call that reads. */
export const query = <I extends z.ZodType>(input: I) => ({ kind: 'query' as const, input });
/** A call that changes the registry: refused while it is read only, or seen at a past instant. */
export const command = <I extends z.ZodType>(input: I) => ({ kind: 'command' as const, input });
/** A call that reads what is now, whatever past is being looked at. */
export const presentQuery = <I extends z.ZodType>(input: I) => ({
  kind: 'query' as const,
  present: true as const,
  input,
});
