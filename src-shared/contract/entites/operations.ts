import { z } from 'zod';
import { CIVILITES } from '#domain/parties/partie';
import { civilDay, entityId, genre, once } from './base';

const alineas = once(() =>
  z.array(z.strictObject({ niveau: z.literal([0, 1, 2]), marque: z.string().nullable(), texte: z.string() })),
);

const cible = once(() => z.strictObject({ divisionId: entityId(), alineaId: entityId().nullable() }));

/** What one operation of an avenant does, as it is kept. */
export const modification = once(() =>
  z.discriminatedUnion('nature', [
    z.strictObject({
      nature: z.literal('remplacer_mots'),
      cible: cible(),
      ancien: z.string(),
      nouveau: z.string(),
      partout: z.boolean(),
    }),
    z.strictObject({
      nature: z.literal('inserer_mots'),
      cible: cible(),
      position: z.enum(['avant', 'apres']),
      repere: z.string(),
      mots: z.string(),
    }),
    z.strictObject({
      nature: z.literal('rediger_alinea'),
      divisionId: entityId(),
      alineaId: entityId(),
      alineas: alineas(),
    }),
    z.strictObject({
      nature: z.literal('rediger_division'),
      divisionId: entityId(),
      intitule: z.string(),
      alineas: alineas(),
    }),
    z.strictObject({ nature: z.literal('intituler'), divisionId: entityId(), intitule: z.string() }),
    z.strictObject({
      nature: z.literal('inserer_alineas'),
      divisionId: entityId(),
      apres: entityId().nullable(),
      alineas: alineas(),
    }),
    z.strictObject({ nature: z.literal('supprimer_alinea'), divisionId: entityId(), alineaId: entityId() }),
    z.strictObject({
      nature: z.literal('inserer_division'),
      apres: entityId(),
      sorte: z.enum(['article', 'section']),
      numero: z.string().nullable(),
      intitule: z.string(),
      alineas: alineas(),
    }),
    z.strictObject({ nature: z.literal('abroger'), divisionId: entityId() }),
    z.strictObject({
      nature: z.literal('retablir'),
      divisionId: entityId(),
      intitule: z.string(),
      alineas: alineas(),
    }),
    z.strictObject({
      nature: z.literal('ajouter_annexe'),
      numero: z.string(),
      intitule: z.string(),
      alineas: alineas(),
    }),
    z.strictObject({ nature: z.literal('nommer_partie'), partieId: entityId(), nom: z.string() }),
    z.strictObject({
      nature: z.literal('designer_signataire'),
      signataireId: entityId(),
      fonction: z.strictObject({ libelle: z.string(), genre: genre() }),
      personne: z.strictObject({
        civilite: z.enum(CIVILITES),
        prenom: z.string(),
        nom: z.string(),
      }),
    }),
    z.strictObject({
      nature: z.literal('proroger'),
      divisionId: entityId(),
      alineaId: entityId(),
      texte: z.string(),
      fin: civilDay(),
    }),
  ]),
);

export const operation = once(() =>
  z.strictObject({
    id: entityId(),
    modification: modification(),
    phrase: z.array(z.string()),
    lu: z.string(),
  }),
);
