import type { CivilDate } from '../civil-date';

export const SENS_AVIS = [
  'favorable',
  'favorable_avec_reserves',
  'favorable_avec_recommandations',
  'defavorable',
  'pris_acte',
  'partage',
  'sursis',
  'sans_avis',
] as const;
export type SensAvis = (typeof SENS_AVIS)[number];

/** Inside a sentence. */
export const SENS_LABELS: Readonly<Record<SensAvis, string>> = {
  favorable: 'favorable',
  favorable_avec_reserves: 'favorable avec réserves',
  favorable_avec_recommandations: 'favorable avec recommandations',
  defavorable: 'défavorable',
  pris_acte: 'pris acte',
  partage: 'partagé',
  sursis: 'sursis à statuer',
  sans_avis: 'sans avis exprimé',
};

/** A postponement or a silence is not an avis; everything else is, whatever its sense (art. 6: « après avis »). */
export const isAvisRendu = (sens: SensAvis): boolean => sens !== 'sursis' && sens !== 'sans_avis';

export type Votes = {
  readonly pour: number;
  readonly contre: number;
  readonly abstentions: number;
  readonly nePrendPasPart: number;
};

/** The committee gives the avis; its bureau only prepares (C. trav., art. R. 6123-3-9). */
export const FORMATIONS = ['pleniere', 'bureau'] as const;
export type Formation = (typeof FORMATIONS)[number];

/** Inside a sentence, where the séance has been named. */
export const FORMATION_LABELS: Readonly<Record<Formation, string>> = {
  pleniere: 'plénière',
  bureau: 'bureau',
};

/** As an answer to « qui a siégé ? ». */
export const FORMATION_LONG_LABELS: Readonly<Record<Formation, string>> = {
  pleniere: `comité en séance ${FORMATION_LABELS.pleniere}`,
  bureau: FORMATION_LABELS.bureau,
};

export type Seance = {
  readonly date: CivilDate;
  readonly formation: Formation;
  readonly lieu: string | null;
  readonly convocationLe: CivilDate | null;
  /** Voting members of the committee, and those present or represented; null when the minutes do not say. */
  readonly quorum: { readonly membres: number; readonly presents: number } | null;
  /** Reference of the minutes (procès-verbal). */
  readonly procesVerbal: string | null;
};

export type Avis = {
  readonly id: string;
  readonly conventionId: string;
  readonly avenantId: string;
  /** Name of the body on the day of the séance, frozen: a later renaming never rewrites it. */
  readonly instance: string;
  readonly seance: Seance;
  readonly sens: SensAvis;
  readonly votes: Votes | null;
  readonly texte: string;
  /** SHA-256 of the exact draft examined. */
  readonly empreinteProjet: string;
  /** That draft itself, as `texteDuProjet` writes it; null for an avis recorded before it was kept. */
  readonly projetExamine: string | null;
  /** « Les avis sont rendus publics par le comité » (C. trav., art. R. 6123-3-2). */
  readonly publication: { readonly date: CivilDate; readonly support: string } | null;
};

/**
 * How the votes went, for or against the draft: « à l'unanimité » only without a vote on the other side nor
 * abstention. Who wins says nothing of the chair's casting vote, so a tie is only named.
 */
export function majorite({ pour, contre, abstentions }: Votes): string {
  if (pour === contre) return 'partage égal des voix';
  const ampleur = Math.min(pour, contre) === 0 && abstentions === 0 ? 'à l’unanimité' : 'à la majorité';
  return pour > contre ? ampleur : `${ampleur}, contre le projet`;
}

/** Half of the voting members present or represented: the fallback rule (CRPA, art. R. 133-10). */
export function quorumAtteint(quorum: { readonly membres: number; readonly presents: number }): boolean {
  return quorum.presents * 2 >= quorum.membres;
}
