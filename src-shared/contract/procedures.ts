import { z } from 'zod';
import type { NomActe } from '#registre/actes';
import { formatDate } from '#domain/civil-date';
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
import { chronologieProcedures } from './chronologie';
import type { ChronologieOutputs } from './chronologie';
import { coauteurIds, conventionProcedures, resiliationSansFaute } from './conventions';
import type { ConventionOutputs } from './conventions';
import { comiteProcedures } from './comite';
import type { ComiteOutputs } from './comite';
import { corbeilleProcedures } from './corbeille';
import type { CorbeilleOutputs } from './corbeille';
import { documentProcedures } from './documents';
import { modeleProcedures } from './modeles';
import type { ModeleOutputs } from './modeles';
import type { DocumentOutputs } from './documents';
import { echeanceProcedures } from './echeances';
import type { EcheanceOutputs } from './echeances';
import { echangeProcedures } from './echanges';
import type { EchangeOutputs } from './echanges';
import { jourDe, readInstant } from './instant';
import { historiqueProcedures } from './historique';
import type { HistoriqueOutputs } from './historique';
import { journalProcedures } from './journal';
import type { JournalOutputs } from './journal';
import { listeProcedures } from './listes';
import type { ListeOutputs } from './listes';
import { pieceProcedures } from './pieces';
import { paquetProcedures } from './paquets';
import type { PaquetOutputs } from './paquets';
import { ficheProcedures } from './fiches';
import type { FicheOutputs } from './fiches';
import { previsionProcedures } from './prevision';
import type { PrevisionOutputs } from './prevision';
import { rechercheProcedures } from './recherche';
import type { RechercheOutputs } from './recherche';
import { redactionProcedures } from './redaction';
import type { RedactionOutputs } from './redaction';
import { flatProcedures } from './saisies';
import type { PieceOutputs } from './pieces';
import { pouvoirProcedures } from './pouvoirs';
import type { PouvoirOutputs } from './pouvoirs';
import { titulaireProcedures } from './titulaires';
import type { TitulaireOutputs } from './titulaires';
import { planningProcedures, retroplanningProcedures } from './retroplanning';
import type { RetroplanningOutputs } from './retroplanning';
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
import type { AccueilView, LigneTravailView } from './travail';
import type { CommandeView, DelaiView, EtatRegistreView, RegimeView } from './views';

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

/** Why an act of the past is entered as history; null for an act as it is made. */
const reprise = optionalReason.optional();

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
    z
      .strictObject({
        destinataireId: id,
        /** Null where a letter of the past does not say it. */
        numero: optionalText,
        depotLe: day,
        /** Reference of the proof of deposit; absent: the sender's word alone. */
        preuveDepot: optionalText,
        /** Who carried it. */
        transporteur: optionalText.optional(),
        /** A qualified electronic letter: its day of deposit is the legal day of its timestamp. */
        electronique: z
          .strictObject({
            deposeA: z
              .string()
              .trim()
              .transform((text, context) => {
                const lu = readInstant(text);
                if (lu.ok) return lu.instant;
                context.addIssue({ code: 'custom', message: lu.message });
                return z.NEVER;
              }),
            accord: optionalText,
          })
          .nullish(),
      })
      .superRefine(({ depotLe, electronique }, context) => {
        if (electronique === null || electronique === undefined) return;
        const legal = jourDe(electronique.deposeA);
        if (legal !== depotLe)
          context.addIssue({
            code: 'custom',
            path: ['depotLe'],
            message: `L’horodatage est du ${formatDate(legal)}, heure légale : c’est le jour du dépôt.`,
          });
      }),
  )
  .min(1, 'Ajoutez au moins un destinataire.')
  .max(50);

