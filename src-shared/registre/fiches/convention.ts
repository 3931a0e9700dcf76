import { formatShort } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import {
  absent,
  alinea as mentionAlinea,
  aPart,
  annee,
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
  rang,
  suite,
  texte,
  variantes,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { DEPART_DUREE_LABELS, UNITE_DELAI_LABELS, clauses } from './clauses';
import { dateEtMotif, parties, reprise, signatures } from './commun';

export const NIVEAUX_ALINEA = [
  'paragraphe',
  'élément de liste',
  'élément de sous-liste',
  'élément de liste du 3e niveau',
  'élément de liste du 4e niveau',
  'élément de liste du 5e niveau',
] as const;
export type NiveauAlinea = 0 | 1 | 2 | 3 | 4 | 5;

const membresAlinea = {
  id: cle(),
  /** 0: a paragraph; 1: an item of a list; 2: an item of the list below it, and so on. */
  niveau: rang<NiveauAlinea>('Niveau', NIVEAUX_ALINEA),
  /** What the act prints before an item: « - », « 1) »… Null for a paragraph. */
  marque: facultatif(texte('Marque')),
  texte: texte('Texte'),
  /** Passages of `texte` that the act prints in bold, each to be found in it word for word. */
  gras: absent(lignes('Passages en gras')),
  /** A table: each line of `texte` is a row, its cells between tabulations. */
  tableau: absent(ouiNon('Tableau')),
};
/**
 * The text of a convention as data. A line break of the act starts a new alinéa, list items included
 * (légistique usage), and every alinéa keeps its id for life: avenants, grievances and consolidation point to it.
 */
export type Alinea = Objet<typeof membresAlinea>;

/** Inside a sentence. */
export const NATURE_DIVISION_LABELS = {
  preambule: 'préambule',
  section: 'section',
  article: 'article',
  annexe: 'annexe',
} as const;

export type NatureDivision = keyof typeof NATURE_DIVISION_LABELS;

const membresDivision = {
  id: cle(),
  nature: choix('Nature', NATURE_DIVISION_LABELS),
  /** « 1 », « 4-1 » for an article; null for an unnumbered section. */
  numero: facultatif(texte('Numéro')),
  /** The heading as it stands in the act: « ARTICLE 6 : DURÉE ». */
  intitule: texte('Intitulé'),
  /** Depth below the titles and chapters that hold it, from 2; absent at the first level. */
  niveau: absent(nombre('Niveau', 2)),
  alineas: liste(
    'Alinéas',
    membresAlinea,
    parId((_alinea, n) => `Alinéa n°\u00a0${n + 1}`),
  ),
};
export type Division = Objet<typeof membresDivision>;

const membresVisa = { id: cle(), texte: texte('Texte') };
/** One « Vu … ; », whole, as it stands. */
export type Visa = Objet<typeof membresVisa>;

/** What a clause waits for, besides signatures. Inside a sentence. */
export const FAIT_CONVENTION_LABELS = {
  notification: 'notification',
  transmission: 'transmission au représentant de l’État',
  publication: 'publication',
  opposition: 'opposition au renouvellement',
  reconduction: 'reconduction expresse',
  retrait: 'retrait d’une partie',
} as const;
export type NatureFait = keyof typeof FAIT_CONVENTION_LABELS;

const membresFait = {
  id: cle(),
  nature: choix('Nature', FAIT_CONVENTION_LABELS),
  date: jour('Date'),
  /** What proves it: « avis de réception n° … », « RAA n° … ». */
  preuve: texte('Preuve'),
  /** The party it comes from, or that received it. */
  partieId: facultatif(partie('Partie')),
};
/** A dated fact of the life of the convention, with its proof. */
export type FaitConvention = Objet<typeof membresFait>;

const membresJourLocal = { date: jour('Date'), nom: texte('Nom') };
export type JourLocal = Objet<typeof membresJourLocal>;

const membresObligation = {
  /** « ART2-1 »… stable, citable. */
  id: cle(),
  article: texte('Article'),
  /** The party that owes it. */
  partieId: partie('Partie obligée'),
  /** The alinéas of the convention that say it, in order. */
  alineaIds: suite('Alinéas qui la disent', mentionAlinea('Alinéa')),
  /** Short wording for lists. */
  libelle: texte('Libellé'),
};
/** A duty that an article lays on one party; a formal notice for a breach names at least one of the other party. */
export type Obligation = Objet<typeof membresObligation>;

const duree = variantes(
  'Durée',
  'nature',
  'Nature',
  {
    /** The act refers to another instrument and gives no day: « pour la durée du CPRDFOP 2022-2028 ». */
    instrument: {
      instrument: texte('Instrument'),
      article: texte('Article'),
      /** Proposed, never assumed; null where nothing in the text gives a year. */
      hypothese: facultatif(dateEtMotif('Fin, par hypothèse')),
      confirmation: facultatif(
        groupe('Fin confirmée', {
          date: jour('Date'),
          fondement: texte('Fondement'),
          confirmeeLe: jour('Confirmée le'),
          /** Where it moved an end confirmed before. */
          instrument: absent(texte('Acte qui déplace la fin')),
          deplaceeDu: absent(jour('Fin déplacée')),
        }),
      ),
    },
    dates_fixes: { article: texte('Article'), fin: jour('Date de fin') },
    annuelle: { article: texte('Article'), annee: annee('Année') },
    /** So long from an event: « pour un an à compter de sa signature ». */
    periode: {
      article: texte('Article'),
      n: nombre('Nombre', 1),
      unite: choix('Unité', UNITE_DELAI_LABELS),
      depart: choix('À compter', DEPART_DUREE_LABELS),
      debut: facultatif(jour('Début')),
    },
    indeterminee: { article: texte('Article') },
  },
  {
    instrument: 'celle d’un autre instrument',
    dates_fixes: 'date de fin fixée par l’acte',
    annuelle: 'annuelle',
    periode: 'pour une durée dite',
    indeterminee: 'indéterminée',
  },
);
/**
 * How long the convention lasts. Neither the annual convention of the code (C. trav., art. L. 6111-3) nor the
 * multi-year one of the real act is hard-coded.
 */
export type Duree = Valeur<typeof duree>;

export const conventions = decrire({
  nom: 'Convention',
  pluriel: 'Conventions',
  le: 'la convention',
  disparue: 'sa convention',
  membres: {
    id: cle(),
    titre: texte('Titre'),
    /** How lists and headers name it. */
    titreCourt: texte('Titre court'),
    region: texte('Région'),
    parties,
    visas: liste(
      'Visas',
      membresVisa,
      parId((_visa, n) => `Visa n°\u00a0${n + 1}`),
    ),
    /** Each « Considérant … », whole, as it stands; absent from an act that has none. */
    considerants: absent(
      liste(
        'Considérants',
        membresVisa,
        parId((_considerant, n) => `Considérant n°\u00a0${n + 1}`),
      ),
    ),
    /** Those in whose presence it is concluded, who are not parties to it. */
    enPresenceDe: absent(lignes('En présence de')),
    /** « IL EST CONVENU CE QUI SUIT : » */
    formule: texte('Formule'),
    divisions: aPart(
      'Texte',
      liste(
        'Texte',
        membresDivision,
        parId(({ intitule }) => intitule),
      ),
    ),
    obligations: liste(
      'Obligations',
      membresObligation,
      parId(({ libelle }) => libelle),
    ),
    lieu: texte('Fait à'),
    nombreExemplaires: nombre('Nombre d’exemplaires'),
    duree,
    /** What the text makes the registry compute or refuse; absent from older records: then read in the text. */
    clauses: absent(clauses),
    /** Holiday calendar of the place where the delays run. */
    zone: choix('Calendrier des jours fériés', ZONE_LABELS),
    /** Facts its clauses wait for; absent from a record that has none. */
    faits: absent(
      liste(
        'Faits',
        membresFait,
        parId(({ nature, date }) => `Fait du ${formatShort(date)} : ${FAIT_CONVENTION_LABELS[nature]}`),
      ),
    ),
    /** Days not worked there that no calendar knows. */
    joursLocaux: absent(
      liste('Jours chômés locaux', membresJourLocal, {
        cle: ({ date }) => date,
        nom: ({ nom }) => nom,
      }),
    ),
    /** The date written after « Fait à …, le », when the originals bear one. */
    faitLe: facultatif(jour('Date portée sur l’acte')),
    signatures,
    /** Of its signatures, when they were entered as history. */
    reprise,
    /** The demonstration, opened beside true conventions: none of its acts exists. Absent from every other. */
    fictive: absent(ouiNon('Suite fictive')),
    /** The choice made when the date written on the act and the last signature differ. */
    effetRetenu: facultatif(dateEtMotif('Date d’effet retenue')),
  },
  nommer: ({ titreCourt }) => titreCourt,
  designer: ({ titreCourt }) => `la convention « ${titreCourt} »`,
  rubrique: 'convention',
  terminal: 'convention',
  tableau: 'conventions',
});
export type Convention = Fiche<typeof conventions>;
