import { z } from 'zod';
import { DECLENCHEURS } from '#domain/delais/calcul';
import { ZONES } from '#domain/delais/calendriers';
import { MOTIFS_RETOUR } from '#domain/resiliation/mise-en-demeure';
import { civilDay, dated, entityId, once } from './base';

const grief = once(() =>
  z.strictObject({
    obligationId: entityId(),
    faits: z.string(),
    dateFaits: civilDay(),
    pieces: z.string().nullable(),
    miseEnConformite: z.string().nullable(),
  }),
);

const envoi = once(() =>
  z.strictObject({
    id: entityId(),
    destinataireId: entityId(),
    numero: z.string(),
    depotLe: civilDay(),
    preuve: z.discriminatedUnion('nature', [
      z.strictObject({ nature: z.literal('preuve_de_depot'), reference: z.string() }),
      z.strictObject({ nature: z.literal('declaratif') }),
    ]),
    presentationLe: civilDay().nullable(),
    distributionLe: civilDay().nullable(),
    retour: z.strictObject({ date: civilDay(), motif: z.enum(MOTIFS_RETOUR) }).nullable(),
  }),
);

/** The delay as it was computed on its day, by an engine that may have changed since: kept, never recomputed. */
const delai = once(() =>
  z.strictObject({
    depart: civilDay(),
    regle: z.strictObject({
      quantite: z.int().min(1),
      unite: z.enum(['mois', 'jours']),
      declencheur: z.enum(DECLENCHEURS),
    }),
    zone: z.enum(ZONES),
    strict: z.strictObject({ expiration: civilDay(), premierJour: civilDay() }),
    prudent: z.strictObject({
      expiration: civilDay(),
      premierJour: civilDay(),
      premierJourOuvre: civilDay(),
    }),
    franc: z.strictObject({ expiration: civilDay(), premierJour: civilDay() }),
    notices: z.array(z.string()),
    etapes: z.array(z.strictObject({ regle: z.string(), source: z.string(), resultat: z.string() })),
  }),
);

export const miseEnDemeure = once(() =>
  z.strictObject({
    id: entityId(),
    conventionId: entityId(),
    partieEmettriceId: entityId(),
    partieDestinataireId: entityId(),
    auteurId: entityId(),
    griefs: z.array(grief()),
    signeeLe: civilDay().nullable(),
    envois: z.array(envoi()),
    delai: z.strictObject({ moteur: z.string(), calcul: delai() }).nullable(),
    regularisation: dated().nullable(),
    retrait: dated().nullable(),
  }),
);

export const denonciation = once(() =>
  z.strictObject({
    id: entityId(),
    conventionId: entityId(),
    miseEnDemeureId: entityId(),
    partieId: entityId(),
    auteurId: entityId(),
    notifieeLe: civilDay(),
    numero: z.string().nullable(),
    persistance: z.string(),
    priseEffet: z.discriminatedUnion('nature', [
      z.strictObject({ nature: z.literal('reception') }),
      z.strictObject({ nature: z.literal('date'), date: civilDay() }),
    ]),
    receptionLe: civilDay().nullable(),
    derogation: z.string().nullable(),
  }),
);
