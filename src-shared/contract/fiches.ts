import { z } from 'zod';
import { FICHES_PLATES } from '#registre/fiches';
import type { Entites, FichePlate } from '#registre/fiches';
import { id, query } from './base';

/* The lists of the records that are told by their fields alone, one question a collection. */

const ofConvention = query(z.strictObject({ conventionId: id }));

export type MethodeListe = `${FichePlate}.lister`;

export const ficheProcedures = Object.fromEntries(
  FICHES_PLATES.map((name) => [`${name}.lister`, ofConvention]),
) as Readonly<Record<MethodeListe, typeof ofConvention>>;

/** A record, and how lists and sentences call it. */
export type FicheView<C extends FichePlate = FichePlate> = {
  readonly fiche: Entites[C];
  /** « Délibération n° 12 », at the head of a line. */
  readonly nom: string;
  /** How the records it names are called, by the field that names each. */
  readonly liens: Readonly<Record<string, string>>;
};

export type FicheOutputs = {
  [M in MethodeListe]: M extends `${infer C extends FichePlate}.lister` ? readonly FicheView<C>[] : never;
};
