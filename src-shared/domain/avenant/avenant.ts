import type { CivilDate } from '../civil-date';
import { lastSignature } from '../parties/partie';
import type { Partie, Signature } from '../parties/partie';
import type { Arbitrage, Operation } from './operations';

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

/** Inside a sentence. */
export const PRISE_EFFET_LABELS: Readonly<Record<PriseEffet['nature'], string>> = {
  signature: 'à la dernière signature',
  date: 'à une date fixée',
};

export type Avenant = {
  readonly id: string;
  readonly conventionId: string;
  readonly objet: string;
  readonly demande: DemandeAvenant;
  /** What the draft says in its own words; with the operations, what the CREFOP examines and the parties sign. */
  readonly articles: readonly ArticleAvenant[];
  /** What it changes in the convention, in the order they apply. */
  readonly operations: readonly Operation[];
  /** Conflicts and doubts about its operations, settled with a reason. */
  readonly arbitrages: readonly Arbitrage[];
  readonly priseEffet: PriseEffet;
  /** Given at the last signature, without gap per convention; a draft has none. */
  readonly numero: number | null;
  readonly signatures: readonly Signature[];
  /** Why a text other than the one examined by the CREFOP was put to signature. */
  readonly motifTexteModifie: string | null;
  /** The service that examines the request, and since when. */
  readonly instruction: { readonly date: CivilDate; readonly service: string | null } | null;
  /** The draft sent to the CREFOP: its fingerprint says which one. */
  readonly saisine: {
    readonly date: CivilDate;
    readonly seancePrevue: CivilDate | null;
    readonly empreinteProjet: string;
  } | null;
  /** From then on the text moves no more: every original bears it. */
  readonly miseALaSignature: { readonly date: CivilDate; readonly empreinteProjet: string } | null;
  /** A party that will not sign. */
  readonly refus: { readonly date: CivilDate; readonly partieId: string; readonly motif: string } | null;
  readonly abandon: { readonly date: CivilDate; readonly motif: string } | null;
};

/** What an avenant is at its birth, but for the request itself. */
export const AVENANT_VIERGE = {
  operations: [],
  arbitrages: [],
  numero: null,
  signatures: [],
  motifTexteModifie: null,
  instruction: null,
  saisine: null,
  miseALaSignature: null,
  refus: null,
  abandon: null,
} as const satisfies Partial<Avenant>;

/** In the order of an avenant's life; the two last are its other ends. */
export const ETATS_AVENANT = [
  'demande',
  'instruction',
  'saisine',
  'avis_rendu',
  'mise_a_la_signature',
  'en_cours_de_signature',
  'signe',
  'en_vigueur',
  'refuse',
  'abandonne',
] as const;
export type EtatAvenant = (typeof ETATS_AVENANT)[number];

export const ETAT_AVENANT_LABELS: Readonly<Record<EtatAvenant, string>> = {
  demande: 'Demandé, avis à recueillir',
  instruction: 'En instruction',
  saisine: 'CREFOP saisi, avis attendu',
  avis_rendu: 'Avis rendu, à signer',
  mise_a_la_signature: 'À la signature',
  en_cours_de_signature: 'En cours de signature',
  signe: 'Signé, effet à venir',
  en_vigueur: 'En vigueur',
  refuse: 'Refusé',
  abandonne: 'Abandonné',
};

/** Neither signed by all nor given up: something may still be done to it. */
export const isOuvert = (etat: EtatAvenant): boolean =>
  etat !== 'signe' && etat !== 'en_vigueur' && etat !== 'refuse' && etat !== 'abandonne';

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
  if (avenant.refus !== null) return 'refuse';
  const effet = effetAvenant(avenant, parties);
  if (effet !== null) return effet <= jour ? 'en_vigueur' : 'signe';
  if (avenant.signatures.length > 0) return 'en_cours_de_signature';
  if (avenant.miseALaSignature !== null) return 'mise_a_la_signature';
  if (avisRendu) return 'avis_rendu';
  if (avenant.saisine !== null) return 'saisine';
  return avenant.instruction === null ? 'demande' : 'instruction';
}

/**
 * The exact draft a committee examines: object, articles, alinéas, entry into force, and the sentences that change the
 * convention, written so that no two drafts read the same. One changed character, or an alinéa cut in two, gives
 * another fingerprint. A draft without operations reads as it did before there were any.
 */
export function texteDuProjet(
  avenant: Pick<Avenant, 'objet' | 'articles' | 'priseEffet' | 'operations'>,
): string {
  return JSON.stringify([
    avenant.objet,
    avenant.articles.map(({ titre, alineas }) => [titre, alineas]),
    avenant.priseEffet.nature === 'date' ? avenant.priseEffet.date : 'signature',
    ...(avenant.operations.length === 0 ? [] : [avenant.operations.map(({ phrase }) => phrase)]),
  ]);
}

/** Nothing to examine nor to sign. */
export const sansTexte = ({ articles, operations }: Pick<Avenant, 'articles' | 'operations'>): boolean =>
  articles.length === 0 && operations.length === 0;

/** How the act is named: « Avenant n° 1 » once numbered, « Projet d'avenant » before. */
export function designationAvenant(avenant: Avenant): string {
  return avenant.numero === null ? 'Projet d’avenant' : `Avenant n°\u00a0${avenant.numero}`;
}
