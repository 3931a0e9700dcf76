import type { CivilDate } from '../civil-date';
import { lastSignature } from '../parties/partie';
import type { Partie, Signature } from '../parties/partie';

/** One article of the avenant itself: « Article 2 – Modification de l'article 6 » and its alinéas. */
export type ArticleAvenant = { readonly titre: string; readonly alineas: readonly string[] };

/** The request that opens an avenant (art. 6: « à la demande de l'une des parties »). */
export type DemandeAvenant = {
  readonly partieId: string;
  readonly date: CivilDate;
  /** The signatory who voiced it for the party. */
  readonly auteurId: string;
  /** Reference of the letter that carries it. */
  readonly piece: string | null;
};

export type PriseEffet =
  { readonly nature: 'signature' } | { readonly nature: 'date'; readonly date: CivilDate };

export type Avenant = {
  readonly id: string;
  readonly conventionId: string;
  readonly objet: string;
  readonly demande: DemandeAvenant;
  /** The draft: what the CREFOP examines and the parties sign. */
  readonly articles: readonly ArticleAvenant[];
  readonly priseEffet: PriseEffet;
  /** Given at the last signature, without gap per convention; a draft has none. */
  readonly numero: number | null;
  readonly signatures: readonly Signature[];
  /** Why a text other than the one examined by the CREFOP was put to signature. */
  readonly motifTexteModifie: string | null;
  readonly abandon: { readonly date: CivilDate; readonly motif: string } | null;
};

export type EtatAvenant =
  'projet' | 'avis_rendu' | 'en_cours_de_signature' | 'signe' | 'en_vigueur' | 'abandonne';

/** The day the avenant takes effect, or null while a signature is missing. */
export function effetAvenant(avenant: Avenant, parties: readonly Partie[]): CivilDate | null {
  const last = lastSignature(parties, avenant.signatures);
  if (last === null) return null;
  if (avenant.priseEffet.nature === 'date' && avenant.priseEffet.date > last.date)
    return avenant.priseEffet.date;
  return last.date;
}

/** State on `jour`; `avisRendu` says whether an avis that counts exists. */
export function etatAvenant(
  avenant: Avenant,
  parties: readonly Partie[],
  jour: CivilDate,
  avisRendu: boolean,
): EtatAvenant {
  if (avenant.abandon !== null) return 'abandonne';
  const effet = effetAvenant(avenant, parties);
  if (effet !== null) return effet <= jour ? 'en_vigueur' : 'signe';
  if (avenant.signatures.length > 0) return 'en_cours_de_signature';
  return avisRendu ? 'avis_rendu' : 'projet';
}

/**
 * The exact draft a committee examines: object, articles, alinéas and entry into force, written so that no two drafts
 * read the same. One changed character, or an alinéa cut in two, gives another fingerprint.
 */
export function texteDuProjet(avenant: Pick<Avenant, 'objet' | 'articles' | 'priseEffet'>): string {
  return JSON.stringify([
    avenant.objet,
    avenant.articles.map(({ titre, alineas }) => [titre, alineas]),
    avenant.priseEffet.nature === 'date' ? avenant.priseEffet.date : 'signature',
  ]);
}

/** How the act is named: « Avenant n° 1 » once numbered, « Projet d'avenant » before. */
export function designationAvenant(avenant: Avenant): string {
  return avenant.numero === null ? 'Projet d’avenant' : `Avenant n°\u00a0${avenant.numero}`;
}
