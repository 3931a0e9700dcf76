import type { ClauseLue } from '../clauses/lire';
import type { NatureDivision } from '#registre/fiches/convention';
import type { Civilite } from '../parties/partie';
import type { CivilDate } from '../civil-date';

/* A convention as it was read in a file, before anybody confirmed it. Nothing of it is recorded. */

export type SignataireLu = {
  /** Null where the text names an office and nobody. */
  readonly civilite: Civilite | null;
  readonly prenom: string | null;
  readonly nom: string | null;
  /** As the block of the parties prints it: « préfète de la région Normandie ». */
  readonly fonction: string;
};

export type PartieLue = {
  /** « L’État », « la Région Bretagne »: as the text names it. */
  readonly nom: string;
  /** « l’État »: « ci-après dénommé … »; null without. */
  readonly ditCiApres: string | null;
  /** « l’Agefiph, représentée par »: feminine, where its name does not tell; absent otherwise. */
  readonly feminin?: true;
  /** Other offices of its signatories, by their rank: « préfète de la Seine-Maritime »; absent without. */
  readonly qualites?: readonly { readonly rang: number; readonly dit: string }[];
  readonly signataires: readonly SignataireLu[];
  /** What the block says of the party besides, as it stands: its seat, its deliberation, another office. */
  readonly mentions: readonly string[];
};

export type AlineaLu = {
  /** Unique in the reading: clauses and doubts point to it. */
  readonly id: string;
  /** 0: a paragraph; n: an item of the nth list inside another. */
  readonly niveau: number;
  /** What is printed before an item: « a) », « – », « 1° »; null for a paragraph. */
  readonly marque: string | null;
  /** Of a table: its rows, as `lignesTableau` writes them. */
  readonly texte: string;
  readonly tableau: boolean;
  /** Passages in bold; absent without. */
  readonly gras?: readonly string[];
};

export type DivisionLue = {
  readonly nature: NatureDivision;
  /** From 1. */
  readonly niveau: number;
  /** As the page shows it, without its word: « 1 », « II », « 2.1 », « 4 bis », « Annexe 1 »; null without number. */
  readonly numero: string | null;
  /** Without its number: « Objet ». */
  readonly intitule: string;
  /** The whole heading as printed: « Article 1er – Objet ». */
  readonly entete: string;
  readonly alineas: readonly AlineaLu[];
};

/** What a reader is not sure of: a person settles it before anything is recorded. */
export type DouteLu = {
  readonly id: string;
  readonly nature:
    | 'partie'
    | 'signataire'
    | 'division'
    | 'liste'
    | 'clause'
    | 'date'
    | 'coupure'
    | 'caractere';
  /** The words it is about. */
  readonly dit: string;
  /** Why a person should look at it, in one French sentence. */
  readonly motif: string;
};

export type ConventionLue = {
  readonly titre: string;
  readonly region: string | null;
  readonly parties: readonly PartieLue[];
  readonly enPresenceDe: readonly string[];
  readonly visas: readonly string[];
  readonly considerants: readonly string[];
  /** « Il est convenu ce qui suit : » */
  readonly formule: string | null;
  readonly divisions: readonly DivisionLue[];
  readonly lieu: string | null;
  readonly faitLe: CivilDate | null;
  readonly exemplaires: number | null;
  readonly clauses: readonly ClauseLue[];
  /** Sentences of the file that found no place in the act, as they stand. */
  readonly nonPlaces: readonly string[];
  readonly doutes: readonly DouteLu[];
};

/** The rows of a table in one text: a row a line, cells between tabulations; a row without a word is left out. */
export const lignesTableau = (lignes: readonly (readonly string[])[]): string =>
  lignes
    .map((cells) => cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()).join('\t'))
    .filter((ligne) => ligne.trim() !== '')
    .join('\n');
