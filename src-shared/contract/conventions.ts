import { z } from 'zod';
import type { EtatAvenant } from '#domain/fiches/avenant';
import type { CivilDate } from '#domain/civil-date';
import type { Convention, Effet, EtatConvention, Obligation, Terme } from '#domain/fiches/convention';
import type { Alinea } from '#domain/texte/divisions';
import type { Partie } from '#domain/parties/partie';
import type { Avertissement } from '#domain/refus';
import type { VersionParties } from '#domain/parties/versions';
import type { Denonciation, EtatDenonciation, NatureSuite } from '#domain/fiches/denonciation';
import type { Delai } from '#domain/delais/calcul';
import type { ClauseAppliquee, EtatMiseEnDemeure, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { MOTIFS_RESILIATION } from '#domain/fiches/mise-en-demeure';
import type { Sortie } from '#domain/lookup';
import type { Refus } from '#domain/refus';
import type { MotifResiliation } from '#registre/fiches/clauses';
import type { FichePlate } from '#registre/fiches';
import { day, id, nothing, optionalDay, optionalId, optionalReason, optionalText, query } from './base';
import type { ActionAvis, EtatAvis } from '#domain/crefop/etats';
import type { BarreView } from './chronologie';
import type {
  FaitView,
  AvenantLuView,
  AvisView,
  GesteView,
  LigneConventionView,
  MiseEnDemeureLueView,
  PreuvesEnvoiView,
} from './views';

/* What is read of a convention: one question a need. A list answers light lines, a record is read alone. */

const ofConvention = z.strictObject({ conventionId: id });

/** The signatories of the other parties, where a clause makes them act together. */
export const coauteurIds = z.array(id).max(50).optional().default([]);

/** An act that ends the convention, or takes a party out of it, without a breach. */
export const resiliationSansFaute = z.strictObject({
  conventionId: id,
  partieId: id,
  auteurId: id,
  coauteurIds,
  motifClause: z.enum(MOTIFS_RESILIATION),
  motif: optionalReason,
  notifieeLe: day,
  numero: optionalText,
  /** A day the letter fixes; null: the end of the notice period. */
  effetLe: optionalDay,
  /** Why it is taken over from the history. */
  reprise: optionalReason.optional(),
  /** What is said of compensation, where the general interest ends the convention without a clause. */
  indemnite: optionalReason.optional(),
  deliberationId: optionalId.optional(),
  sansDeliberation: optionalReason.optional(),
});

export const conventionProcedures = {
  'conventions.lister': query(nothing),
  /** The head of a convention: what stands above every tab and every form of it. */
  'conventions.lire': query(ofConvention),
  /** What the act bears around its articles. */
  'conventions.acte': query(ofConvention),
  /** The act as it was signed, entire. */
  'conventions.texte': query(ofConvention),
  /** Who the parties and their signatories are, and were. */
  'conventions.parties': query(ofConvention),
  /** The duties a formal notice may cite, with the passages that say them. */
  'conventions.obligations': query(ofConvention),

  'avenants.lister': query(ofConvention),
  'avenants.lire': query(z.strictObject({ avenantId: id })),
  'avis.lister': query(ofConvention),
  'avis.lire': query(z.strictObject({ avisId: id })),
  'misesEnDemeure.lister': query(ofConvention),
  'misesEnDemeure.lire': query(z.strictObject({ miseEnDemeureId: id })),
  /** The delay the notice would have, were it deposited that day. */
  'misesEnDemeure.prevoir': query(z.strictObject({ miseEnDemeureId: id, depotLe: day })),
  /** By which clauses the convention may end today, or why none can be applied. */
  'resiliation.regles': query(ofConvention),
  /** Every act that ends the convention or takes a party out of it. */
  'denonciations.lister': query(ofConvention),
  /** What the act that ends the convention without a breach would give, were it recorded. */
  'denonciations.prevoir': query(resiliationSansFaute),
  'chronologie.lire': query(ofConvention),
  'chronologie.barres': query(ofConvention),
} as const;

/** The act around its articles, which `texte.consolider` reads: title, visas, parties as they signed, closing. */
export type ActeConventionView = Omit<Convention, 'divisions' | 'obligations'>;

/** Its size does not depend on what happened to the convention. */
export type EnTeteConventionView = {
  readonly convention: Omit<ActeConventionView, 'parties' | 'visas' | 'formule'>;
  /** The day everything here is said of. */
  readonly aujourdhui: CivilDate;
  readonly etat: EtatConvention;
  readonly effet: Effet;
  readonly terme: Terme;
  /** The parties that left, or are to leave, a convention that goes on for the others. */
  readonly sorties: readonly Sortie[];
  /** How many signatures the act needs. */
  readonly signataires: number;
  /** How many records each tab holds. */
  readonly compteurs: Readonly<
    Record<'avenants' | 'avis' | 'resiliation' | 'documents' | 'paquets' | FichePlate, number>
  >;
  /** Usual name of the regional committee, proposed in forms. */
  readonly instance: string;
};

export type PartiesView = {
  /** The parties and their signatories as they are today. */
  readonly parties: readonly Partie[];
  /** The same, from the convention as it was signed to what is still to take effect: avenants, and holders named. */
  readonly versionsParties: readonly VersionParties[];
  /** The convention is not signed by all, and a holder has changed since it was prepared. */
  readonly titulairesChanges: readonly Avertissement[];
  /** What is said of signatures entered as history. */
  readonly aSavoir: readonly Avertissement[];
};

/** An avenant and the day it takes effect, in words. */
export type ActeDit = { readonly acte: string; readonly effet: CivilDate };

export type ObligationView = Omit<Obligation, 'alineaIds'> & {
  /** The passages that say it, as they stand, or stood last, in order. */
  readonly alineas: readonly Pick<Alinea, 'id' | 'marque' | 'texte'>[];
  /** The avenant that brought it in; null: the convention as it was signed. */
  readonly venue: ActeDit | null;
  /** The avenant that took it away; null while it is there. */
  readonly abrogation: ActeDit | null;
};

/** A clause by which the convention may end, as it stands today. */
export type RegleResiliationView = {
  readonly motif: MotifResiliation;
  /** « pour manquement » */
  readonly libelle: string;
  /** Null when it cannot be applied: `refus` says why. */
  readonly clause: ClauseAppliquee | null;
  /** What it says, in one sentence. */
  readonly dit: string | null;
  /** « Convention, premier alinéa de l’article 7 » */
  readonly source: string | null;
  readonly refus: Refus | null;
};

export type ReglesResiliationView = {
  /** For a breach: always there, absent clause included. */
  readonly manquement: RegleResiliationView;
  /** The other grounds the text has. */
  readonly autres: readonly RegleResiliationView[];
  /** What may be invoked besides obligations; empty where the clause does not allow it. */
  readonly passages: readonly { readonly id: string; readonly lieu: string; readonly texte: string }[];
  /** The parties still bound today. */
  readonly partiesLiees: readonly string[];
};

export type DelaiPrevuView = {
  readonly depotLe: CivilDate;
  readonly delai: Delai | null;
  /** Why there is no date yet; null when there is one. */
  readonly raison: string | null;
  readonly regle: RegleResiliationView;
};

/** What an act would give, decided by the rule that would record it: nothing is recorded. */
export type PrevisionView = {
  /** The day it was asked of: an answer about another day is never read as the answer to this one. */
  readonly date: CivilDate;
  /** The clause in force that day, as a message cites it. */
  readonly source: string;
  /** The days at stake, before and after; null while undetermined, with why in the cause. */
  readonly dates: readonly {
    readonly libelle: string;
    readonly avant: CivilDate | null;
    readonly apres: CivilDate | null;
    readonly cause: string | null;
  }[];
  readonly avertissements: readonly Avertissement[];
  /** Why it would be refused. */
  readonly refus: Refus | null;
};

export type DenonciationView = {
  readonly denonciation: Denonciation;
  /** From which day it takes effect; null while unknown. */
  readonly effet: CivilDate | null;
  /** Why the day is unknown. */
  readonly raison: string | null;
  /** The clause it rests on, in one sentence. */
  readonly dit: string | null;
  /** Those it is written to, one letter each. */
  readonly destinataires: readonly { readonly id: string; readonly nom: string }[];
  readonly etat: EtatDenonciation;
  /** What may be recorded of it next. */
  readonly suitesPossibles: readonly NatureSuite[];
  /** Of each of its letters, what nothing proves. */
  readonly preuves: readonly PreuvesEnvoiView[];
  /** « repris de l’historique, déclaratif »; null when it was recorded as it was made. */
  readonly mention: string | null;
};

/** The day that tells most of an act in a list: « prise d’effet 29/03/2027 ». */
export type RepereView = { readonly libelle: string; readonly date: CivilDate };

export type LigneAvenantView = {
  readonly id: string;
  /** « Avenant n° 1 » or « Projet d'avenant ». */
  readonly designation: string;
  /** Null while it is a draft. */
  readonly numero: number | null;
  readonly objet: string;
  readonly etat: EtatAvenant;
  readonly repere: RepereView;
  /** « repris de l’historique, déclaratif »; null when it was recorded as it was made. */
  readonly mention: string | null;
  /** Still to sign, and prepared under a holder who has changed since. */
  readonly titulairesChanges: readonly Avertissement[];
};

/** An avis with the avenant it was given on. */
export type LigneAvisView = AvisView & {
  readonly etat: EtatAvis;
  readonly gestes: readonly GesteView<ActionAvis>[];
  /** Null for the avis on the convention itself. */
  readonly avenant:
    | (LigneAvenantView & {
        /** Why a text other than the one examined was put to signature. */
        readonly motifTexteModifie: string | null;
      })
    | null;
};

export type LigneMiseEnDemeureView = Pick<
  MiseEnDemeure,
  'id' | 'signeeLe' | 'partieEmettriceId' | 'partieDestinataireId'
> & {
  /** Its place among the notices of the convention, in the order they were prepared. */
  readonly rang: number;
  readonly etat: EtatMiseEnDemeure;
  /** Null for a draft, which bears no day. */
  readonly repere: RepereView | null;
  readonly mention: string | null;
  readonly denonciation: Denonciation | null;
};

export type ConventionOutputs = {
  'conventions.lister': readonly LigneConventionView[];
  'conventions.lire': EnTeteConventionView;
  'conventions.acte': ActeConventionView;
  'conventions.texte': Convention;
  'conventions.parties': PartiesView;
  'conventions.obligations': readonly ObligationView[];
  /** The latest first: by number, then by date of request. */
  'avenants.lister': readonly LigneAvenantView[];
  'avenants.lire': AvenantLuView;
  /** The latest séance first. */
  'avis.lister': readonly LigneAvisView[];
  'avis.lire': AvisView;
  'misesEnDemeure.lister': readonly LigneMiseEnDemeureView[];
  'misesEnDemeure.lire': MiseEnDemeureLueView;
  'misesEnDemeure.prevoir': DelaiPrevuView;
  'resiliation.regles': ReglesResiliationView;
  'denonciations.lister': readonly DenonciationView[];
  'denonciations.prevoir': PrevisionView;
  /** Past facts and coming dates, oldest first. */
  'chronologie.lire': readonly FaitView[];
  /** What lasts. */
  'chronologie.barres': readonly BarreView[];
};
