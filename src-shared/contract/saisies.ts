import { z } from 'zod';
import type { Brut } from '#registre/acte';
import { ACTES } from '#registre/actes';
import type { ActePlat } from '#registre/actes';
import type { Champ, Membres, Objet } from '#registre/champs';
import {
  SHORT,
  command,
  count,
  day,
  id,
  longText,
  optionalDay,
  optionalReason,
  optionalText,
  reason,
  shortText,
} from './base';

/*
 * The inputs of the acts that are one field after the other, made from their descriptions: trimmed, bounded, a blank
 * optional field read as null. The others have a shape of their own, in the table of their topic.
 */

/** The schema of what a person gives for a field. */
export function inputSchema(champ: Champ): z.ZodType {
  const own = given(champ);
  return champ.absent === true ? own.exactOptional() : own;
}

function given(champ: Champ): z.ZodType {
  if (champ.facultatif === true) {
    if (champ.genre === 'jour') return optionalDay;
    if (champ.genre === 'texte') return champ.motif === true ? optionalReason : optionalText;
    return required(champ)
      .nullish()
      .transform((value) => value ?? null);
  }
  return required(champ);
}

function required(champ: Champ): z.ZodType {
  switch (champ.genre) {
    case 'cle':
    case 'fiche':
    case 'mention':
      return id;
    case 'texte':
      return champ.motif === true ? reason : champ.long === true ? longText : shortText;
    case 'jour':
      return day;
    case 'entier':
      return champ.max === undefined
        ? count.min(champ.min, `Au moins ${champ.min}.`)
        : count.min(champ.min, `Au moins ${champ.min}.`).max(champ.max, `Au plus ${champ.max}.`);
    case 'choix':
      return z.enum(Object.keys(champ.libelles));
    case 'ouiNon':
      return z.boolean();
    case 'lignes':
      return z.array(shortText).max(SHORT).readonly();
    case 'groupe':
      return inputObject(champ.membres);
    case 'variantes': {
      const cases = Object.entries(champ.cas).map(([nature, membres]) =>
        inputObject(membres).extend({ [champ.selon]: z.literal(nature) }),
      );
      return z.discriminatedUnion(champ.selon, cases as unknown as [z.ZodObject, ...z.ZodObject[]]);
    }
    case 'suite':
      // Several of a few choices, each once.
      if (champ.element.genre === 'choix')
        return z
          .array(z.enum(Object.keys(champ.element.libelles)))
          .refine((all) => new Set(all).size === all.length, 'Chaque choix ne se dit qu’une fois.')
          .readonly();
      // Several records, each once.
      if (champ.element.genre === 'fiche')
        return z
          .array(id)
          .min(1, 'Indiquez-en au moins un.')
          .max(500)
          .refine((all) => new Set(all).size === all.length, 'Chacun ne se dit qu’une fois.')
          .readonly();
      throw new TypeError('no input of a list of anything but choices and records');
    case 'fixe':
    case 'rang':
    case 'empreinte':
    case 'taille':
    case 'ficheParmi':
    case 'liste':
    case 'images':
      // No input made of fields: the act is described with `acte`, and its schema is written by hand.
      throw new TypeError(`no input of kind ${champ.genre}`);
  }
}

export const inputObject = (membres: Membres): z.ZodObject =>
  z.strictObject(Object.fromEntries(Object.entries(membres).map(([name, one]) => [name, inputSchema(one)])));

type Saisie<A extends ActePlat> = (typeof ACTES)[A]['saisie'];

/** The calls of the acts whose input is flat. */
export const flatProcedures = Object.fromEntries(
  Object.entries(ACTES).flatMap(([name, one]) =>
    'saisie' in one ? [[name, command(inputObject(one.saisie))]] : [],
  ),
) as unknown as {
  readonly [A in ActePlat]: {
    readonly kind: 'command';
    readonly input: z.ZodType<Objet<Saisie<A>>, Brut<Saisie<A>>>;
  };
};
