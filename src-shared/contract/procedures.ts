import { z } from 'zod';
import type { NomActe } from '#registre/actes';
import { SENS_AVIS, FORMATIONS } from '#domain/fiches/avis';
import { DECLENCHEURS, UNITES_DELAI } from '#domain/delais/calcul';
import { MOTIFS_RETOUR } from '#domain/fiches/mise-en-demeure';
import { ZONES } from '#domain/delais/calendriers';
import { CIVILITES } from '#domain/parties/partie';
import {
  LONG,
  SHORT,
  command,
  count,
  day,
  fonction,
  id,
  longText,
  nothing,
  optionalDay,
  optionalId,
  optionalReason,
  optionalText,
  presentQuery,
  query,
  reason,
  shortText,
} from './base';
import { clauseProcedures } from './clauses';
import type { ClauseOutputs } from './clauses';
import { coauteurIds, conventionProcedures, resiliationSansFaute } from './conventions';
import type { ConventionOutputs } from './conventions';
import { corbeilleProcedures } from './corbeille';
import type { CorbeilleOutputs } from './corbeille';
import { echangeProcedures } from './echanges';
import type { EchangeOutputs } from './echanges';
import { historiqueProcedures } from './historique';
import type { HistoriqueOutputs } from './historique';
import { journalProcedures } from './journal';
import type { JournalOutputs } from './journal';
import { pieceProcedures } from './pieces';
import { ficheProcedures } from './fiches';
import type { FicheOutputs } from './fiches';
import { redactionProcedures } from './redaction';
import type { RedactionOutputs } from './redaction';
import { flatProcedures } from './saisies';
import type { PieceOutputs } from './pieces';
import { titulaireProcedures } from './titulaires';
import type { TitulaireOutputs } from './titulaires';
import { sauvegardeProcedures } from './sauvegardes';
import type { SauvegardeOutputs } from './sauvegardes';
import { televersementProcedures } from './televersements';
import type { TeleversementOutputs } from './televersements';
import { tempsProcedures } from './temps';
import type { TempsOutputs } from './temps';
import { texteProcedures } from './texte';
import type { TexteOutputs } from './texte';
import { verificationProcedures } from './verification';
import type { VerificationOutputs } from './verification';
import type {
  AccueilView,
  ApercuView,
  CommandeView,
  DelaiView,
  EtatRegistreView,
  ExportView,
  RegimeView,
} from './views';

const signatures = z
  .array(z.strictObject({ signataireId: id, date: day }))
  .min(1, 'Indiquez au moins une signature.')
  .max(50);

const articles = z
  .array(
    z.strictObject({
      titre: shortText,
      alineas: z.array(longText).min(1, 'Un article compte au moins un alinéa.').max(200),
    }),
  )
  .max(100);

const priseEffet = z.discriminatedUnion('nature', [
  z.strictObject({ nature: z.literal('signature') }),
  z.strictObject({ nature: z.literal('date'), date: day }),
]);

const griefs = z
  .array(
    z
      .strictObject({
        /** What was not respected: an obligation, or a passage where the clause allows any article. */
        obligationId: optionalId,
        alineaId: optionalId,
        faits: longText,
        dateFaits: day,
        pieces: optionalText,
        miseEnConformite: optionalText,
        /** Why it is kept though repealed since the facts. */
        maintien: optionalReason,
      })
      .transform(({ alineaId, maintien, ...grief }) => ({
        ...grief,
        ...(alineaId === null ? {} : { alineaId }),
        ...(maintien === null ? {} : { maintien }),
      })),
  )
  .min(1, 'Citez au moins une obligation de la partie destinataire et les faits datés.')
  .max(50);

const envois = z
  .array(
    z.strictObject({
      destinataireId: id,
      numero: shortText,
      depotLe: day,
      /** Reference of the proof of deposit; absent: the sender's word alone. */
      preuveDepot: optionalText,
    }),
  )
  .min(1, 'Ajoutez au moins un destinataire.')
  .max(50);

export const ACTES = ['convention', 'avenant', 'mise-en-demeure', 'denonciation'] as const;
export type NatureActe = (typeof ACTES)[number];

/** What the minutes of a séance say, whatever it examined. */
const avisRendu = {
  instance: shortText,
  seance: z.strictObject({
    date: day,
    formation: z.enum(FORMATIONS),
    lieu: optionalText,
    convocationLe: optionalDay,
    quorum: z
      .strictObject({ membres: count, presents: count })
      .nullish()
      .transform((q) => q ?? null),
    procesVerbal: optionalText,
  }),
  sens: z.enum(SENS_AVIS),
  votes: z
    .strictObject({ pour: count, contre: count, abstentions: count, nePrendPasPart: count })
    .nullish()
    .transform((v) => v ?? null),
  texte: z.string().trim().max(LONG),
} as const;

/**
 * The one table of calls: what may be asked of the application, by any door, and the exact shape of the question.
 * Unknown keys are refused.
 */
