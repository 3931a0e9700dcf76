import { addDays, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { clauseDe } from '../clauses/clause';
import type { ParametresDe } from '../clauses/clause';
import { decaler, termeDePeriode, termeOf } from '../fiches/convention';
import type { Convention, Renouvellement, Terme } from '../fiches/convention';
import { inLetters, upperFirst } from '../french';
import type { Registre } from '../registre';
import { typographie } from '../typographie';
import { clausesAu } from './clauses';
import { actesSignes, ecartee, lAvenant } from './ordre';
import type { ActeSigne } from './ordre';

/**
 * The last day of validity on `jour`, extensions and renewals included, each with its cause: an avenant may change the
 * duration, provided it takes effect while the convention still runs. `aVenir`: with every avenant signed so far, those
 * to take effect after that day included. `dire` names an extension and its day, at the head of a sentence.
 */
export function termeEnVigueur(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
  {
    aVenir = false,
    dire = direEnVigueur,
  }: { readonly aVenir?: boolean; readonly dire?: (acte: ActeSigne) => string } = {},
): Terme {
  let terme = termeOf(convention);
  for (const acte of actesSignes(registre, convention)) {
    const { avenant, effet } = acte;
    if (!aVenir && effet > jour) break;
    for (const { id, modification, clauses = [] } of avenant.operations) {
      if (ecartee(avenant, id)) continue;
      if (modification.nature === 'proroger') {
        if (terme.date !== null && effet > terme.date) continue;
        terme = {
          etat: 'confirme',
          date: modification.fin,
          cause: typographie(
            `${upperFirst(dire(acte))}, reporte la fin au ` +
              `${formatDate(modification.fin)}. ${avantLui(convention, terme)}`,
          ),
        };
      }
      for (const { clauseId, sort } of clauses) {
        const source = upperFirst(dire(acte));
        if (sort.nature === 'nouvelle' && sort.parametres.nature === 'duree')
          terme = dureeChangee(convention, terme, sort.parametres, source);
        if (sort.nature === 'retiree' && clauseId === 'duree')
          terme = {
            etat: 'indeterminee',
            date: null,
            cause: typographie(`${source}, retire la clause de durée : plus aucun jour de fin n’est dit.`),
          };
      }
    }
  }
  const clause = clauseDe(clausesAu(registre, convention, aVenir ? null : jour).clauses, 'renouvellement');
  return clause === null || !clause.certitude.sure
    ? terme
    : renouveler(convention, terme, clause.parametres, jour);
}

/** The end as an avenant's new clause says it. */
function dureeChangee(
  convention: Convention,
  before: Terme,
  duree: ParametresDe<'duree'>,
  source: string,
): Terme {
  const dit = (cause: string): string => typographie(`${source}, ${cause}`);
  switch (duree.forme) {
    case 'dates':
      return duree.fin === null
        ? before
        : { etat: 'confirme', date: duree.fin, cause: dit(`fixe la fin au ${formatDate(duree.fin)}.`) };
    case 'periode': {
      const terme = termeDePeriode(convention, duree, source);
      return { ...terme, cause: typographie(terme.cause) };
    }
    case 'indeterminee':
      return { etat: 'indeterminee', date: null, cause: dit('rend la durée indéterminée.') };
    case 'instrument': {
      const nom = duree.instrument ?? 'un autre instrument';
      return before.date === null
        ? { etat: 'non_determine', date: null, cause: dit(`renvoie à la durée du ${nom}, sans jour de fin.`) }
        : {
            etat: 'hypothese',
            date: before.date,
            cause: dit(`renvoie à la durée du ${nom}, dont le jour de fin reste à confirmer.`),
          };
    }
  }
}

/**
 * The term renewed: tacitly, period after period, as long as nobody objected in time; expressly, once for each recorded
 * renewal. A tacit renewal takes place the day after the term: it is counted once `jour` has come to it.
 */
function renouveler(
  convention: Convention,
  terme: Terme,
  { tacite, fois, n, unite, preavis }: ParametresDe<'renouvellement'>,
  jour: CivilDate,
): Terme {
  if (terme.date === null || terme.etat === 'hypothese') return terme;
  const faits = (convention.faits ?? []).filter((one) => one.date <= jour);
  const dates = (nature: 'opposition' | 'reconduction'): CivilDate[] =>
    faits
      .filter((one) => one.nature === nature)
      .map(({ date }) => date)
      .sort();
  const oppositions = dates('opposition');
  const expresses = dates('reconduction');
  let date = terme.date;
  let done = 0;
  const limiteDe = (fin: CivilDate): CivilDate => decaler(fin, preavis, -1);
  const left = (): boolean => fois === null || done < fois;
  let debut: CivilDate | null = null;
  const oppositionA = (fin: CivilDate): CivilDate | null =>
    oppositions.find((one) => one <= limiteDe(fin) && (debut === null || one > limiteDe(debut))) ?? null;
  while (left()) {
    if (tacite) {
      if (jour <= date || oppositionA(date) !== null) break;
    } else {
      const [next] = expresses;
      if (next === undefined || next > date) break;
      expresses.shift();
    }
    debut = date;
    // From the day after, so long, less a day: a month end stays one.
    date = addDays(decaler(addDays(date, 1), { n, unite }), -1);
    done++;
  }
  const opposition = tacite ? oppositionA(date) : null;
  const possible = left() && opposition === null;
  const renouvellement: Renouvellement = {
    tacite,
    faits: done,
    restants: fois === null ? null : fois - done,
    prochain: possible ? addDays(date, 1) : null,
    limite: possible ? limiteDe(date) : null,
    opposition,
  };
  const dits =
    done === 0
      ? ''
      : ` Renouvelée ${inLetters(done)} fois${tacite ? ' par tacite reconduction' : ''}, jusqu’au ${formatDate(date)}.`;
  const suite =
    opposition === null
      ? renouvellement.restants === 0
        ? ` Plus aucun renouvellement n’est possible.`
        : ''
      : ` L’opposition du ${formatDate(opposition)} empêche le renouvellement suivant.`;
  return {
    etat: 'confirme',
    date,
    cause: typographie(`${terme.cause}${dits}${suite}`),
    renouvellement,
  };
}

/** « l'avenant n° 1, en vigueur le 1er juillet 2024 ». */
export const direEnVigueur = ({ avenant, effet }: ActeSigne): string =>
  `${lAvenant(avenant)}, en vigueur le ${formatDate(effet)}`;

/** What the end was before an extension: a proposal that the extension overtakes is no longer one to confirm. */
function avantLui({ duree }: Convention, { etat, date, cause }: Terme): string {
  if (date === null) return cause;
  if (etat === 'confirme' || duree.nature !== 'instrument')
    return `Elle était au ${formatDate(date)}. ${cause}`;
  return (
    `Elle n’était jusque-là que proposée, au ${formatDate(date)} : ` +
    `article ${duree.article}, durée du ${duree.instrument}, sans jour de fin.`
  );
}
