import { z } from 'zod';
import { LONG } from './base';

/* An alinéa as a person gives it, in a convention or in an avenant. */

export const formeAlinea = {
  niveau: z.literal([0, 1, 2, 3, 4, 5]),
  marque: z
    .string()
    .trim()
    .max(20)
    .nullish()
    .transform((mark) => (mark === undefined || mark === '' ? null : mark)),
  texte: z
    .string()
    .max(LONG, `Au plus ${LONG} caractères.`)
    .refine((texte) => texte.trim() !== '', 'Ce champ est obligatoire.'),
  tableau: z.boolean().exactOptional(),
};

type Donne = { readonly texte: string; readonly tableau?: boolean | undefined };

/** A tabulation at an end of a table is an empty cell, elsewhere it is nothing; a row without a word is left out. */
export const texteOuTableau = ({
  tableau,
  texte,
}: Donne): { readonly texte: string; readonly tableau?: true } =>
  tableau === true
    ? {
        texte: texte
          .split('\n')
          .filter((rangee) => rangee.trim() !== '')
          .join('\n'),
        tableau,
      }
    : { texte: texte.trim() };
