import { z } from 'zod';
import type {
  Denomination,
  Membre,
  PointSeance,
  Presence,
  ReglesComite,
  SeanceComite,
} from '#registre/fiches/comite';
import type { Formation } from '#registre/fiches/avis';
import type { CivilDate } from '#domain/civil-date';
import type { Compte } from '#domain/comite/compte';
import type { Motif, Verdict } from '#domain/comite/verdict';
import type { Coordonnees, LigneMembre } from '#domain/seance/importer';
import type { ActionSeance, EtatSeance } from '#domain/seance/etats';
import { command, id, nothing, query } from './base';
import { jeton } from './televersements';
import type { ExportView, GesteView } from './views';

/* The committee consulted on the acts: its séances, its members, what its avis are worth. */

const tableau = z.strictObject({ instanceId: id, jeton });

export const comiteProcedures = {
  'comite.lire': query(nothing),
  'seances.lire': query(z.strictObject({ seanceId: id })),
  /** What a séance could be asked about: drafts of the registry that no avis answers yet. */
  'seances.inscriptibles': query(z.strictObject({ seanceId: id })),
  /** What a table of members would record, line by line; nothing is recorded. */
  'membresDuComite.examinerImport': query(tableau),
  'membresDuComite.importer': command(tableau),
  /** All that is kept of one person. */
  'membresDuComite.donnees': query(z.strictObject({ membreId: id })),
} as const;

export type MembreView = {
  readonly membre: Membre;
  readonly nom: string;
  readonly enFonctions: boolean;
  readonly coordonnees: Coordonnees | null;
  /** His term has ended long enough ago for his contact data to go. */
  readonly aPurger: boolean;
};

export type LigneSeanceView = {
  readonly id: string;
  readonly instanceId: string;
  readonly nom: string;
  readonly date: CivilDate;
  readonly heure: string | null;
  readonly lieu: string | null;
  readonly formation: Formation;
  readonly denomination: string;
  readonly etat: EtatSeance;
  readonly points: number;
  readonly verdicts: readonly Verdict[];
  /** What has to be done next, and by when; null: nothing. */
  readonly aFaire: string | null;
};

export type ComiteView = {
  readonly id: string;
  readonly nom: string;
  readonly denominations: readonly Denomination[];
  readonly regles: readonly ReglesComite[];
  /** Those that hold today. */
  readonly reglesDuJour: ReglesComite;
  readonly membres: readonly MembreView[];
  /** Voting seats of the plenary today. */
  readonly sieges: number;
};

export type LimiteView = {
  readonly dernierJour: CivilDate;
  readonly conseille: CivilDate;
  readonly jours: number;
  readonly source: string;
  readonly etapes: readonly { readonly regle: string; readonly source: string; readonly resultat: string }[];
};

export type PointView = {
  readonly numero: number;
  readonly point: PointSeance;
  readonly objetLibelle: string;
  /** Where the act it is about stands; null: it is none of the registry. */
  readonly acte: {
    readonly conventionId: string;
    readonly avenantId: string | null;
    readonly nom: string;
  } | null;
  readonly compte: Compte;
  readonly verdict: Verdict;
  readonly verdictLibelle: string;
  readonly motifs: readonly Motif[];
  readonly publieLe: CivilDate | null;
};

export type SeanceView = {
  readonly seance: SeanceComite;
  readonly nom: string;
  readonly comite: { readonly id: string; readonly nom: string };
  readonly etat: EtatSeance;
  readonly etatLibelle: string;
  /** What may be done to it today. */
  readonly gestes: readonly GesteView<ActionSeance>[];
  readonly regles: ReglesComite;
  readonly limite: LimiteView | null;
  readonly compte: Compte;
  /** Those who may sit, holders before alternates, by college. */
  readonly membres: readonly {
    readonly membre: Membre;
    readonly nom: string;
    readonly presence: Presence | null;
    /** Why he does not count though he came; null: he counts, or did not come. */
    readonly ecart: string | null;
  }[];
  readonly points: readonly PointView[];
  readonly premiere: { readonly id: string; readonly nom: string } | null;
  readonly secondes: readonly { readonly id: string; readonly nom: string }[];
  readonly aFaire: string | null;
};

export type InscriptibleView = {
  readonly objet: 'avenant' | 'convention';
  readonly avenantId: string | null;
  readonly conventionId: string;
  readonly titre: string;
};

export type ComiteOutputs = {
  'comite.lire': {
    readonly comites: readonly ComiteView[];
    readonly seances: readonly LigneSeanceView[];
    readonly reglesParDefaut: ReglesComite;
  };
  'seances.lire': SeanceView;
  'seances.inscriptibles': { readonly actes: readonly InscriptibleView[] };
  'membresDuComite.examinerImport': { readonly lignes: readonly LigneMembre[] };
  'membresDuComite.donnees': ExportView & { readonly donnees: DonneesPersonneView };
};

/** What a person is told that is kept of her (RGPD, art. 15). */
export type DonneesPersonneView = {
  readonly personne: string;
  readonly etabliLe: CivilDate;
  readonly mandats: readonly Membre[];
  readonly coordonnees: Coordonnees | null;
  readonly seances: readonly {
    readonly date: CivilDate;
    readonly presence: string;
    readonly mandataire: string | null;
    /** Those whose mandate she carried. */
    readonly mandatsPortes: readonly string[];
    readonly deports: readonly string[];
  }[];
  /** Votes are kept in totals: nothing says who voted what. */
  readonly votes: string;
};