/** What the post reports of a letter, whichever act it carries. */
const suiviPostal = {
  /** The proof of deposit, when it came after a letter recorded on the sender's word. */
  preuveDepot: optionalText,
  presentationLe: optionalDay,
  distributionLe: optionalDay,
  refusLe: optionalDay.optional(),
  retour: z
    .strictObject({ date: day, motif: z.enum(MOTIFS_RETOUR) })
    .nullish()
    .transform((r) => r ?? null),
  /** What proves each fact; one left out is the word of whoever records it. */
  preuves: z
    .strictObject({ presentation: optionalText, distribution: optionalText, retour: optionalText })
    .nullish(),
};

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
  /** `auPlus`: the first conventions that make so many lines, whole; the lines of the others are left for later. */
  'accueil.lire': query(z.strictObject({ auPlus: z.int().min(1).max(1000).exactOptional() })),
  /** The lines that take the place, in `accueil.lire`, of those of the same id: drafts whose words do not agree. */
  'accueil.projets': query(nothing),

  'conventions.signer': command(z.strictObject({ conventionId: id, signatures, reprise })),
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
      reprise,
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
      reprise,
    }),
  ),

  'avis.enregistrer': command(z.strictObject({ avenantId: id, ...avisRendu, reprise })),
  'avis.enregistrerSurConvention': command(z.strictObject({ conventionId: id, ...avisRendu, reprise })),

  'misesEnDemeure.preparer': command(
    z.strictObject({
      conventionId: id,
      partieEmettriceId: id,
      /** Needed when several parties owe what is cited. */
      partieDestinataireId: optionalId,
      auteurId: id,
      coauteurIds,
      griefs,
      reprise,
    }),
  ),
  'misesEnDemeure.recevoir': command(
    z.strictObject({
      conventionId: id,
      partieEmettriceId: id,
      partieDestinataireId: optionalId,
      auteurId: id,
      coauteurIds,
      griefs,
      lettreLe: day,
      declareeLe: optionalDay,
      cachetLe: optionalDay,
      recueLe: day,
      destinataireId: id,
      numero: optionalText,
      piece: optionalText,
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
  'misesEnDemeure.suivreEnvoi': command(z.strictObject({ miseEnDemeureId: id, envoiId: id, ...suiviPostal })),
  'denonciations.envoyer': command(z.strictObject({ denonciationId: id, envois })),
  'denonciations.suivreEnvoi': command(z.strictObject({ denonciationId: id, envoiId: id, ...suiviPostal })),

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
      /** The délibération that authorises it; absent: the last that was enforceable that day. */
      deliberationId: optionalId.optional(),
      /** Why it goes without one, where the party acts by délibération. */
      sansDeliberation: optionalReason.optional(),
    }),
  ),

  'denonciations.resilier': command(resiliationSansFaute),

  'delais.calculer': query(
    z.strictObject({
      depart: day,
      quantite: z.int('Indiquez un nombre entier.').min(1, 'Au moins 1.').max(1200),
      unite: z.enum(UNITES_DELAI),
      declencheur: z.enum(DECLENCHEURS),
      /** Neither the first day nor the last one counts. */
      francs: z.boolean().optional(),
      /** The convention whose clause gives the delay, cited when it states that very one. */
      conventionId: optionalId,
      zone: z.enum(ZONES),
      joursLocaux: z.array(z.strictObject({ date: day, nom: shortText })).max(100),
    }),
  ),

  ...flatProcedures,
  ...ficheProcedures,
  ...conventionProcedures,
  ...chronologieProcedures,
  ...clauseProcedures,
  ...previsionProcedures((acte): z.ZodType => procedures[acte].input),
  ...rechercheProcedures,
  ...redactionProcedures,
  ...corbeilleProcedures,
  ...documentProcedures,
  ...modeleProcedures,
  ...echangeProcedures,
  ...echeanceProcedures,
  ...historiqueProcedures,
  ...journalProcedures,
  ...listeProcedures,
  ...tempsProcedures,
  ...texteProcedures,
  ...titulaireProcedures,
  ...pouvoirProcedures,
  ...verificationProcedures,

  ...comiteProcedures,
  ...paquetProcedures,
  ...pieceProcedures,
  ...retroplanningProcedures,
  ...planningProcedures,
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
  ChronologieOutputs &
  ClauseOutputs &
  PrevisionOutputs &
  RechercheOutputs &
  RedactionOutputs &
  EchangeOutputs &
  EcheanceOutputs &
  CorbeilleOutputs &
  FicheOutputs &
  HistoriqueOutputs &
  JournalOutputs &
  ListeOutputs &
  TempsOutputs &
  TexteOutputs &
  DocumentOutputs &
  ModeleOutputs &
  TitulaireOutputs &
  PouvoirOutputs &
  VerificationOutputs &
  ComiteOutputs &
  PaquetOutputs &
  PieceOutputs &
  RetroplanningOutputs &
  SauvegardeOutputs &
  TeleversementOutputs & {
    'registre.etat': EtatRegistreView;
    'registre.revision': RegimeView;
    'registre.reprendre': RegimeView;
    'accueil.lire': AccueilView;
    'accueil.projets': readonly LigneTravailView[];
    'delais.calculer': DelaiView;
  };

/** Queries answer a view of their own; every command answers what it recorded and what the user should know. */
export type Output<M extends Method> = M extends keyof QueryOutputs ? QueryOutputs[M] : CommandeView;
