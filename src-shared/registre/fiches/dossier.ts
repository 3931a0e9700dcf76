import { avenants } from './avenant';
import { avis } from './avis';
import { conventions } from './convention';
import { delegations } from './delegations';
import { deliberations } from './deliberations';
import { echeancesLibres } from './echeances-libres';
import { emissions } from './emissions';
import { papiers } from './papiers';
import { paquets } from './paquets';
import { denonciations, misesEnDemeure } from './resiliation';
import { titulaires } from './titulaires';

/**
 * What the file of a convention holds: the convention, and every record that depends on it, parents before children.
 * Each may carry pieces, and go to the trash with what depends on it when its rule lets it.
 */
export const DOSSIER = {
  conventions,
  avenants,
  avis,
  misesEnDemeure,
  denonciations,
  deliberations,
  titulaires,
  delegations,
  echeancesLibres,
  papiers,
  emissions,
  paquets,
};
export type CollectionDossier = keyof typeof DOSSIER;

/** A label by collection: « Mise en demeure ». */
export const nomsDe = <const T extends Readonly<Record<string, { readonly nom: string }>>>(table: T) =>
  Object.fromEntries(Object.entries(table).map(([collection, { nom }]) => [collection, nom])) as {
    readonly [C in keyof T]: string;
  };
