import type { CivilDate } from '../civil-date';
import type { Fonction, Personne } from '../parties/partie';

/** An alinéa an avenant writes; its id is made when it enters the text. */
export type NouvelAlinea = {
  readonly niveau: 0 | 1 | 2;
  readonly marque: string | null;
  readonly texte: string;
};

/** Where words are looked for: one alinéa, or a whole division when `alineaId` is null. */
export type Cible = { readonly divisionId: string; readonly alineaId: string | null };

/**
 * One change an avenant makes to the text in force. It points to divisions and alinéas by the ids they keep for life,
 * never by a rank that another avenant may move. Nothing is ever renumbered: an article inserted after article 4 is
 * « 4-1 » (circular of 30 January 1997 on the drafting of acts; domaine.md §5.3).
 */
export type Modification =
  | {
      readonly nature: 'remplacer_mots';
      readonly cible: Cible;
      /** Found exactly once in the target, as whole words, unless `partout`. */
      readonly ancien: string;
      /** Empty: the words are deleted. */
      readonly nouveau: string;
      readonly partout: boolean;
    }
  | {
      readonly nature: 'inserer_mots';
      readonly cible: Cible;
      readonly position: 'avant' | 'apres';
      /** The words beside which the new ones come, found exactly once. */
      readonly repere: string;
      readonly mots: string;
    }
  | {
      /** One alinéa written anew, as one or several. */
      readonly nature: 'rediger_alinea';
      readonly divisionId: string;
      readonly alineaId: string;
      readonly alineas: readonly NouvelAlinea[];
    }
  | {
      readonly nature: 'rediger_division';
      readonly divisionId: string;
      readonly intitule: string;
      readonly alineas: readonly NouvelAlinea[];
    }
  | { readonly nature: 'intituler'; readonly divisionId: string; readonly intitule: string }
  | {
      readonly nature: 'inserer_alineas';
      readonly divisionId: string;
      /** The alinéa they follow; null: they open the division. */
      readonly apres: string | null;
      readonly alineas: readonly NouvelAlinea[];
    }
  | { readonly nature: 'supprimer_alinea'; readonly divisionId: string; readonly alineaId: string }
  | {
      readonly nature: 'inserer_division';
      readonly apres: string;
      readonly sorte: 'article' | 'section';
      /** « 4-1 »; null for a section. */
      readonly numero: string | null;
      readonly intitule: string;
      readonly alineas: readonly NouvelAlinea[];
    }
  | { readonly nature: 'abroger'; readonly divisionId: string }
  | {
      /** A repealed division comes back, in a new wording. */
      readonly nature: 'retablir';
      readonly divisionId: string;
      readonly intitule: string;
      readonly alineas: readonly NouvelAlinea[];
    }
  | {
      readonly nature: 'ajouter_annexe';
      readonly numero: string;
      readonly intitule: string;
      readonly alineas: readonly NouvelAlinea[];
    }
  | { readonly nature: 'nommer_partie'; readonly partieId: string; readonly nom: string }
  | {
      readonly nature: 'designer_signataire';
      readonly signataireId: string;
      readonly fonction: Fonction;
      readonly personne: Personne;
    }
  | {
      /** The end of the convention moves, and the alinéa that says its duration with it. */
      readonly nature: 'proroger';
      readonly divisionId: string;
      readonly alineaId: string;
      readonly texte: string;
      readonly fin: CivilDate;
    };

export type NatureModification = Modification['nature'];

export const NATURES_MODIFICATION = [
  'remplacer_mots',
  'inserer_mots',
  'rediger_alinea',
  'rediger_division',
  'intituler',
  'inserer_alineas',
  'supprimer_alinea',
  'inserer_division',
  'abroger',
  'retablir',
  'ajouter_annexe',
  'nommer_partie',
  'designer_signataire',
  'proroger',
] as const satisfies readonly NatureModification[];

/** One operation of an avenant: what it does, and the sentence of the act that says so. */
export type Operation = {
  readonly id: string;
  readonly modification: Modification;
  /**
   * The legistic sentence as the act prints it: its first line, then the alinéas it quotes. Kept as written, so that
   * what the CREFOP examines never moves by itself.
   */
  readonly phrase: readonly string[];
  /** What the target read when the operation was written, in plain text: a later change of it is then seen. */
  readonly lu: string;
};

/** A conflict or a doubt settled by a person, with the reason. */
export const CHOIX_ARBITRAGE = ['appliquer', 'ecarter'] as const;
export type ChoixArbitrage = (typeof CHOIX_ARBITRAGE)[number];

/** Said of a modification: « choix d’appliquer », « modification appliquée », « est appliquée au texte ». */
export const CHOIX_ARBITRAGE_LABELS: Readonly<
  Record<ChoixArbitrage, { readonly de: string; readonly participe: string; readonly complement: string }>
> = {
  appliquer: { de: 'd’appliquer', participe: 'appliquée', complement: 'au texte' },
  ecarter: { de: 'd’écarter', participe: 'écartée', complement: 'du texte' },
};

export type Arbitrage = {
  /** The operation, or the sentence of a free article (`article-1-0`), the choice is about. */
  readonly sujet: string;
  /** The doubts that were open when it was made, as `objetDe` names them; absent from choices made before they were kept: all. */
  readonly objets?: readonly string[];
  /** `appliquer`: it stands as it is, and prevails where it met another act. `ecarter`: it has no effect. */
  readonly choix: ChoixArbitrage;
  readonly motif: string;
  readonly le: CivilDate;
};

/** What an operation of a list is called until it is recorded: the parts it brings in are named after it. */
export const idProvisoire = (rang: number): string => `provisoire.${rang}`;

const PROVISOIRE = /^provisoire\.(\d+)(?=-)/u;
const CIBLES: ReadonlySet<string> = new Set(['divisionId', 'alineaId', 'apres']);

/** The same modification, its targets under the ids that the operations before it were given. */
export function designerProvisoires(modification: Modification, ids: readonly string[]): Modification {
  const named: unknown = JSON.parse(JSON.stringify(modification), (key, value: unknown) =>
    CIBLES.has(key) && typeof value === 'string'
      ? value.replace(PROVISOIRE, (mot, rang: string) => ids[Number(rang)] ?? mot)
      : value,
  );
  return named as Modification;
}
