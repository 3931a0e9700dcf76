import { z } from 'zod';
import type { Retroplanning } from '#domain/retroplanning/avenant';
import { CLES_ETAPES } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { command, day, id, optionalDay, query } from './base';

const CLES = CLES_ETAPES as [CleEtape, ...CleEtape[]];

/** What is left out is as the schedule held has it. */
const saisie = {
  avenantId: id,
  effet: optionalDay,
  depart: optionalDay,
  seances: z.array(day).max(200).optional(),
  commissions: z.array(day).max(200).optional(),
  durees: z
    .partialRecord(z.enum(CLES), z.int('Indiquez un nombre entier.').min(0, 'Au moins 0.').max(1000))
    .optional(),
};

export const retroplanningProcedures = {
  /**
   * From a wished day of effect of a draft back to `depart`, today when it is not told; forward alone when no effect is
   * wished. `seances`, `commissions`: the days that are known; any working day when there are none.
   */
  'retroplanning.calculer': query(z.strictObject(saisie)),
} as const;

/** `etapes`: the steps that were shown, so that nothing else is kept. */
export const planningProcedures = {
  'avenants.retenirPlanning': command(
    z.strictObject({
      ...saisie,
      etapes: z
        .array(z.strictObject({ cle: z.enum(CLES), date: day }))
        .max(CLES.length)
        .optional(),
    }),
  ),
} as const;

export type RetroplanningOutputs = { 'retroplanning.calculer': Retroplanning };
