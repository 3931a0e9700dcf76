import { valeurs } from '#registre/champs';
import { ARTICLE_LABELS, GENRE_GRAMMATICAL_LABELS, estVacante, fullName } from '#registre/fiches/commun';
import type { GenreGrammatical } from '#registre/fiches/commun';
import type { CivilDate } from '../civil-date';
import { de, elide, upperFirst } from '../french';
import type { Fonction, Signataire, Partie, Signature } from '#registre/fiches/commun';

export {
  ARTICLE_LABELS,
  CIVILITES,
  GENRE_GRAMMATICAL_LABELS,
  VACANTE,
  estVacante,
  fullName,
} from '#registre/fiches/commun';
export type {
  ArticleFonction,
  Civilite,
  GenreGrammatical,
  Fonction,
  Personne,
  Signataire,
  Partie,
  Signature,
} from '#registre/fiches/commun';

export const GENRES_GRAMMATICAUX = valeurs(GENRE_GRAMMATICAL_LABELS);

export const ARTICLES_FONCTION = valeurs(ARTICLE_LABELS);

export const ARTICLES: Readonly<Record<GenreGrammatical, string>> = { f: 'la', m: 'le' };

/** « l’État », « la Région »: the name of a party inside a sentence. */
export function nomCourant({ nom }: Pick<Partie, 'nom'>): string {
  return nom.replace(/^L(?=['’]|[ae]\s|es\s)/u, 'l');
}

/** « de l’État », « de la Région », « du Département ». */
export function dePartie(partie: Pick<Partie, 'nom'>): string {
  const nom = nomCourant(partie);
  if (nom.startsWith('le ')) return `du ${nom.slice(3)}`;
  if (nom.startsWith('les ')) return `des ${nom.slice(4)}`;
  return de(nom);
}

/** « à l’État », « au Département ». */
export const aPartie = (partie: Pick<Partie, 'nom'>): string =>
  dePartie(partie).replace(/^(?:du |des |d’|de )/u, (article) =>
    article === 'du ' ? 'au ' : article === 'des ' ? 'aux ' : 'à ',
  );

/** Every signatory of the parties, in signature order. */
export function allSignataires(parties: readonly Partie[]): readonly Signataire[] {
  return parties.flatMap((partie) => partie.signataires);
}

export function partieOf(parties: readonly Partie[], signataireId: string): Partie | undefined {
  return parties.find((partie) => partie.signataires.some(({ id }) => id === signataireId));
}

/**
 * « la Préfète de région », « l’Inspectrice d’académie », « le Haut-commissaire »: the article the office was given,
 * or the one its gender and its first letter call for.
 */
export function withArticle({ libelle, genre, article }: Fonction, capital = false): string {
  const said = article ?? (elide(libelle) ? 'l' : ARTICLES[genre]);
  const whole = said === 'l' ? `l’${libelle}` : `${said} ${libelle}`;
  return capital ? upperFirst(whole) : whole;
}

/** Who signs, at the head of a sentence: the person, or the office while nobody holds it. */
export const quiSigne = ({ personne, fonction }: Pick<Signataire, 'personne' | 'fonction'>): string =>
  estVacante(personne) ? `Le titulaire de la fonction « ${fonction.libelle} »` : fullName(personne);

/** « la Préfète de la région Auvergne-Rhône-Alpes, préfète du Rhône », where the office has a long form. */
export const fonctionLongue = (fonction: Fonction): Fonction =>
  fonction.long === undefined ? fonction : { ...fonction, libelle: fonction.long };

/** What an office is of, or under, which nobody says to the person: « de région », « du Conseil régional ». */
const COMPLEMENT = /(?:,| d[eu] | des | d['’]| à | au | aux | chargée? ).*$/iu;

/** « Madame la Préfète »: as a letter calls the holder; null while nobody is. */
export function appelDe({ fonction, personne }: Pick<Signataire, 'fonction' | 'personne'>): string | null {
  if (estVacante(personne)) return null;
  const { appel, libelle } = fonction;
  if (appel !== undefined) return appel;
  return `${personne.civilite} ${withArticle({ ...fonction, libelle: libelle.replace(COMPLEMENT, '') })}`;
}

/** Where a letter of that day goes. */
export const adresseLe = (
  { adresse, adresses = [] }: Pick<Signataire, 'adresse' | 'adresses'>,
  jour: CivilDate,
): readonly string[] => adresses.filter(({ depuis }) => depuis <= jour).at(-1)?.lignes ?? adresse;

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
