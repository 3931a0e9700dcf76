import type { CivilDate } from '../civil-date';
import { upperFirst } from '../french';

export const CIVILITES = ['Madame', 'Monsieur'] as const;
export type Civilite = (typeof CIVILITES)[number];

/** The grammatical gender of an office or of a party: it gives its article and its agreements. */
export const GENRES_GRAMMATICAUX = ['f', 'm'] as const;
export type GenreGrammatical = (typeof GENRES_GRAMMATICAUX)[number];

export const GENRE_GRAMMATICAL_LABELS: Readonly<Record<GenreGrammatical, string>> = {
  f: 'féminin',
  m: 'masculin',
};

export const ARTICLES: Readonly<Record<GenreGrammatical, string>> = { f: 'la', m: 'le' };

/**
 * The office by which a person signs. The libellé carries its own gender and capital, as the convention prints it:
 * « Préfète de région », « Recteur de région académique ».
 */
export type Fonction = { readonly libelle: string; readonly genre: GenreGrammatical };

export type Personne = { readonly civilite: Civilite; readonly prenom: string; readonly nom: string };

/** One of the persons who sign for a party. Rights (art. 6 and 7) belong to the party, never to a signatory. */
export type Signataire = {
  readonly id: string;
  readonly fonction: Fonction;
  readonly personne: Personne;
  /** Postal address the registered letters go to; free lines. */
  readonly adresse: readonly string[];
};

export type Partie = {
  readonly id: string;
  /** « L'État », « La Région »: as the convention names it at the head of a sentence. */
  readonly nom: string;
  readonly genre: GenreGrammatical;
  /** In the order of the signature block. */
  readonly signataires: readonly Signataire[];
};

/** « l’État », « la Région »: the name of a party inside a sentence. */
export function nomCourant({ nom }: Pick<Partie, 'nom'>): string {
  return nom.replace(/^L(?=['’ae])/u, 'l');
}

/** A signature as a fact: who, on which day. A date of transmission is not a signature. */
export type Signature = { readonly signataireId: string; readonly date: CivilDate };

/** Every signatory of the parties, in signature order. */
export function allSignataires(parties: readonly Partie[]): readonly Signataire[] {
  return parties.flatMap((partie) => partie.signataires);
}

export function partieOf(parties: readonly Partie[], signataireId: string): Partie | undefined {
  return parties.find((partie) => partie.signataires.some(({ id }) => id === signataireId));
}

/** « Madame Fabienne BUCCIO » */
export function fullName({ civilite, prenom, nom }: Personne): string {
  return `${civilite} ${prenom} ${nom}`;
}

/** « la Préfète de région » / « La Préfète de région » */
export function withArticle({ libelle, genre }: Fonction, capital = false): string {
  const article = ARTICLES[genre];
  return `${capital ? upperFirst(article) : article} ${libelle}`;
}

/** Signatories of `parties` who have not signed yet, in signature order. */
export function missingSignataires(
  parties: readonly Partie[],
  signatures: readonly Signature[],
): readonly Signataire[] {
  const signed = new Set(signatures.map(({ signataireId }) => signataireId));
  return allSignataires(parties).filter(({ id }) => !signed.has(id));
}

/** The last of the signatures once every required one is known; null before. */
export function lastSignature(
  parties: readonly Partie[],
  signatures: readonly Signature[],
): Signature | null {
  if (missingSignataires(parties, signatures).length > 0) return null;
  return signatures.reduce<Signature | null>(
    (last, one) => (last === null || one.date > last.date ? one : last),
    null,
  );
}
