import { z } from 'zod';
import { NATURES_DIVISION } from '#domain/convention/texte';
import { ZONES } from '#domain/delais/calendriers';
import { CIVILITES } from '#domain/parties/partie';
import { civilDay, dated, entityId, genre, signatures, once } from './base';

const signataire = once(() =>
  z.strictObject({
    id: entityId(),
    fonction: z.strictObject({ libelle: z.string(), genre: genre() }),
    personne: z.strictObject({
      civilite: z.enum(CIVILITES),
      prenom: z.string(),
      nom: z.string(),
    }),
    adresse: z.array(z.string()),
  }),
);

const partie = once(() =>
  z.strictObject({
    id: entityId(),
    nom: z.string(),
    genre: genre(),
    signataires: z.array(signataire()),
  }),
);

const alinea = once(() =>
  z.strictObject({
    id: entityId(),
    niveau: z.literal([0, 1, 2]),
    marque: z.string().nullable(),
    texte: z.string(),
    gras: z.array(z.string()).exactOptional(),
  }),
);

const division = once(() =>
  z.strictObject({
    id: entityId(),
    nature: z.enum(NATURES_DIVISION),
    numero: z.string().nullable(),
    intitule: z.string(),
    alineas: z.array(alinea()),
  }),
);

const obligation = once(() =>
  z.strictObject({
    id: entityId(),
    article: z.string(),
    partieId: entityId(),
    alineaIds: z.array(entityId()),
    libelle: z.string(),
  }),
);

const duree = once(() =>
  z.discriminatedUnion('nature', [
    z.strictObject({
      nature: z.literal('instrument'),
      instrument: z.string(),
      article: z.string(),
      hypothese: dated(),
      confirmation: z
        .strictObject({ date: civilDay(), fondement: z.string(), confirmeeLe: civilDay() })
        .nullable(),
    }),
    z.strictObject({ nature: z.literal('dates_fixes'), article: z.string(), fin: civilDay() }),
    z.strictObject({
      nature: z.literal('annuelle'),
      article: z.string(),
      annee: z.int().min(1900).max(2199),
    }),
  ]),
);

export const convention = once(() =>
  z.strictObject({
    id: entityId(),
    titre: z.string(),
    titreCourt: z.string(),
    region: z.string(),
    parties: z.array(partie()),
    visas: z.array(z.strictObject({ id: entityId(), texte: z.string() })),
    formule: z.string(),
    divisions: z.array(division()),
    obligations: z.array(obligation()),
    lieu: z.string(),
    nombreExemplaires: z.int().min(0),
    duree: duree(),
    zone: z.enum(ZONES),
    faitLe: civilDay().nullable(),
    signatures: signatures(),
    effetRetenu: dated().nullable(),
  }),
);
