import { DESCRIPTIONS } from '#registre/fiches';
import { nomCourant } from './parties/partie';
import { conventionIdOf } from './registre';
import type { Fait, Registre } from './registre';
import { typographie } from './typographie';

/** « l’avenant n° 1 « Carte des formations » »: how a sentence names one record. */
export function designationOf({ collection, entite }: Fait, registre: Registre): string {
  const partie = (id: string): string | null => {
    const parties = registre.conventions.get(conventionIdOf({ collection, entite } as Fait) ?? '')?.parties;
    const found = parties?.find((one) => one.id === id);
    return found === undefined ? null : nomCourant(found);
  };
  return typographie(DESCRIPTIONS[collection].designer(entite, partie));
}
