import type { CivilDate } from '#domain/civil-date';
import type { Membres, Objet } from './champs';

/** What a record is, told once. Everything that goes through every record of the registry reads it. */
export type DescriptionFiche<M extends Membres = Membres> = {
  /** « Mise en demeure », at the head of a line. */
  readonly nom: string;
  /** « Mises en demeure »: the title of a list. */
  readonly pluriel: string;
  /** « la mise en demeure », inside a sentence. */
  readonly le: string;
  /** How the record that depends on it calls it once it is gone: « sa convention ». */
  readonly disparue: string;
  readonly membres: M;
  /** How lists and the journal call one: « Avis du 12/03/2026 ». */
  readonly nommer: (entite: Objet<M>) => string;
  /**
   * How a sentence calls one: « l’avis du 12 mars 2026 ». `partie` gives the name of a party of its convention as it
   * stands inside a sentence, or null.
   */
  readonly designer: (entite: Objet<M>, partie: (id: string) => string | null) => string;
  /**
   * Days that follow from its fields: shown with them, in lists and tables, and never kept, so that they cannot
   * disagree with what they follow from.
   */
  readonly calculs?: readonly {
    readonly mot: string;
    readonly jour: (entite: Objet<M>) => CivilDate | null;
  }[];
  /** The rubric of the journal where its acts stand. */
  readonly rubrique: Rubrique;
  /** Its word at the terminal: « mise-en-demeure »; null: it has none. */
  readonly terminal: string | null;
  /** Name of its table in the dossier de continuité, without « .csv »; null: it has none. */
  readonly tableau: string | null;
};

/** The rubrics of the journal, in the order its filter shows them. */
export const RUBRIQUES = {
  convention: 'Convention et signatures',
  avenant: 'Avenants',
  avis: 'Avis du comité',
  resiliation: 'Mises en demeure et dénonciations',
  paquets: 'Paquets de signature',
  pieces: 'Pièces jointes',
  corbeille: 'Corbeille',
  historique: 'Annulations et rectifications',
  sauvegarde: 'Créations, restaurations et imports',
} as const;
export type Rubrique = keyof typeof RUBRIQUES;

/** A record told by its fields alone: its list, its tab, its forms and its commands are made from them. */
export const decrirePlate = <const M extends Membres>(
  description: DescriptionFiche<M>,
): DescriptionFiche<M> & { readonly plate: true } => ({ ...description, plate: true });

/** Describes one kind of record; its type follows: `Fiche<typeof avis>`. */
export const decrire = <const M extends Membres>(description: DescriptionFiche<M>): DescriptionFiche<M> =>
  description;

export type Fiche<D> = D extends DescriptionFiche<infer M> ? Objet<M> : never;
