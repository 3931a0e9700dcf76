import { z } from 'zod';
import type { CivilDate } from '#domain/civil-date';
import { valeurs } from '#registre/champs';
import { NATURES_POUVOIR_LABELS } from '#registre/fiches/natures';
import type { NaturePouvoir } from '#registre/fiches/natures';
import { day, id, query, shortText } from './base';

/* Who may sign for an office on a day, and what is printed above the name. */

const optionalId = id.nullish().transform((one) => one ?? null);

export const pouvoirProcedures = {
  /**
   * « Qui signe pour X au JJ/MM/AAAA ? »: `fonction` is a place’s id, its title, or words of it; `nature`, the act to
   * sign, whatever it is when null; `delegationId`, the delegate somebody chose rather than the holder.
   */
  'pouvoirs.quiSigne': query(
    z.strictObject({
      fonction: shortText,
      jour: day,
      nature: z
        .enum(valeurs(NATURES_POUVOIR_LABELS))
        .nullish()
        .transform((one) => one ?? null),
      conventionId: optionalId,
      delegationId: optionalId,
    }),
  ),
} as const;

/** One who may sign by delegation. */
export type DelegataireView = {
  readonly delegationId: string;
  readonly conventionId: string;
  /** « Monsieur Ivan PETIT, le Secrétaire général (l’arrêté n° 2026-041 du 3 mars 2026) ». */
  readonly dit: string;
  readonly blocSignature: readonly string[];
};

/** One person and the block to print, or nobody and why. */
export type PouvoirView = {
  readonly conventionId: string;
  readonly signataireId: string;
  /** « Préfète de région », as it is called that day. */
  readonly fonction: string;
  readonly partie: string;
  readonly jour: CivilDate;
  readonly nature: NaturePouvoir | null;
  readonly etat: 'titulaire' | 'delegation' | 'vacante';
  /** Line by line; empty when nobody may sign. */
  readonly blocSignature: readonly string[];
  readonly delegationId: string | null;
  /** The whole answer in a sentence: of a vacancy, why. */
  readonly dit: string;
  /** Those who may sign for a holder who is there, when chosen. */
  readonly delegataires: readonly DelegataireView[];
  /** The delegations that cannot be used, each with its defects. */
  readonly ecartees: readonly string[];
};

export type PouvoirOutputs = { 'pouvoirs.quiSigne': PouvoirView };
