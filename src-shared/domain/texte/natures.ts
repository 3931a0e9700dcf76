import type { ListeLiminaire } from '#registre/fiches/operations';
import type { Modification, NatureModification } from './operations';

/** Where a change acts. */
export type Endroit =
  /** In a division: on one of its alinéas, or, `alineaId` null, on the whole of it. */
  | { readonly dans: 'division'; readonly divisionId: string; readonly alineaId: string | null }
  /** After a division. */
  | { readonly dans: 'suite'; readonly divisionId: string }
  /** At the end of the text, as an annex. */
  | { readonly dans: 'fin'; readonly numero: string }
  /** Among the visas, the considérants or those present; null: at the head of them. */
  | { readonly dans: 'liminaire'; readonly liste: ListeLiminaire; readonly liminaireId: string | null }
  | { readonly dans: 'partie'; readonly partieId: string }
  | { readonly dans: 'signataire'; readonly signataireId: string };

type Vise =
  | 'nature'
  | 'cible'
  | 'divisionId'
  | 'alineaId'
  | 'apres'
  | 'numero'
  | 'partieId'
  | 'signataireId'
  | 'liste'
  | 'liminaireId';
type DeNature<N extends NatureModification> = Extract<Modification, { nature: N }>;
type Visant<N extends NatureModification> = Pick<DeNature<N>, Extract<keyof DeNature<N>, Vise>>;
type Textes<M> = { [K in keyof M]-?: M[K] extends string ? K : never }[keyof M];

type Nature<N extends NatureModification> = {
  /** How the avenant's article is headed, before the name of what it changes. */
  readonly titre: string;
  readonly endroit: (visant: Visant<N>) => Endroit;
  /**
   * What an operation remembers of its target. `passage`: its alinéa, or the whole division when it aims at none;
   * `contenu`: the division and what it holds; `rien`: it creates.
   */
  readonly lit:
    | 'passage'
    | 'alinea'
    | 'division'
    | 'contenu'
    | 'intitule'
    | 'designation'
    | 'liminaire'
    | 'rien';
  /** Its words that a sentence quotes on one line. */
  readonly lignes: readonly Textes<DeNature<N>>[];
};

type Place = { readonly divisionId: string; readonly alineaId: string | null };
const passage = ({ cible }: { readonly cible: Place }): Endroit => ({
  dans: 'division',
  divisionId: cible.divisionId,
  alineaId: cible.alineaId,
});
const alinea = ({ divisionId, alineaId }: Place): Endroit => ({ dans: 'division', divisionId, alineaId });
const division = ({ divisionId }: { readonly divisionId: string }): Endroit => ({
  dans: 'division',
  divisionId,
  alineaId: null,
});

const liminaire = (vise: { readonly liste: ListeLiminaire; readonly liminaireId: string }): Endroit => ({
  dans: 'liminaire',
  liste: vise.liste,
  liminaireId: vise.liminaireId,
});

const LIMINAIRES = 'Visas, considérants et présences';
const MODIFICATION = 'Modification';
const PARTIES = 'Désignation des parties';

/** The changes an avenant makes: what differs by nature and is no rule of its own. */
export const NATURES: { readonly [N in NatureModification]: Nature<N> } = {
  remplacer_mots: {
    titre: MODIFICATION,
    endroit: passage,
    lit: 'passage',
    lignes: ['ancien', 'nouveau'],
  },
  inserer_mots: {
    titre: MODIFICATION,
    endroit: passage,
    lit: 'passage',
    lignes: ['repere', 'mots'],
  },
  rediger_alinea: {
    titre: MODIFICATION,
    endroit: alinea,
    lit: 'alinea',
    lignes: [],
  },
  rediger_division: {
    titre: MODIFICATION,
    endroit: division,
    lit: 'division',
    lignes: ['intitule'],
  },
  intituler: {
    titre: MODIFICATION,
    endroit: division,
    lit: 'intitule',
    lignes: ['intitule'],
  },
  inserer_alineas: {
    titre: MODIFICATION,
    endroit: ({ divisionId, apres }) => ({ dans: 'division', divisionId, alineaId: apres }),
    lit: 'rien',
    lignes: [],
  },
  supprimer_alinea: {
    titre: MODIFICATION,
    endroit: alinea,
    lit: 'alinea',
    lignes: [],
  },
  inserer_division: {
    titre: 'Insertion',
    endroit: ({ apres }) => ({ dans: 'suite', divisionId: apres }),
    lit: 'rien',
    lignes: ['intitule'],
  },
  abroger: {
    titre: 'Abrogation',
    endroit: division,
    lit: 'contenu',
    lignes: [],
  },
  retablir: {
    titre: 'Rétablissement',
    endroit: division,
    lit: 'division',
    lignes: ['intitule'],
  },
  ajouter_annexe: {
    titre: 'Ajout',
    endroit: ({ numero }) => ({ dans: 'fin', numero }),
    lit: 'rien',
    lignes: ['intitule'],
  },
  nommer_partie: {
    titre: PARTIES,
    endroit: ({ partieId }) => ({ dans: 'partie', partieId }),
    lit: 'designation',
    lignes: ['nom'],
  },
  designer_signataire: {
    titre: PARTIES,
    endroit: ({ signataireId }) => ({ dans: 'signataire', signataireId }),
    lit: 'designation',
    lignes: [],
  },
  proroger: {
    titre: 'Durée de la convention',
    endroit: alinea,
    lit: 'alinea',
    lignes: ['texte'],
  },
  inserer_liminaire: {
    titre: LIMINAIRES,
    endroit: ({ liste, apres }) => ({ dans: 'liminaire', liste, liminaireId: apres }),
    lit: 'rien',
    lignes: ['texte'],
  },
  rediger_liminaire: {
    titre: LIMINAIRES,
    endroit: liminaire,
    lit: 'liminaire',
    lignes: ['texte'],
  },
  supprimer_liminaire: {
    titre: LIMINAIRES,
    endroit: liminaire,
    lit: 'liminaire',
    lignes: [],
  },
};

/** What of a change says where it acts: all of it, or what is typed of it so far. */
export type ChangementVise = { [N in NatureModification]: Visant<N> }[NatureModification];

export const endroitDe = (change: ChangementVise): Endroit =>
  (NATURES[change.nature].endroit as (visant: ChangementVise) => Endroit)(change);
