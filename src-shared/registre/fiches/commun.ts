import { choix, cle, groupe, jour, lignes, liste, parId, signataire, texte, unDe } from '../champs';
import type { Objet, Valeur } from '../champs';

/* What several records hold. */

/** The grammatical gender of an office or of a party: it gives its article and its agreements. */
export const GENRE_GRAMMATICAL_LABELS = { f: 'féminin', m: 'masculin' } as const;
export type GenreGrammatical = keyof typeof GENRE_GRAMMATICAL_LABELS;
export const genreGrammatical = choix('Genre grammatical', GENRE_GRAMMATICAL_LABELS);

export const CIVILITES = ['Madame', 'Monsieur'] as const;
export type Civilite = (typeof CIVILITES)[number];

/**
 * The office by which a person signs. The libellé carries its own gender and capital, as the convention prints it:
 * « Préfète de région », « Recteur de région académique ».
 */
export const fonction = groupe('Fonction', { libelle: texte('Intitulé'), genre: genreGrammatical });
export type Fonction = Valeur<typeof fonction>;

export const personne = groupe('Personne', {
  civilite: unDe('Civilité', CIVILITES),
  prenom: texte('Prénom'),
  nom: texte('Nom'),
});
export type Personne = Valeur<typeof personne>;

/** « Madame Fabienne BUCCIO » */
export const fullName = ({ civilite, prenom, nom }: Personne): string => `${civilite} ${prenom} ${nom}`;

const membresSignataire = {
  id: cle(),
  fonction,
  personne,
  /** Postal address the registered letters go to; free lines. */
  adresse: lignes('Adresse'),
};
/** One of the persons who sign for a party. Rights (art. 6 and 7) belong to the party, never to a signatory. */
export type Signataire = Objet<typeof membresSignataire>;

const membresPartie = {
  id: cle(),
  /** « L'État », « La Région »: as the convention names it at the head of a sentence. */
  nom: texte('Nom'),
  genre: genreGrammatical,
  /** In the order of the signature block. */
  signataires: liste(
    'Signataires',
    membresSignataire,
    parId(({ personne: one }) => fullName(one)),
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
