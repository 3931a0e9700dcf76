import type { DocumentModel } from '#actes/model';
import type { Avenant, EtatAvenant } from '#domain/fiches/avenant';
import type { CivilDate } from '#domain/civil-date';
import type { LieuComite } from '#domain/echeances/echeance';
import type { NatureDocument } from '#registre/documents';
import type { FichePlate } from '#registre/fiches';
import type { EtatConvention, Terme } from '#domain/fiches/convention';
import type { Avis } from '#domain/fiches/avis';
import type { EcartAvis } from '#domain/avenant/ecart';
import type { ActionAvenant } from '#domain/avenant/transitions';
import type { Delai } from '#domain/delais/calcul';
import type { Avertissement, Refus } from '#domain/refus';
import type { Partie } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { EtatMiseEnDemeure, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { ControleLettre } from '#domain/resiliation/controles';
import type { ActionMiseEnDemeure } from '#domain/resiliation/gestes';
import type { ChoixAdresse, Horloge } from '#domain/resiliation/horloges';

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

/** The next dated line of a convention's work. */
export type ProchaineEcheanceView = {
  readonly date: CivilDate;
  readonly jours: number;
  readonly libelle: string;
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
  readonly prochaineEcheance: ProchaineEcheanceView | null;
};

/**
 * Where a thing is dealt with: a tab of a convention, and the act in it when it is about one; or a screen of the
 * committee, which `conventionId` names then.
 */
export type LieuView = {
  readonly conventionId: string;
  readonly onglet: OngletConvention | LieuComite;
  readonly acteId: string | null;
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
  | 'paquets'
  | 'chronologie'
  | 'journal';

export type AvenantView = {
  readonly avenant: Avenant;
  readonly etat: EtatAvenant;
  /** Where it stands by its own facts: once closed with its convention, what was done before is still recorded from there. */
  readonly etatDesFaits: EtatAvenant;
  readonly effet: CivilDate | null;
  /** « Avenant n° 1 » or « Projet d'avenant ». */
  readonly designation: string;
  readonly avis: readonly AvisView[];
  /** « repris de l’historique, déclaratif »; null when it was recorded as it was made. */
  readonly mention: string | null;
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

/** One thing that may be done to an act; `refus`: why it would be refused today, whatever is typed. */
export type GesteView<G extends string> = { readonly geste: G; readonly refus: Refus | null };

/** `supprimer` moves it to the trash, `reprendre` asks again for one that was given up or refused. */
export type GesteAvenant = ActionAvenant | 'reprendre' | 'supprimer';
export type GesteMiseEnDemeure = ActionMiseEnDemeure | 'supprimer';

/** An avenant read alone. */
export type AvenantLuView = AvenantView & {
  /** In the order of its life. */
  readonly gestes: readonly GesteView<GesteAvenant>[];
  /** What comes next; `modifier`: its text is to be worked on. Null when nothing is to come. */
  readonly suite: GesteAvenant | 'modifier' | null;
  /** The packet of signature that is out; `ouvrable`: one may be opened. */
  readonly paquet: { readonly ouvert: string | null; readonly ouvrable: boolean };
};

export type AvisView = {
  readonly avis: Avis;
  /** The draft has not changed since the séance. */
  readonly projetInchange: boolean;
  /** What changed in the draft since the séance; null when nothing did. */
  readonly ecart: EcartAvis | null;
  /** « repris de l’historique, déclaratif »; null when it was recorded as it was given. */
  readonly mention: string | null;
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
  /** Of a notice received: the last day to comply or to answer, and how it is counted. */
  readonly reponse: { readonly date: CivilDate; readonly cause: string } | null;
  readonly etat: EtatMiseEnDemeure;
  readonly denonciation: Denonciation | null;
  /** The day the denunciation takes effect; null while unknown. */
  readonly effetDenonciation: CivilDate | null;
  /** Why that day is unknown. */
  readonly raisonEffet: string | null;
  readonly mention: string | null;
  /** Why the convention cannot be denounced today on this ground; null when it can, or already is. */
  readonly blocage: Refus | null;
  readonly aSavoir: readonly Avertissement[];
};

/** What is said of a sending, and what shows it. */
export type PreuvesEnvoiView = {
  readonly envoiId: string;
  /** « la première présentation (25/11/2026) » */
  readonly declaratifs: readonly string[];
  /** Proofs named by whoever recorded them, of which no file is kept with the act. */
  readonly sansPiece: readonly string[];
};

/** A notice read alone. */
export type MiseEnDemeureLueView = MiseEnDemeureView & {
  /** « n° 2 »: its place among the notices of the convention, in the order they were prepared. */
  readonly rang: number;
  /** The reading of the clause and the others beside it, with what each would change; empty until a delay runs. */
  readonly horloges: readonly Horloge[];
  /** Where a letter came back from a wrong address: both dates, and which one is held; null otherwise. */
  readonly choixAdresse: ChoixAdresse | null;
  /** Until when more time was given; null when none was. */
  readonly accordeJusquAu: CivilDate | null;
  /** Of each sending, the facts that nothing proves, and the proofs cited that are no piece of the case. */
  readonly preuves: readonly PreuvesEnvoiView[];
  /** What the letter must hold before it is issued, each with what would mend it. */
  readonly controles: readonly ControleLettre[];
  readonly gestes: readonly GesteView<GesteMiseEnDemeure>[];
  readonly suite: GesteMiseEnDemeure | null;
  /** The first letter whose fate is not known; null when all are. */
  readonly envoiASuivre: string | null;
};

/** One fact or coming date of a convention's life. */
export type FaitView = LieuView & {
  readonly id: string;
  readonly date: CivilDate;
  readonly nature: 'convention' | 'avenant' | 'avis' | 'resiliation' | 'echeance';
  readonly libelle: string;
  readonly detail: string;
  readonly aVenir: boolean;
  /** What is told as one with the others of the same name: the signatures of one act. */
  readonly pli: string | null;
  /** The date of the list of échéances it is; null for a fact. */
  readonly echeance: string | null;
};

export type DocumentDisponibleView = {
  readonly type: NatureDocument;
  readonly id: string;
  readonly titre: string;
  readonly etat: string;
  /** Why it cannot be produced yet, or null. */
  readonly empechement: string | null;
  /** The documents that go with it, made of the same record. */
  readonly lies: readonly NatureDocument[];
};

export type DelaiView = Delai;

export type ApercuView = {
  readonly model: DocumentModel;
  /** Those it may be addressed to, one by one; empty for what is no letter. */
  readonly destinataires: readonly { readonly id: string; readonly nom: string }[];
  /** How many originals left, each kept as it did; 0 as long as none has. */
  readonly originaux: number;
};

/** A file ready to be saved (Electron) or downloaded (browser) once, by its token. */
export type ExportView = {
  readonly fichier: { readonly jeton: string; readonly nom: string; readonly type: string };
};
