import { z } from 'zod';
import type { Retroplanning } from '#domain/retroplanning/avenant';
import { ETAPES_PLAN } from '#domain/retroplanning/planifier';
import type { CleEtape } from '#domain/retroplanning/planifier';
import { day, id, optionalDay, query } from './base';

const CLES = Object.keys(ETAPES_PLAN) as [CleEtape, ...CleEtape[]];

export const retroplanningProcedures = {
  /**
   * From a wished day of effect of a draft back to `depart`, today when it is not told; forward alone when no effect is
   * wished. `seances`, `commissions`: the days that are known; any working day when there are none.
   */
  'retroplanning.calculer': query(
    z.strictObject({
      avenantId: id,
      effet: optionalDay,
      depart: optionalDay,
      seances: z.array(day).max(200).optional(),
      commissions: z.array(day).max(200).optional(),
      durees: z
        .partialRecord(z.enum(CLES), z.int('Indiquez un nombre entier.').min(0, 'Au moins 0.').max(1000))
        .optional(),
    }),
  ),
} as const;

export type RetroplanningOutputs = { 'retroplanning.calculer': Retroplanning };
