import { designationAvenant, effetAvenant } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { compareDates } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { avenantsOf, signatairesDe } from '../lookup';
import type { Registre } from '../registre';

/** A signed avenant and the day it takes effect. */
export type ActeSigne = { readonly avenant: Avenant; readonly effet: CivilDate };

/** The signed avenants of a convention in the order they apply: by effect date, then by number. */
export function actesSignes(registre: Registre, convention: Convention): readonly ActeSigne[] {
  return avenantsOf(registre, convention.id)
    .flatMap((avenant) => {
      const effet = effetAvenant(avenant, signatairesDe(registre, convention, avenant));
      return effet === null ? [] : [{ avenant, effet }];
    })
    .sort((a, b) => compareDates(a.effet, b.effet) || (a.avenant.numero ?? 0) - (b.avenant.numero ?? 0));
}

/** « l’avenant n° 1 », « le projet d’avenant « Carte des formations » »: an avenant inside a sentence. */
export function lAvenant(avenant: Avenant): string {
  return avenant.numero === null
    ? `le projet d’avenant « ${avenant.objet} »`
    : `l’${designationAvenant(avenant).replace('Avenant', 'avenant')}`;
}

/** Whether a person decided that an operation has no effect. */
export const ecartee = ({ arbitrages }: Pick<Avenant, 'arbitrages'>, operationId: string): boolean =>
  arbitrages.some((one) => one.sujet === operationId && one.choix === 'ecarter');
