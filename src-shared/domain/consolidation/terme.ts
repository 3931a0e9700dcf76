import { addDays, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { clauseDe } from '../clauses/clause';
import type { ParametresDe } from '../clauses/clause';
import { decaler, lieuDuree, termeDePeriode, termeOf } from '../fiches/convention';
import type { Convention, NatureFait, Terme } from '../fiches/convention';
import { inLetters, upperFirst } from '../french';
import type { Registre } from '../registre';
import { typographie } from '../typographie';
import { versionsClauses } from './clauses';
import type { ClauseEnVigueur, VersionClauses } from './clauses';
import { ecartee, lAvenant } from './ordre';
import type { ActeSigne } from './ordre';

/**
 * The last day of validity on `jour`, extensions and renewals included, each with its cause: an avenant may change the
 * duration, provided it takes effect while the convention still runs; each renewal follows the clause of its day.
 * `aVenir`: with every avenant signed so far, those to take effect after that day included. `dire` names an extension
 * and its day, at the head of a sentence.
 */
export function termeEnVigueur(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
  options: Lecture = {},
): Terme {
  const { cours, clause } = parcourir(registre, convention, jour, options);
  return avecRenouvellement(convention, cours, clause, jour);
}

/** The renewals that took place up to `jour`: the first day and the last of the period each one opened. */
export const renouvellementsPasses = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly PeriodeRenouvelee[] =>
  parcourir(registre, convention, jour, {}).cours.periodes.filter(({ debut }) => debut <= jour);

export type PeriodeRenouvelee = {
  readonly debut: CivilDate;
  readonly fin: CivilDate;
  readonly tacite: boolean;
};

type Lecture = { readonly aVenir?: boolean; readonly dire?: (acte: ActeSigne) => string };

/** The term and its renewals, act after act, up to `jour`. */
function parcourir(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
  { aVenir = false, dire = direEnVigueur }: Lecture,
): { readonly cours: Cours; readonly clause: ClauseRenouvellement } {
  const versions = versionsClauses(registre, convention);
  let cours: Cours = { terme: termeOf(convention), faits: 0, periodes: [] };
  let clause = renouvellementDe(versions[0]);
  for (const { acte, ...version } of versions) {
    if (acte === null) continue;
    const { avenant, effet } = acte;
    if (!aVenir && effet > jour) break;
    cours = renouveler(convention, cours, clause, effet, jour);
    // What is over is not brought back to life.
    if (cours.terme.date !== null && effet > cours.terme.date) continue;
    for (const { id, modification, clauses = [] } of avenant.operations) {
      if (ecartee(avenant, id)) continue;
      if (modification.nature === 'proroger')
        cours = { ...cours, terme: proroge(cours.terme, acte, modification.fin) };
      if (version.sansObjet.has(id)) continue;
      for (const { clauseId, sort } of clauses) {
        if (sort.nature === 'retiree' && clauseId === 'duree')
          cours = {
            ...cours,
            terme: {
              etat: 'indeterminee',
              date: null,
              cause: typographie(
                `${upperFirst(dire(acte))}, retire la clause de durée : plus aucun jour de fin n’est dit.`,
              ),
            },
          };
        if (sort.nature === 'nouvelle' && sort.parametres.nature === 'duree')
          cours = {
            ...cours,
            terme: dureeChangee(convention, cours.terme, sort.parametres, upperFirst(dire(acte))),
          };
      }
    }
    const next = renouvellementDe(version);
    // « une fois » in a new clause is once more.
    if (next?.depuis !== clause?.depuis) cours = { ...cours, faits: 0 };
    clause = next;
  }
  return { cours: renouveler(convention, cours, clause, jour, jour), clause };

  function proroge(terme: Terme, acte: ActeSigne, fin: CivilDate): Terme {
    const cause = `${upperFirst(dire(acte))}, reporte la fin au ${formatDate(fin)}. ${avantLui(convention, terme)}`;
    return { etat: 'confirme', date: fin, cause: typographie(cause) };
  }
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

/** More renewals than any convention sees: a term without end is not walked day by day. */
const RENOUVELLEMENTS = 400;

/** The term as it runs, how many renewals count under the clause in force, and the periods they opened. */
type Cours = {
  readonly terme: Terme;
  readonly faits: number;
  readonly periodes: readonly PeriodeRenouvelee[];
};

/** The last day of the period before the current one; null when it was never renewed. */
const precedentDe = ({ periodes }: Pick<Cours, 'periodes'>): CivilDate | null => {
  const last = periodes.at(-1);
  return last === undefined ? null : addDays(last.debut, -1);
};
type ClauseRenouvellement =
  | (ClauseEnVigueur & { readonly parametres: ParametresDe<'renouvellement'> })
  | null;

/** The renewal clause of a version, when it is sure: nothing is computed from words to be confirmed. */
function renouvellementDe(version: Pick<VersionClauses, 'clauses'> | undefined): ClauseRenouvellement {
  const found = clauseDe(version?.clauses ?? [], 'renouvellement') as ClauseRenouvellement;
  return found?.certitude.sure === true ? found : null;
}

const faitsLe = (convention: Convention, nature: NatureFait, jour: CivilDate): readonly CivilDate[] =>
  (convention.faits ?? [])
    .filter((one) => one.nature === nature && one.date <= jour)
    .map(({ date }) => date)
    .sort();

/** The last day to object to a renewal of that term, or to ask for it. */
const limiteDe = (fin: CivilDate, { preavis }: ParametresDe<'renouvellement'>): CivilDate =>
  decaler(fin, preavis, -1);

/** The objection made in time to the renewal of this very term; a late one is for the next. */
const oppositionA = (
  convention: Convention,
  fin: CivilDate,
  precedent: CivilDate | null,
  parametres: ParametresDe<'renouvellement'>,
  jour: CivilDate,
): CivilDate | null =>
  faitsLe(convention, 'opposition', jour).find(
    (one) =>
      one <= limiteDe(fin, parametres) && (precedent === null || one > limiteDe(precedent, parametres)),
  ) ?? null;

/**
 * The renewals up to a day: tacitly, period after period, as long as nobody objected in time; expressly, once for each
 * recorded renewal. A tacit renewal takes place the day after the term. Facts known on `jour` alone count.
 */
function renouveler(
  convention: Convention,
  cours: Cours,
  clause: ClauseRenouvellement,
  jusque: CivilDate,
  jour: CivilDate,
): Cours {
  const { terme } = cours;
  if (clause === null || terme.date === null || terme.etat === 'hypothese') return cours;
  const { tacite, fois, n, unite } = clause.parametres;
  const expresses = faitsLe(convention, 'reconduction', jour);
  let { faits } = cours;
  const periodes = [...cours.periodes];
  let date = terme.date;
  for (let tours = 0; (fois === null || faits < fois) && tours < RENOUVELLEMENTS; tours++) {
    const precedent = precedentDe({ periodes });
    if (tacite) {
      if (jusque <= date || oppositionA(convention, date, precedent, clause.parametres, jour) !== null) break;
    } else {
      // One for each term: recorded after the period before, at the latest on the last day.
      const fin = date;
      const asked = expresses.find(
        (one) => one <= fin && one <= jusque && (precedent === null || one > precedent),
      );
      if (asked === undefined) break;
    }
    const debut = addDays(date, 1);
    // From the day after, so long, less a day: a month end stays one.
    date = addDays(decaler(debut, { n, unite }), -1);
    periodes.push({ debut, fin: date, tacite });
    faits++;
  }
  return date === terme.date
    ? cours
    : { terme: { etat: 'confirme', date, cause: terme.cause }, faits, periodes };
}

/** The term with what became of it, and what still may. */
function avecRenouvellement(
  convention: Convention,
  cours: Cours,
  clause: ClauseRenouvellement,
  jour: CivilDate,
): Terme {
  const { terme, faits, periodes } = cours;
  if (terme.date === null || terme.etat === 'hypothese') return terme;
  const { date } = terme;
  const precedent = precedentDe(cours);
  const dits =
    precedent === null || faits === 0
      ? ''
      : ` Renouvelée ${inLetters(faits)} fois${periodes.at(-1)?.tacite === true ? ' par tacite reconduction' : ''}, jusqu’au ${formatDate(date)}.`;
  if (clause === null) return dits === '' ? terme : { ...terme, cause: typographie(`${terme.cause}${dits}`) };
  const { tacite, fois } = clause.parametres;
  const opposition = tacite ? oppositionA(convention, date, precedent, clause.parametres, jour) : null;
  const restants = fois === null ? null : fois - faits;
  const possible = restants !== 0 && opposition === null;
  const suite =
    opposition !== null
      ? ` L’opposition du ${formatDate(opposition)} empêche le renouvellement suivant.`
      : restants === 0
        ? ' Plus aucun renouvellement n’est possible.'
        : '';
  return {
    etat: 'confirme',
    date,
    cause: typographie(`${terme.cause}${dits}${suite}`),
    renouvellement: {
      tacite,
      faits,
      restants,
      prochain: possible ? addDays(date, 1) : null,
      limite: possible ? limiteDe(date, clause.parametres) : null,
      opposition,
      precedent,
    },
  };
}

/** « l'avenant n° 1, en vigueur le 1er juillet 2024 ». */
export const direEnVigueur = ({ avenant, effet }: ActeSigne): string =>
  `${lAvenant(avenant)}, en vigueur le ${formatDate(effet)}`;

/** What the end was before an extension: a proposal that the extension overtakes is no longer one to confirm. */
function avantLui(convention: Convention, { etat, date, cause }: Terme): string {
  const { duree } = convention;
  if (date === null) return cause;
  if (etat === 'confirme' || duree.nature !== 'instrument')
    return `Elle était au ${formatDate(date)}. ${cause}`;
  return (
    `Elle n’était jusque-là que proposée, au ${formatDate(date)} : ` +
    `${lieuDuree(convention)}, durée du ${duree.instrument}, sans jour de fin.`
  );
}
