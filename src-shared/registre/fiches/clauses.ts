import {
  absent,
  alinea,
  choix,
  cle,
  facultatif,
  groupe,
  jour,
  lignes,
  liste,
  nombre,
  ouiNon,
  parId,
  partie,
  suite,
  texte,
  texteLong,
  tu,
  variantes,
} from '../champs';
import type { Objet, Valeur } from '../champs';

/*
 * What makes the registry compute or refuse something, tied to the words that say it. The names and the values of the
 * parameters are those of the model of operative clauses (docs/clauses.md).
 */

export const UNITE_DELAI_LABELS = { jours: 'jours', mois: 'mois', ans: 'ans' } as const;
export type UniteDelai = keyof typeof UNITE_DELAI_LABELS;

/** Inside a sentence. */
export const DECLENCHEUR_LABELS = {
  envoi: 'envoi',
  premiere_presentation: 'première présentation',
  reception: 'réception',
} as const;

const quantite = { n: nombre('Nombre', 1), unite: choix('Unité', UNITE_DELAI_LABELS) };
const laps = (mot: string) => facultatif(groupe(mot, quantite));
/** So many days, months or years. */
export type Laps = Objet<typeof quantite>;

export const DEPART_EFFET_LABELS = {
  derniere_signature: 'à la dernière signature',
  date: 'à une date fixée',
  notification: 'à sa notification',
  transmission: 'à sa transmission au représentant de l’État',
  publication: 'à sa publication',
} as const;

export const FORME_DUREE_LABELS = {
  instrument: 'celle d’un autre instrument',
  dates: 'entre deux dates',
  periode: 'pour une durée dite',
  indeterminee: 'indéterminée',
} as const;

export const DEPART_DUREE_LABELS = {
  signature: 'de la dernière signature',
  effet: 'de la prise d’effet',
  date: 'd’une date fixée',
} as const;

export const DEMANDE_AVENANT_LABELS = {
  une_partie: 'à la demande d’une partie',
  accord: 'd’un commun accord',
} as const;

export const MOTIF_RESILIATION_LABELS = {
  manquement: 'pour manquement',
  sans_motif: 'sans motif, avec préavis',
  interet_general: 'pour un motif d’intérêt général',
  accord: 'd’un commun accord',
} as const;
export type MotifResiliation = keyof typeof MOTIF_RESILIATION_LABELS;

export const FORME_LETTRE_LABELS = {
  lrar: 'lettre recommandée avec avis de réception',
  lettre: 'lettre',
  ecrit: 'écrit',
} as const;

export const CARACTERE_LABELS = {
  faculte: 'faculté, par un second acte',
  plein_droit: 'de plein droit',
} as const;

export const PAR_LABELS = { une_partie: 'une partie', les_autres: 'les autres parties' } as const;

export const PORTEE_LABELS = {
  convention: 'toute la convention',
  partie_defaillante: 'la partie défaillante',
  partie_qui_se_retire: 'la partie qui se retire',
} as const;

/** Of what a clause speaks, as screens and the terminal name it. */
export const NATURE_CLAUSE_LABELS = {
  effet: 'Prise d’effet',
  duree: 'Durée',
  renouvellement: 'Renouvellement',
  avenant: 'Avenants',
  resiliation: 'Résiliation',
  exemplaires: 'Exemplaires',
  obligation: 'Obligation',
  litige: 'Litiges',
  autre: 'À apprécier',
} as const;

