import { z } from 'zod';
import type { EtatAvenant } from '#domain/fiches/avenant';
import type { CivilDate } from '#domain/civil-date';
import type { Convention, Effet, EtatConvention, Obligation, Terme } from '#domain/fiches/convention';
import type { Alinea } from '#domain/texte/divisions';
import type { Partie } from '#domain/parties/partie';
import type { Avertissement } from '#domain/refus';
import type { VersionParties } from '#domain/parties/versions';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { EtatMiseEnDemeure, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { FichePlate } from '#registre/fiches';
import { id, nothing, query } from './base';
import type {
  AvenantView,
  AvisView,
  DocumentDisponibleView,
  FaitView,
  LigneConventionView,
  MiseEnDemeureView,
} from './views';

/* What is read of a convention: one question a need. A list answers light lines, a record is read alone. */

const ofConvention = z.strictObject({ conventionId: id });

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
  'chronologie.lire': query(ofConvention),
  'documents.lister': query(ofConvention),
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
  /** How many signatures the act needs. */
  readonly signataires: number;
  /** How many records each tab holds. */
  readonly compteurs: Readonly<
    Record<'avenants' | 'avis' | 'resiliation' | 'documents' | FichePlate, number>
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
};

export type ObligationView = Omit<Obligation, 'alineaIds'> & {
  /** The passages of the signed act that say it, in order. */
  readonly alineas: readonly Pick<Alinea, 'id' | 'marque' | 'texte'>[];
};

export type LigneAvenantView = {
  readonly id: string;
  /** « Avenant n° 1 » or « Projet d'avenant ». */
  readonly designation: string;
  readonly objet: string;
  readonly etat: EtatAvenant;
  /** Still to sign, and prepared under a holder who has changed since. */
  readonly titulairesChanges: readonly Avertissement[];
};

/** An avis with the avenant it was given on. */
export type LigneAvisView = AvisView & {
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
  readonly etat: EtatMiseEnDemeure;
  readonly denonciation: Denonciation | null;
};

export type DocumentsView = {
  readonly documents: readonly DocumentDisponibleView[];
  /** An avenant was signed: the text in force is no longer that of the act. */
  readonly consolidable: boolean;
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
  'avenants.lire': AvenantView;
  /** The latest séance first. */
  'avis.lister': readonly LigneAvisView[];
  'avis.lire': AvisView;
  'misesEnDemeure.lister': readonly LigneMiseEnDemeureView[];
  'misesEnDemeure.lire': MiseEnDemeureView;
  /** Past facts and coming dates, oldest first. */
  'chronologie.lire': readonly FaitView[];
  'documents.lister': DocumentsView;
};
