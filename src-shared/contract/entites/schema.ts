import { z } from 'zod';
import type { Champ, Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { civilDay, entityId, sha256Hex } from './base';

/** The schema of what a member holds as it is kept: exact, and without the bounds of what a form accepts. */
export function keptSchema(champ: Champ): z.ZodType {
  const own = shape(champ);
  const orNull = champ.facultatif === true ? own.nullable() : own;
  return champ.absent === true ? orNull.exactOptional() : orNull;
}

/** The schema of an object with exactly these members. */
export const keptObject = (membres: Membres): z.ZodObject =>
  z.strictObject(Object.fromEntries(Object.entries(membres).map(([name, one]) => [name, keptSchema(one)])));

function shape(champ: Champ): z.ZodType {
  switch (champ.genre) {
    case 'cle':
    case 'fiche':
    case 'mention':
      return entityId();
    case 'texte':
      return champ.requis === true ? z.string().min(1) : z.string();
    case 'jour':
      return civilDay();
    case 'entier':
      return champ.max === undefined ? z.int().min(champ.min) : z.int().min(champ.min).max(champ.max);
    case 'taille':
      return z.int().min(0);
    case 'ouiNon':
      return z.boolean();
    case 'empreinte':
      return sha256Hex();
    case 'lignes':
      return z.array(z.string());
    case 'choix':
      return z.enum(Object.keys(champ.libelles));
    case 'rang':
      return z.literal(champ.libelles.map((_libelle, rang) => rang));
    case 'fixe':
      return z.literal(champ.valeur);
    case 'ficheParmi':
      return z.strictObject({ collection: z.enum(champ.collections), id: entityId() });
    case 'groupe':
      return keptObject(champ.membres);
    case 'variantes': {
      const cases = Object.entries(champ.cas).map(([nature, membres]) =>
        keptObject(membres).extend({ [champ.selon]: z.literal(nature) }),
      );
      return z.discriminatedUnion(champ.selon, cases as unknown as [z.ZodObject, ...z.ZodObject[]]);
    }
    case 'liste':
      return z.array(keptObject(champ.element));
    case 'suite':
      return z.array(keptSchema(champ.element));
    case 'images': {
      // Each image by the description of its own collection.
      const each = Object.keys(champ.libelles).map((collection) =>
        z.strictObject({
          collection: z.literal(collection),
          entite: keptObject(DESCRIPTIONS[collection as NomCollection].membres),
        }),
      );
      return z.array(z.discriminatedUnion('collection', each as unknown as [z.ZodObject, ...z.ZodObject[]]));
    }
  }
}