/** What each nature says, one field after the other: null where the text says nothing of it. */
export const PARAMETRES = {
  effet: {
    depart: choix('Point de départ', DEPART_EFFET_LABELS),
    date: facultatif(jour('Date fixée')),
    /** Takes effect so long after. */
    decalage: laps('Décalage'),
  },
  duree: {
    forme: choix('Forme', FORME_DUREE_LABELS),
    instrument: facultatif(texte('Instrument')),
    debut: facultatif(jour('Début')),
    fin: facultatif(jour('Fin')),
    n: facultatif(nombre('Nombre', 1)),
    unite: facultatif(choix('Unité', UNITE_DELAI_LABELS)),
    depart: facultatif(choix('À compter', DEPART_DUREE_LABELS)),
  },
  renouvellement: {
    tacite: ouiNon('Tacite'),
    /** How many times; null: as many as wished. */
    fois: facultatif(nombre('Nombre de fois', 1)),
    ...quantite,
    /** How long before the term it must be objected to, or asked for. */
    preavis: laps('Préavis avant le terme'),
  },
  avenant: {
    /** Null: the text does not say who may ask. */
    demande: facultatif(choix('Demande', DEMANDE_AVENANT_LABELS)),
    avisCrefop: ouiNon('Après avis du comité'),
    /** The body whose opinion is asked, when it is not the committee. */
    organe: facultatif(texte('Autre organe consulté')),
    /** Numbers of the articles that may not be changed. */
    articlesExclus: lignes('Articles exclus'),
  },
  resiliation: {
    motif: choix('Motif', MOTIF_RESILIATION_LABELS),
    n: facultatif(nombre('Nombre', 1)),
    unite: facultatif(choix('Unité', UNITE_DELAI_LABELS)),
    depart: facultatif(choix('À compter', DECLENCHEUR_LABELS)),
    /** « trente jours francs »: neither the first day nor the last one counts. */
    francs: absent(ouiNon('Délai franc')),
    /** The notice must be given before that day of the year: « 06-30 ». */
    avantLe: facultatif(texte('Avant le (mois-jour)')),
    caractere: choix('Caractère', CARACTERE_LABELS),
    forme: facultatif(choix('Forme', FORME_LETTRE_LABELS)),
    par: facultatif(choix('Par', PAR_LABELS)),
    portee: facultatif(choix('Portée', PORTEE_LABELS)),
    /** Any article may be invoked, not those on obligations alone. */
    toutArticle: absent(ouiNon('Tout article peut être invoqué')),
  },
  exemplaires: { n: nombre('Nombre', 1) },
  obligation: { debiteur: partie('Partie obligée'), libelle: texteLong('Libellé') },
  litige: { tribunal: texte('Tribunal'), amiable: ouiNon('Règlement amiable d’abord') },
  /** What the model cannot express: kept as words, to be weighed by a jurist; the registry computes nothing of it. */
  autre: { objet: texte('Objet'), mots: texteLong('Mots') },
} as const;

export const parametres = variantes('Clause', 'nature', 'Nature', PARAMETRES, NATURE_CLAUSE_LABELS);
export type Parametres = Valeur<typeof parametres>;
export type NatureClause = Parametres['nature'];
export type ParametresDe<N extends NatureClause> = Extract<Parametres, { nature: N }>;

export const ORIGINE_CLAUSE_LABELS = {
  acte: 'avec l’acte',
  lue: 'lue dans l’acte et confirmée',
  proposee: 'lue dans l’acte, non confirmée',
  posee: 'posée par une personne',
} as const;

const membresClause = {
  id: cle(),
  parametres,
  /** The alinéas that say it, in order. */
  ancres: suite('Passages qui la disent', alinea('Passage')),
  origine: variantes(
    'Origine',
    'nature',
    'Nature',
    {
      acte: {},
      /** Read by the registry, then confirmed. */
      lue: { le: jour('Confirmée le'), par: texte('Par') },
      /** Read by the registry, kept beside clauses that a person settled; not sure while it has doubts. */
      proposee: { doutes: lignes('Doutes') },
      posee: { le: jour('Posée le'), motif: texte('Motif') },
    },
    ORIGINE_CLAUSE_LABELS,
  ),
};
export type Clause = Objet<typeof membresClause>;
export const clauses = liste(
  'Clauses',
  membresClause,
  parId(({ parametres: { nature } }) => `Clause « ${NATURE_CLAUSE_LABELS[nature]} »`),
);

export const SORT_CLAUSE_LABELS = {
  inchangee: 'inchangée',
  retiree: 'retirée',
  nouvelle: 'nouveaux paramètres',
} as const;

export const sortClause = variantes(
  'Sort de la clause',
  'nature',
  'Nature',
  {
    /** `motif`: why it stays though its words say something else; why new words lay none down. */
    inchangee: { motif: facultatif(texte('Motif')) },
    retiree: {},
    nouvelle: { parametres },
  },
  SORT_CLAUSE_LABELS,
);
export type SortClause = Valeur<typeof sortClause>;

const membresReponse = {
  /** The clause it settles; null for one that the operation lays down. */
  clauseId: tu(facultatif(texte('Clause'))),
  sort: sortClause,
  /** Given once the text no longer moved: the act itself, and the avis on it, say nothing of it. */
  tardive: absent(groupe('Réglée après coup', { le: jour('Le'), motif: texte('Motif') })),
};
/** What becomes of a clause whose words an operation touches. */
export type ReponseClause = Objet<typeof membresReponse>;
export const reponsesClauses = liste('Clauses réglées', membresReponse, {
  cle: ({ clauseId }, rang) => clauseId ?? `nouvelle-${rang}`,
  nom: ({ sort }, rang) =>
    sort.nature === 'nouvelle'
      ? `Clause « ${NATURE_CLAUSE_LABELS[sort.parametres.nature]} »`
      : `Clause n°\u00a0${rang + 1}`,
});
