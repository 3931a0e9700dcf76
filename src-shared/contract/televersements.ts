import { z } from 'zod';
import { query } from './base';

/** Largest file received, in bytes: an export of the whole registry, on its way back in. */
export const TAILLE_MAX_TELEVERSEMENT = 64 * 1024 * 1024;

/** Bytes of one part: a mebibyte of base64, half of what one input may hold. */
export const TAILLE_PARTIE = 768 * 1024;

export const jeton = z.string().regex(/^[\w-]{43}$/, 'Jeton mal formé.');

/*
 * A file on its way in, part after part, because one input is bounded. It waits in memory for the command that uses
 * it and changes nothing by itself, hence calls that read. No path ever comes from the page.
 */
export const televersementProcedures = {
  'televersements.commencer': query(
    z.strictObject({
      nom: z.string().min(1, 'Ce champ est obligatoire.').max(1000, 'Le nom du fichier est trop long.'),
      taille: z
        .int('Indiquez un nombre entier.')
        .min(1, 'Ce fichier est vide.')
        .max(TAILLE_MAX_TELEVERSEMENT, 'Ce fichier dépasse 64\u00A0Mo.'),
    }),
  ),
  'televersements.ajouter': query(
    z.strictObject({
      jeton,
      /** Place of the part, from 0. */
      rang: z.int('Indiquez un nombre entier.').min(0, 'Indiquez un nombre positif ou nul.'),
      contenu: z
        .string()
        .min(1, 'Ce champ est obligatoire.')
        .max((TAILLE_PARTIE / 3) * 4, 'Cette partie du fichier est trop grande.')
        .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'Cette partie du fichier n’est pas en base64.'),
    }),
  ),
  'televersements.abandonner': query(z.strictObject({ jeton })),
} as const;

/** `partie`: how many bytes each part holds, the last one excepted. */
export type TeleversementView = { readonly jeton: string; readonly partie: number };

export type ProgressionView = { readonly recus: number; readonly complet: boolean };

export type TeleversementOutputs = {
  'televersements.commencer': TeleversementView;
  'televersements.ajouter': ProgressionView;
  'televersements.abandonner': { readonly jeton: string };
};
