import type { CivilDate } from '../civil-date';
import { lastSignature } from '../parties/partie';
import type { Partie } from '../parties/partie';
import type { Avenant } from '#registre/fiches/avenant';

export { PRISE_EFFET_LABELS, designationAvenant } from '#registre/fiches/avenant';
export type { ArticleAvenant, DemandeAvenant, PriseEffet, Avenant } from '#registre/fiches/avenant';

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

/** In the order of an avenant's life; the three last are its other ends. */
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
  'clos',
] as const;
export type EtatAvenant = (typeof ETATS_AVENANT)[number];

export const ETAT_AVENANT_LABELS: Readonly<Record<EtatAvenant, string>> = {
  demande: 'Demandé, avis à recueillir',
  instruction: 'En instruction',
  saisine: 'Comité saisi, avis attendu',
  avis_rendu: 'Avis rendu, à signer',
  mise_a_la_signature: 'À la signature',
  en_cours_de_signature: 'En cours de signature',
  signe: 'Signé, effet à venir',
  en_vigueur: 'En vigueur',
  refuse: 'Refusé',
  abandonne: 'Abandonné',
  clos: 'Clos avec la convention',
};

const FINS: ReadonlySet<EtatAvenant> = new Set(['signe', 'en_vigueur', 'refuse', 'abandonne', 'clos']);

/** Neither signed by all, nor given up, nor closed with its convention: something may still be done to it. */
export const isOuvert = (etat: EtatAvenant): boolean => !FINS.has(etat);

/** Signed by all: it is no draft any more. Its number says nothing of it, given when it is put to signature. */
export const estSigne = (avenant: Avenant, parties: readonly Partie[]): boolean =>
  lastSignature(parties, avenant.signatures) !== null;

/** The day the avenant takes effect, or null while a signature is missing. */
export function effetAvenant(avenant: Avenant, parties: readonly Partie[]): CivilDate | null {
  const last = lastSignature(parties, avenant.signatures);
  if (last === null) return null;
  if (avenant.priseEffet.nature === 'date' && avenant.priseEffet.date > last.date)
    return avenant.priseEffet.date;
  return last.date;
}

/** State on `jour`, of the facts of the avenant alone; `avisRendu` says whether an avis that counts exists. */
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
 * convention, with what becomes of the clauses they touch, written so that no two drafts read the same. One changed character, or an alinéa cut in two, gives
 * another fingerprint. A draft without operations, or that touches no clause, reads as it did before there were any;
 * what was answered once the text had left is no part of it.
 */
export function texteDuProjet(
  avenant: Pick<Avenant, 'objet' | 'articles' | 'priseEffet' | 'operations'>,
): string {
  const clauses = avenant.operations.map((one) =>
    (one.clauses ?? [])
      .filter(({ tardive }) => tardive === undefined)
      .map(({ clauseId, sort }) => [clauseId, sort]),
  );
  return JSON.stringify([
    avenant.objet,
    avenant.articles.map(({ titre, alineas }) => [titre, alineas]),
    avenant.priseEffet.nature === 'date' ? avenant.priseEffet.date : 'signature',
    ...(avenant.operations.length === 0 ? [] : [avenant.operations.map(({ phrase }) => phrase)]),
    ...(clauses.every((one) => one.length === 0) ? [] : [clauses]),
  ]);
}

/** Every line it says in its own words. */
export const textesDuProjet = ({ articles }: Pick<Avenant, 'articles'>): readonly string[] =>
  articles.flatMap(({ titre, alineas }) => [titre, ...alineas]);

/** Nothing to examine nor to sign. */
export const sansTexte = ({ articles, operations }: Pick<Avenant, 'articles' | 'operations'>): boolean =>
  articles.length === 0 && operations.length === 0;
