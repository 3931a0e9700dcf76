import type { DocumentModel } from '#actes/model';
import type { Avenant, EtatAvenant } from '#domain/fiches/avenant';
import type { CivilDate } from '#domain/civil-date';
import type { FichePlate } from '#registre/fiches';
import type { EtatConvention, Terme } from '#domain/fiches/convention';
import type { Avis } from '#domain/fiches/avis';
import type { EcartAvis } from '#domain/avenant/ecart';
import type { Delai } from '#domain/delais/calcul';
import type { Avertissement, Refus } from '#domain/refus';
import type { Partie } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { EtatMiseEnDemeure, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';

/** What moves when screens are old. */
export type RegimeView = {
  /** Number of the last entry. */
  readonly revision: number;
  /** Moves when `lectureSeule` or `avertissements` do. */
  readonly regime: number;
};

/** The registry at a glance. */
export type EtatRegistreView = RegimeView & {
  readonly fiche: Fiche | null;
  /** Nothing in it yet: a file may bring conventions without naming the registry. */
  readonly vide: boolean;
  /** The conventions that are fictional in a registry that is not: by name, to be said on every screen. */
  readonly fictives: readonly string[];
  /** Head of the journal's chain, 64 hexadecimal digits. */
  readonly tete: string;
  readonly aujourdhui: CivilDate;
  /** The day was imposed on the application: to be said on every screen. */
  readonly horlogeFixe: boolean;
  readonly lectureSeule: LectureSeuleView | null;
  readonly avertissements: readonly string[];
  readonly dossier: string;
  readonly utilisateur: string;
  readonly version: string;
};

/** Why nothing can be recorded now, and the way out. */
export type LectureSeuleView = {
  /**
   * `demandee`: opened to read. `detenue`: another session writes. `liberee`: it has gone, its place can be taken.
   * `verrou_perdu`: another session took ours. `endommagee`: the files are damaged, the last sound state is shown.
   * `inaccessible`: the folder takes no writing, or does not answer. `passe`: an instant of the past is shown.
   */
  readonly cause:
    | 'demandee'
    | 'detenue'
    | 'liberee'
    | 'verrou_perdu'
    | 'endommagee'
    | 'inaccessible'
    | 'passe';
  readonly code: string;
  readonly raison: string;
  readonly remede: string;
  /** The damaged place; `ligne` counts from 1, 0 when the whole file is meant. */
  readonly lieu: {
    readonly fichier: string;
    readonly ligne: number;
    readonly seq: number | null;
  } | null;
  /** Who writes; `depuis` is an instant, ISO 8601. */
  readonly detenteur: {
    readonly nom: string;
    readonly pid: number;
    readonly machine: string;
    readonly depuis: string;
  } | null;
};

/** What a command recorded. `revision` is the journal's sequence number after it. */
export type CommandeView = {
  readonly id: string;
  readonly revision: number;
  readonly avertissements: readonly Avertissement[];
};

export type LigneConventionView = {
  readonly id: string;
  readonly titre: string;
  readonly region: string;
  readonly etat: EtatConvention;
  readonly effet: CivilDate | null;
  readonly terme: {
    readonly date: CivilDate | null;
    readonly etat: Terme['etat'];
    readonly confirme: boolean;
  };
  readonly signatures: { readonly recueillies: number; readonly requises: number };
  readonly avenants: number;
  readonly misesEnDemeureOuvertes: number;
  readonly prochaineEcheance: EcheanceView | null;
};

/** A date that someone must not miss. */
export type EcheanceView = {
  readonly id: string;
  readonly date: CivilDate;
  readonly jours: number;
  readonly libelle: string;
  readonly cause: string;
  readonly conventionId: string;
  readonly onglet: OngletConvention;
};

export type OngletConvention =
  | FichePlate
  | 'texte'
  | 'clauses'
  | 'parties'
  | 'avenants'
  | 'avis'
  | 'resiliation'
  | 'documents'
  | 'chronologie'
  | 'journal';

export type BlocageView = {
  readonly id: string;
  readonly objet: string;
  readonly raison: string;
  readonly source: string;
  readonly remede: string;
  readonly conventionId: string;
  readonly onglet: OngletConvention;
};

export type EtapeSuivanteView = {
  readonly libelle: string;
  readonly detail: string;
  readonly conventionId: string;
  readonly onglet: OngletConvention;
};

export type AccueilView = {
  readonly aujourdhui: CivilDate;
  readonly enRetard: readonly EcheanceView[];
  /** Within 60 days, sorted. */
  readonly aVenir: readonly EcheanceView[];
  readonly bloques: readonly BlocageView[];
  readonly etapes: readonly EtapeSuivanteView[];
  readonly compteurs: {
    readonly conventions: number;
    readonly enVigueur: number;
    readonly avenantsEnCours: number;
    readonly misesEnDemeureOuvertes: number;
  };
};

export type AvenantView = {
  readonly avenant: Avenant;
  readonly etat: EtatAvenant;
  /** Where it stands by its own facts: once closed with its convention, what was done before is still recorded from there. */
  readonly etatDesFaits: EtatAvenant;
  readonly effet: CivilDate | null;
  /** « Avenant n° 1 » or « Projet d'avenant ». */
  readonly designation: string;
  readonly avis: readonly AvisView[];
  /** The avis the draft rests on, by its id; null while none is given. */
  readonly avisRetenu: string | null;
  /** Why it cannot be signed today; null when it can, or when it already is. */
  readonly blocage: Refus | null;
  readonly aSavoir: readonly Avertissement[];
  /** Among them: prepared under a holder who has changed since. */
  readonly titulairesChanges: readonly Avertissement[];
  /** The parties asked to sign it and their signatories: each as on the day they did, the others today. */
  readonly parties: readonly Partie[];
  /** Those that have left since it was asked for: they sign it only if it was put to signature before that day. */
  readonly sortis: readonly { readonly partie: Partie; readonly effet: CivilDate }[];
  readonly manquants: readonly string[];
};

export type AvisView = {
  readonly avis: Avis;
  /** The draft has not changed since the séance. */
  readonly projetInchange: boolean;
  /** What changed in the draft since the séance; null when nothing did. */
  readonly ecart: EcartAvis | null;
  readonly aSavoir: readonly Avertissement[];
};

export type MiseEnDemeureView = {
  readonly miseEnDemeure: MiseEnDemeure;
  /** What each grievance cites, in their order: « ART3-4 » and its wording, or a passage by its place. */
  readonly cites: readonly { readonly reference: string; readonly libelle: string | null }[];
  /** The clause the case is held under, or would be today, in one sentence; null when none can be applied. */
  readonly dit: string | null;
  /** Why a letter that was sent has no date; null otherwise. */
  readonly raison: string | null;
  readonly etat: EtatMiseEnDemeure;
  readonly denonciation: Denonciation | null;
  /** The day the denunciation takes effect; null while unknown. */
  readonly effetDenonciation: CivilDate | null;
  /** Why that day is unknown. */
  readonly raisonEffet: string | null;
  /** Why the convention cannot be denounced today on this ground; null when it can, or already is. */
  readonly blocage: Refus | null;
  readonly aSavoir: readonly Avertissement[];
};

/** One fact or coming date of a convention's life. */
export type FaitView = {
  readonly id: string;
  readonly date: CivilDate;
  readonly nature: 'convention' | 'avenant' | 'avis' | 'resiliation' | 'echeance';
  readonly libelle: string;
  readonly detail: string;
  readonly onglet: OngletConvention;
  readonly aVenir: boolean;
};

export type DocumentDisponibleView = {
  readonly acte: 'convention' | 'avenant' | 'mise-en-demeure' | 'denonciation';
  readonly id: string;
  readonly titre: string;
  readonly etat: string;
  /** Why it cannot be produced yet, or null. */
  readonly empechement: string | null;
};

export type DelaiView = Delai;

export type ApercuView = { readonly model: DocumentModel };

/** A file ready to be saved (Electron) or downloaded (browser) once, by its token. */
export type ExportView = {
  readonly fichier: { readonly jeton: string; readonly nom: string; readonly type: string };
};
