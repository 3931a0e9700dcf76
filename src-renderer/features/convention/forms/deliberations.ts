import type { FicheView } from '#contract/fiches';
import { formatDate } from '#domain/civil-date';
import { executoireLe } from '#registre/fiches/deliberations';
import { formsResiliation } from '../../../text/forms-resiliation';

const text = formsResiliation.denoncer;

type Deliberations = readonly FicheView<'deliberations'>[];

const pourFin = (all: Deliberations, partieId: string): Deliberations =>
  all.filter(({ fiche }) => fiche.partieId === partieId && fiche.autorise?.includes('denonciation') === true);

/** Those that authorise the party to end the convention, and since when each may be acted upon. */
export const deliberationChoices = (all: Deliberations, partieId: string) =>
  pourFin(all, partieId).map(({ fiche, nom }) => {
    const depuis = executoireLe(fiche);
    return {
      value: fiche.id,
      label: `${nom}${depuis === null ? text.notEnforceable : text.enforceable(formatDate(depuis))}`,
    };
  });

export const deliberationHelp = (all: Deliberations, partieId: string): string =>
  pourFin(all, partieId).length === 0 ? text.noDeliberation : text.deliberationHelp;
