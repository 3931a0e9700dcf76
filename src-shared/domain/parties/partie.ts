import { valeurs } from '#registre/champs';
import { GENRE_GRAMMATICAL_LABELS } from '#registre/fiches/commun';
import type { GenreGrammatical } from '#registre/fiches/commun';
import { upperFirst } from '../french';
import type { Fonction, Signataire, Partie, Signature } from '#registre/fiches/commun';

export { CIVILITES, GENRE_GRAMMATICAL_LABELS, fullName } from '#registre/fiches/commun';
export type {
  Civilite,
  GenreGrammatical,
  Fonction,
  Personne,
  Signataire,
  Partie,
  Signature,
} from '#registre/fiches/commun';

export const GENRES_GRAMMATICAUX = valeurs(GENRE_GRAMMATICAL_LABELS);

export const ARTICLES: Readonly<Record<GenreGrammatical, string>> = { f: 'la', m: 'le' };

/** « l’État », « la Région »: the name of a party inside a sentence. */
export function nomCourant({ nom }: Pick<Partie, 'nom'>): string {
  return nom.replace(/^L(?=['’ae])/u, 'l');
}

/** Every signatory of the parties, in signature order. */
export function allSignataires(parties: readonly Partie[]): readonly Signataire[] {
  return parties.flatMap((partie) => partie.signataires);
}

export function partieOf(parties: readonly Partie[], signataireId: string): Partie | undefined {
  return parties.find((partie) => partie.signataires.some(({ id }) => id === signataireId));
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
