import { formatDate } from '#domain/civil-date';
import {
  aPart,
  absent,
  choix,
  cle,
  groupe,
  jour,
  lignes,
  liste,
  parId,
  signataire,
  texte,
  unDe,
} from '../champs';
import type { Objet, Valeur } from '../champs';

/* What several records hold. */

/** The grammatical gender of an office or of a party: it gives its article and its agreements. */
export const GENRE_GRAMMATICAL_LABELS = { f: 'féminin', m: 'masculin' } as const;
export type GenreGrammatical = keyof typeof GENRE_GRAMMATICAL_LABELS;
export const genreGrammatical = choix('Genre grammatical', GENRE_GRAMMATICAL_LABELS);

export const ARTICLE_LABELS = { le: '« le »', la: '« la »', l: '« l’ »' } as const;
export type ArticleFonction = keyof typeof ARTICLE_LABELS;
export const articleFonction = choix('Article', ARTICLE_LABELS);

export const CIVILITES = ['Madame', 'Monsieur'] as const;
export type Civilite = (typeof CIVILITES)[number];

/**
 * The office by which a person signs. The libellé carries its own gender and capital, as the convention prints it:
 * « Préfète de région », « Recteur de région académique ».
 */
export const fonction = groupe('Fonction', {
  libelle: texte('Intitulé'),
  genre: genreGrammatical,
  /** « Préfète de la région Auvergne-Rhône-Alpes, préfète du Rhône »: the head of an act and a letter print it. */
  long: absent(texte('Forme longue')),
  /** « Madame la Préfète »; without it, drawn from the office and the civility. */
  appel: absent(texte('Formule d’appel')),
  /** Where the usual elision does not hold: « le Haut-commissaire », « l’Huissier ». */
  article: absent(articleFonction),
});
export type Fonction = Valeur<typeof fonction>;

export const personne = groupe('Personne', {
  civilite: unDe('Civilité', CIVILITES),
  prenom: texte('Prénom'),
  nom: texte('Nom'),
});
export type Personne = Valeur<typeof personne>;

/** Whom an office names while nobody holds it: a person without a name. */
export const VACANTE: Personne = { civilite: 'Monsieur', prenom: '', nom: '' };
export const estVacante = ({ prenom, nom }: Pick<Personne, 'prenom' | 'nom'>): boolean =>
  prenom === '' && nom === '';

/** « Madame Fabienne BUCCIO », « fonction vacante » */
export const fullName = (personne: Personne): string =>
  estVacante(personne) ? 'fonction vacante' : `${personne.civilite} ${personne.prenom} ${personne.nom}`;

const membresSignataire = {
  id: cle(),
  fonction,
  personne,
  /** Postal address the registered letters go to; free lines. */
  adresse: lignes('Adresse'),
  /** The later ones, each from a day on, oldest first. */
  adresses: absent(
    liste(
      'Adresses suivantes',
      { depuis: jour('À compter du'), lignes: lignes('Adresse') },
      { cle: ({ depuis }) => depuis, nom: ({ depuis }) => formatDate(depuis) },
    ),
  ),
};
/** One of the persons who sign for a party. Rights belong to the party, never to a signatory. */
export type Signataire = Objet<typeof membresSignataire>;

const membresPartie = {
  id: cle(),
  /** « L'État », « La Région »: as the convention names it at the head of a sentence. */
  nom: texte('Nom'),
  genre: genreGrammatical,
  /** « la Région »: « ci-après dénommée … »; absent where the act gives none. */
  appel: absent(texte('Ci-après')),
  /** What the act says of it besides who represents it: its seat, what authorises its signatory. */
  mentions: absent(lignes('Mentions')),
  /** In the order of the signature block. */
  signataires: aPart(
    'Signataire',
    liste(
      'Signataires',
      membresSignataire,
      parId(({ personne: one }) => fullName(one)),
    ),
    ({ personne: one, fonction: { libelle } }) => `${fullName(one)}, ${libelle}`,
  ),
};
export type Partie = Objet<typeof membresPartie>;
export const parties = liste(
  'Parties',
  membresPartie,
  parId(({ nom }) => nom),
);

const membresSignature = { signataireId: signataire('Signataire'), date: jour('Date') };
/** A signature as a fact: who, on which day. A date of transmission is not a signature. */
export type Signature = Objet<typeof membresSignature>;
export const signatures = liste('Signatures', membresSignature, {
  cle: ({ signataireId }) => signataireId,
  nom: ({ signataireId }, _rang, noms) => noms.signataire(signataireId),
});

/** A dated fact and its reason. */
export const dateEtMotif = (mot: string) => groupe(mot, { date: jour('Date'), motif: texte('Motif') });

/**
 * Entered as history: why, and what was irregular in it; absent of what is recorded as it is made. What nothing attached
 * proves is then the word of whoever entered it (domain/reprise).
 */
export const reprise = absent(
  groupe('Repris de l’historique', { motif: texte('Motif'), defauts: lignes('Défauts') }),
);
export type Reprise = Valeur<typeof reprise>;
