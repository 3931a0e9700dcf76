/**
 * A date that a record waits for. Each is declared once, beside the record that waits (`echeances.ts`, in the folder of its rules), and read from
 * one list: home, timeline, échéancier, reminders, calendar file, weekly sheet and proof of coverage.
 */
import type { NomActe } from '#registre/actes';
import type { CollectionDeConvention, FichePlate } from '#registre/fiches';
import type { Instance } from '#registre/fiches/comite';
import type { CivilDate } from '../civil-date';
import type { Etape } from '../delais/calcul';
import type { Convention } from '../fiches/convention';
import type { Registre } from '../registre';

/** On what a date rests, inside a sentence. */
export const FONDEMENT_LABELS = {
  stipulation: 'stipulation de la convention',
  texte: 'texte applicable',
  acte: 'date portée par un acte',
  usage: 'délai d’usage : aucun texte n’en fixe',
  saisie: 'date choisie par le service',
} as const;
export type Fondement = keyof typeof FONDEMENT_LABELS;

/** Every kind of date the registry waits for, in the order lists show them. */
export const GENRES_ECHEANCE = {
  terme: 'Fin de la convention',
  opposition: 'Dernier jour pour s’opposer au renouvellement ou le demander',
  renouvellement: 'Renouvellement',
  preavis_resiliation: 'Dernier jour pour notifier une résiliation',
  seance: 'Séance du comité',
  convocation: 'Convocation à envoyer',
  seconde_seance: 'Seconde séance à convoquer, faute de quorum',
  proces_verbal: 'Procès-verbal à établir',
  publication_avis: 'Avis à rendre public',
  effet_avenant: 'Prise d’effet d’un avenant',
  planning: 'Étape d’un planning retenu',
  deliberation: 'Délibération à transmettre et à publier',
  delegation: 'Délégation qui prend fin',
  mandat: 'Fonctions qui prennent fin',
  mandat_comite: 'Mandats au comité qui prennent fin',
  circuit: 'Circuit de signature immobile',
  garde_pli: 'Fin de garde d’un pli recommandé',
  delai_strict: 'Expiration du délai, lecture stricte',
  delai_prudent: 'Expiration du délai, lecture prudente',
  reponse_due: 'Réponse à une mise en demeure reçue',
  faculte: 'Suites d’une mise en demeure ouvertes',
  effet_denonciation: 'Effet d’une dénonciation',
  libre: 'Échéance libre',
  recours: 'Fin du délai de recours contre une dénonciation',
} as const;
export type GenreEcheance = keyof typeof GENRES_ECHEANCE;
export const GENRES = Object.keys(GENRES_ECHEANCE) as readonly GenreEcheance[];

/** Reminders: so many days before, the day itself included. */
export const RAPPELS_PAR_DEFAUT: readonly number[] = [30, 15, 7, 2, 0];

/** The screens of the committee, which belongs to no convention: one séance, its members. */
export type LieuComite = 'seances' | 'membresDuComite';

/** Where it is dealt with: a tab of its convention, or a screen of the committee. */
export type LieuEcheance =
  | FichePlate
  | 'parties'
  | 'clauses'
  | 'avenants'
  | 'avis'
  | 'resiliation'
  | 'paquets'
  | LieuComite;

/** What leads one step further. */
export type GesteEcheance = {
  readonly nature: 'acte';
  readonly libelle: string;
  readonly acte: NomActe;
  readonly id: string;
};

/** A date, as the record that waits for it says it. */
export type EcheanceDite = {
  /** Within the convention, the same as long as the record waits for the same thing, whatever the day becomes. */
  readonly id: string;
  readonly date: CivilDate;
  /** The record that waits. */
  readonly fiche: {
    readonly collection: CollectionDeConvention | 'conventions' | LieuComite;
    readonly id: string;
  };
  /** « Avenant n° 2 « Actualisation » ». */
  readonly acte: string;
  /** What the day is: « Fin de la convention ». */
  readonly libelle: string;
  /** What to do; what the day is, when nothing is to be done. */
  readonly aFaire?: string;
  /** Why that day, in a sentence. */
  readonly cause: string;
  /** Who holds it up; null: nobody, the day comes by itself. */
  readonly attendu: string | null;
  /** What happens if nothing is done; what its kind says, when it says nothing. */
  readonly sinon?: string;
  /** `a_faire` is late once past; `a_venir` is only past. */
  readonly etat: 'a_faire' | 'a_venir';
  /** The day what was waited for was done. */
  readonly tenueLe?: CivilDate | null;
  readonly lieu: LieuEcheance;
  /** The act it is read under, in that tab. */
  readonly objet: string | null;
  readonly geste?: GesteEcheance | null;
  /** The reasoning of a computed day. */
  readonly etapes?: readonly Etape[];
};

/** What a declaration reads: the records of one convention, and the day. */
export type ChampEcheances = {
  readonly famille: Registre;
  readonly convention: Convention;
  readonly aujourdhui: CivilDate;
};

/** What it reads of a committee, which is of no convention: every record, and the day. */
export type ChampComite = {
  readonly registre: Registre;
  readonly instance: Instance;
  readonly aujourdhui: CivilDate;
};

/** What a record declares: one kind of date. */
export type Declaration<G extends GenreEcheance = GenreEcheance> = {
  readonly genre: G;
  readonly fondement: Fondement;
  /** What happens if nothing is done. */
  readonly sinon: string;
  readonly rappels: readonly number[];
  readonly echeances: (champ: ChampEcheances) => readonly EcheanceDite[];
  /** Those of a committee itself. */
  readonly comite?: (champ: ChampComite) => readonly EcheanceDite[];
};

/** Declares one kind of date; reminders are the usual ones unless it says otherwise. */
export const declarer = <const G extends GenreEcheance>(
  declaration: Omit<Declaration<G>, 'rappels'> & { readonly rappels?: readonly number[] },
): Declaration<G> => ({ rappels: RAPPELS_PAR_DEFAUT, ...declaration });

export const SECRETARIAT = 'Secrétariat';