export const procedures = {
  'registre.etat': query(nothing),
  'registre.revision': query(nothing),
  'registre.reprendre': presentQuery(nothing),
  'exemple.charger': command(z.strictObject({ demonstration: z.boolean() })),
  'accueil.lire': query(nothing),

  'conventions.signer': command(z.strictObject({ conventionId: id, signatures })),
  'conventions.modifierSignataire': command(
    z.strictObject({
      conventionId: id,
      signataireId: id,
      fonction,
      personne: z.strictObject({
        civilite: z.enum(CIVILITES),
        prenom: shortText,
        nom: shortText,
      }),
      adresse: z.array(z.string().trim().max(SHORT)).max(8),
      /** First day of that address; without it, the one in use is corrected. */
      adresseDepuis: optionalDay,
    }),
  ),

  'avenants.demander': command(
    z.strictObject({
      conventionId: id,
      objet: longText,
      partieId: id,
      date: day,
      auteurId: id,
      piece: optionalText,
      articles,
      priseEffet,
      /** Why an act of the past is entered as history; null for a request as it is made. */
      reprise: optionalReason.optional(),
    }),
  ),
  'avenants.rediger': command(z.strictObject({ avenantId: id, objet: longText, articles, priseEffet })),
  'avenants.signer': command(
    z.strictObject({
      avenantId: id,
      signatures,
      /** For an avenant of the past that its first signature puts to signature; the next one otherwise. */
      numero: count
        .min(1, 'Au moins 1.')
        .nullish()
        .transform((numero) => numero ?? null),
      motifTexteModifie: optionalReason,
      motifAvis: optionalReason,
      reprise: optionalReason.optional(),
    }),
  ),

  'avis.enregistrer': command(z.strictObject({ avenantId: id, ...avisRendu })),
  'avis.enregistrerSurConvention': command(z.strictObject({ conventionId: id, ...avisRendu })),

  'misesEnDemeure.preparer': command(
    z.strictObject({
      conventionId: id,
      partieEmettriceId: id,
      /** Needed when several parties owe what is cited. */
      partieDestinataireId: optionalId,
      auteurId: id,
      coauteurIds,
      griefs,
    }),
  ),
  'misesEnDemeure.rediger': command(
    z.strictObject({
      miseEnDemeureId: id,
      auteurId: id,
      coauteurIds: z.array(id).max(50).optional(),
      griefs,
    }),
  ),
  'misesEnDemeure.envoyer': command(z.strictObject({ miseEnDemeureId: id, envois })),
  'misesEnDemeure.suivreEnvoi': command(
    z.strictObject({
      miseEnDemeureId: id,
      envoiId: id,
      /** The proof of deposit, when it came after a letter recorded on the sender's word. */
      preuveDepot: optionalText,
      presentationLe: optionalDay,
      distributionLe: optionalDay,
      retour: z
        .strictObject({ date: day, motif: z.enum(MOTIFS_RETOUR) })
        .nullish()
        .transform((r) => r ?? null),
    }),
  ),

  'denonciations.notifier': command(
    z.strictObject({
      miseEnDemeureId: id,
      auteurId: id,
      coauteurIds: z.array(id).max(50).optional(),
      notifieeLe: day,
      numero: optionalText,
      persistance: reason,
      priseEffet: z.discriminatedUnion('nature', [
        z.strictObject({ nature: z.literal('reception') }),
        z.strictObject({ nature: z.literal('constat') }),
        z.strictObject({ nature: z.literal('date'), date: day }),
      ]),
      /** Reason not to await the prudent date; the strict one is never waived. */
      derogation: optionalReason,
    }),
  ),

  'denonciations.resilier': command(resiliationSansFaute),

  'delais.calculer': query(
    z.strictObject({
      depart: day,
      quantite: z.int('Indiquez un nombre entier.').min(1, 'Au moins 1.').max(1200),
      unite: z.enum(UNITES_DELAI),
      declencheur: z.enum(DECLENCHEURS),
      /** The convention whose clause gives the delay, cited when it states that very one. */
      conventionId: optionalId,
      zone: z.enum(ZONES),
      joursLocaux: z.array(z.strictObject({ date: day, nom: shortText })).max(100),
    }),
  ),

  'documents.apercu': query(z.strictObject({ acte: z.enum(ACTES), id })),
  'documents.exporter': query(z.strictObject({ acte: z.enum(ACTES), id })),

  ...flatProcedures,
  ...ficheProcedures,
  ...conventionProcedures,
  ...clauseProcedures,
  ...redactionProcedures,
  ...corbeilleProcedures,
  ...echangeProcedures,
  ...historiqueProcedures,
  ...journalProcedures,
  ...tempsProcedures,
  ...texteProcedures,
  ...titulaireProcedures,
  ...verificationProcedures,

  ...pieceProcedures,
  ...sauvegardeProcedures,
  ...televersementProcedures,
} as const;

export type Procedures = typeof procedures;
export type Method = keyof Procedures;

/*
 * The compiler's proof that the acts described and the calls that change the registry are the same ones: an act without
 * an input, or a call that no act describes, does not compile.
 */
type Commands = { [M in Method]: Procedures[M]['kind'] extends 'command' ? M : never }[Method];
type Proof<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Proof<Commands, NomActe>;

/** What the caller sends. */
export type Input<M extends Method> = z.input<Procedures[M]['input']>;
/** What the handler receives, parsed. */
export type Parsed<M extends Method> = z.output<Procedures[M]['input']>;

type QueryOutputs = ConventionOutputs &
  ClauseOutputs &
  RedactionOutputs &
  EchangeOutputs &
  CorbeilleOutputs &
  FicheOutputs &
  HistoriqueOutputs &
  JournalOutputs &
  TempsOutputs &
  TexteOutputs &
  TitulaireOutputs &
  VerificationOutputs &
  PieceOutputs &
  SauvegardeOutputs &
  TeleversementOutputs & {
    'registre.etat': EtatRegistreView;
    'registre.revision': RegimeView;
    'registre.reprendre': RegimeView;
    'accueil.lire': AccueilView;
    'delais.calculer': DelaiView;
    'documents.apercu': ApercuView;
    'documents.exporter': ExportView;
  };

/** Queries answer a view of their own; every command answers what it recorded and what the user should know. */
export type Output<M extends Method> = M extends keyof QueryOutputs ? QueryOutputs[M] : CommandeView;
