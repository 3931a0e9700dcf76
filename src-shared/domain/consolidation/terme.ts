import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { termeOf } from '../fiches/convention';
import type { Convention, Terme } from '../fiches/convention';
import { upperFirst } from '../french';
import type { Registre } from '../registre';
import { typographie } from '../typographie';
import { actesSignes, ecartee, lAvenant } from './ordre';
import type { ActeSigne } from './ordre';

/**
 * The last day of validity on `jour`, extensions included, each with its cause: art. 6, al. 3 lets an avenant change
 * the duration, provided it takes effect while the convention still runs. `jour` null: every avenant signed so far,
 * those to come included. `dire` names an extension and its day, at the head of a sentence.
 */
export function termeEnVigueur(
  registre: Registre,
  convention: Convention,
  jour: CivilDate | null,
  dire: (acte: ActeSigne) => string = direEnVigueur,
): Terme {
  let terme = termeOf(convention);
  for (const { avenant, effet } of actesSignes(registre, convention)) {
    if (jour !== null && effet > jour) break;
    for (const { id, modification } of avenant.operations) {
      if (modification.nature !== 'proroger' || ecartee(avenant, id) || effet > terme.date) continue;
      terme = {
        etat: 'confirme',
        date: modification.fin,
        cause: typographie(
          `${upperFirst(dire({ avenant, effet }))}, reporte la fin au ` +
            `${formatDate(modification.fin)}. ${avantLui(convention, terme)}`,
        ),
      };
    }
  }
  return terme;
}

/** « l'avenant n° 1, en vigueur le 1er juillet 2024 ». */
export const direEnVigueur = ({ avenant, effet }: ActeSigne): string =>
  `${lAvenant(avenant)}, en vigueur le ${formatDate(effet)}`;

/** What the end was before an extension: a proposal that the extension overtakes is no longer one to confirm. */
function avantLui({ duree }: Convention, { etat, date, cause }: Terme): string {
  if (etat === 'confirme' || duree.nature !== 'instrument')
    return `Elle était au ${formatDate(date)}. ${cause}`;
  return (
    `Elle n’était jusque-là que proposée, au ${formatDate(date)} : ` +
    `article ${duree.article}, durée du ${duree.instrument}, sans jour de fin.`
  );
}
