import { z } from 'zod';
import { NATURE_DIVISION_LABELS } from '#registre/fiches/convention';
import { valeurs } from '#registre/champs';
import { ZONES } from '#domain/delais/calendriers';
import { CIVILITES, GENRES_GRAMMATICAUX, VACANTE } from '#domain/parties/partie';
import { formeAlinea, texteOuTableau } from './alineas';
import { saisieParametres } from './clauses';
import type { RedactionConvention } from '#domain/convention/creation';
import type { Examen } from '#domain/importation/examen';
import {
  LONG,
  SHORT,
  command,
  count,
  fonction,
  id,
  lecture,
  longText,
  optionalDay,
  query,
  shortText,
} from './base';

/* A convention as a person writes it, or as it was read in a file and confirmed. */

const personne = z
  .strictObject({
    civilite: z.enum(CIVILITES),
    prenom: z.string().trim().max(SHORT),
    nom: z.string().trim().max(SHORT),
  })
  .nullish()
  // An office may be named, and nobody in it.
  .transform((one) => one ?? VACANTE);

const parties = z
  .array(
    z.strictObject({
      id,
      nom: shortText,
      genre: z.enum(GENRES_GRAMMATICAUX),
      appel: shortText.exactOptional(),
      mentions: z.array(shortText).max(50).readonly().exactOptional(),
      signataires: z
        .array(
          z.strictObject({
            id,
            fonction,
            personne,
            adresse: z.array(z.string().trim().max(SHORT)).max(8).readonly(),
          }),
        )
        .max(50)
        .readonly(),
    }),
  )
  .max(100)
  .readonly();

const passages = z
  .array(z.strictObject({ id, texte: longText }))
  .max(500)
  .readonly();

const alinea = z
  .strictObject({
    id,
    ...formeAlinea,
    gras: z.array(z.string().min(1).max(LONG)).max(200).readonly().optional(),
  })
  .transform(({ tableau, gras, texte, ...one }) => ({
    ...one,
    ...texteOuTableau({ texte, tableau }),
    ...(gras === undefined || gras.length === 0 ? {} : { gras }),
  }));

const division = z
  .strictObject({
    id,
    nature: z.enum(valeurs(NATURE_DIVISION_LABELS)),
    numero: z
      .string()
      .trim()
      .max(40)
      .nullish()
      .transform((numero) => (numero === undefined || numero === '' ? null : numero)),
    intitule: shortText,
    niveau: z.int().min(1).max(9).optional(),
    alineas: z.array(alinea).max(2000).readonly(),
  })
  .transform(({ niveau = 1, ...one }) => ({ ...one, ...(niveau === 1 ? {} : { niveau }) }));

const redaction = {
  titre: z.string().trim().min(1, 'Ce champ est obligatoire.').max(1000, 'Au plus 1000 caractères.'),
  titreCourt: shortText,
  region: z.string().trim().max(SHORT),
  parties,
  enPresenceDe: z.array(shortText).max(200).readonly(),
  visas: passages,
  considerants: passages,
  formule: z.string().trim().max(SHORT),
  divisions: z.array(division).max(1000).readonly(),
  lieu: z.string().trim().max(SHORT),
  nombreExemplaires: count,
  faitLe: optionalDay,
  zone: z.enum(ZONES),
};

const clauses = z
  .array(
    z.strictObject({
      parametres: saisieParametres,
      ancres: z.array(id).max(200).readonly(),
      dit: z.string().max(LONG),
      doutes: z.array(z.string().max(LONG)).max(20).readonly(),
      confirmee: z.boolean(),
    }),
  )
  .max(500)
  .readonly();

export const redactionProcedures = {
  /** What a file in waiting (`televersements`) says of a convention. Nothing is recorded. */
  'conventions.examinerFichier': query(z.strictObject({ jeton: shortText, lecture })),
  /** The text of a convention, to be written anew or copied. */
  'conventions.redaction': query(z.strictObject({ conventionId: id })),
  /** Without `clauses`: they are read in the text, and to be confirmed. */
  'conventions.creer': command(
    z.strictObject({
      ...redaction,
      clauses: clauses.nullish().transform((all) => all ?? null),
    }),
  ),
  'conventions.editer': command(z.strictObject({ conventionId: id, ...redaction })),
} as const;

export type RedactionOutputs = {
  'conventions.examinerFichier': ExamenConventionView;
  'conventions.redaction': RedactionConvention;
};

export type ExamenConventionView = Examen & {
  readonly fichier: { readonly nom: string; readonly taille: number; readonly sha256: string };
};

export type SaisieConvention = z.input<(typeof redactionProcedures)['conventions.creer']['input']>;
