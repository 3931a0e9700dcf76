import { z } from 'zod';
import { CHOIX_ARBITRAGE } from '#domain/avenant/operations';
import { SENS_AVIS, FORMATIONS } from '#domain/crefop/avis';
import { operation } from './operations';
import { civilDay, dated, entityId, sha256Hex, signatures, whole, once } from './base';

export const avenant = once(() =>
  z.strictObject({
    id: entityId(),
    conventionId: entityId(),
    objet: z.string(),
    demande: z.strictObject({
      partieId: entityId(),
      date: civilDay(),
      auteurId: entityId(),
      piece: z.string().nullable(),
    }),
    articles: z.array(z.strictObject({ titre: z.string(), alineas: z.array(z.string()) })),
    operations: z.array(operation()),
    arbitrages: z.array(
      z.strictObject({
        sujet: entityId(),
        objets: z.array(z.string()).exactOptional(),
        choix: z.enum(CHOIX_ARBITRAGE),
        motif: z.string(),
        le: civilDay(),
      }),
    ),
    priseEffet: z.discriminatedUnion('nature', [
      z.strictObject({ nature: z.literal('signature') }),
      z.strictObject({ nature: z.literal('date'), date: civilDay() }),
    ]),
    numero: z.int().min(1).nullable(),
    signatures: signatures(),
    motifTexteModifie: z.string().nullable(),
    instruction: z.strictObject({ date: civilDay(), service: z.string().nullable() }).nullable(),
    saisine: z
      .strictObject({ date: civilDay(), seancePrevue: civilDay().nullable(), empreinteProjet: sha256Hex() })
      .nullable(),
    miseALaSignature: z.strictObject({ date: civilDay(), empreinteProjet: sha256Hex() }).nullable(),
    refus: z.strictObject({ date: civilDay(), partieId: entityId(), motif: z.string() }).nullable(),
    abandon: dated().nullable(),
  }),
);

export const avis = once(() =>
  z.strictObject({
    id: entityId(),
    conventionId: entityId(),
    avenantId: entityId(),
    instance: z.string(),
    seance: z.strictObject({
      date: civilDay(),
      formation: z.enum(FORMATIONS),
      lieu: z.string().nullable(),
      convocationLe: civilDay().nullable(),
      quorum: z.strictObject({ membres: whole(), presents: whole() }).nullable(),
      procesVerbal: z.string().nullable(),
    }),
    sens: z.enum(SENS_AVIS),
    votes: z
      .strictObject({ pour: whole(), contre: whole(), abstentions: whole(), nePrendPasPart: whole() })
      .nullable(),
    texte: z.string(),
    empreinteProjet: sha256Hex(),
    projetExamine: z.string().nullable(),
    publication: z.strictObject({ date: civilDay(), support: z.string() }).nullable(),
  }),
);
