import type {
  ApercuSauvegardeView,
  DifferenceView,
  EntreePerdueView,
  ListeDifferencesView,
  SauvegardeView,
} from '#contract/sauvegardes';
import { designationOf } from '#domain/designation';
import type { Fait } from '#domain/registre';
import { lowerFirst } from '#domain/french';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { computeDifferences } from '#domain/sauvegardes/differences';
import type { Difference } from '#domain/sauvegardes/differences';
import { actionLabel } from '../journal/line';
import type { PlanReparation, Sauvegarde } from '../ports';

/** How many of each kind are named: a person reads no more, the count says the rest. */
const NOMMES = 200;

export function sauvegardeView(sauvegarde: Sauvegarde): SauvegardeView {
  const { id, at, seq, genre, verifieeLe, taille, pieces, lieux } = sauvegarde;
  return { id, at, seq, genre, verifieeLe, taille, pieces, lieux };
}

type Apercu<N> = Extract<ApercuSauvegardeView, { readonly nature: N }>;

/** What turning `actuel` into `voulu` does to each record, in words. */
export function differencesView(
  actuel: Registre,
  voulu: Registre,
): Pick<Apercu<'restauration'>, 'reviennent' | 'disparaissent' | 'changent'> {
  const differences = computeDifferences(actuel, voulu);
  const list = (nature: Difference['nature'], from: Registre): ListeDifferencesView => {
    const found = differences.filter((one) => one.nature === nature);
    return { nombre: found.length, elements: found.slice(0, NOMMES).map((one) => named(one, from)) };
  };
  return {
    reviennent: list('revient', voulu),
    disparaissent: list('disparait', actuel),
    changent: list('change', actuel),
  };
}

function named({ collection, id }: Difference, registre: Registre): DifferenceView {
  const entite = registre[collection].get(id);
  const name = entite === undefined ? id : designationOf({ collection, entite } as Fait, registre);
  return {
    collection,
    id,
    libelle: collection === 'corbeille' ? typographie(`à la corbeille : ${lowerFirst(name)}`) : name,
  };
}

export function reparationView(
  plan: PlanReparation,
): Pick<Apercu<'reparation'>, 'seq' | 'tete' | 'conservees' | 'perdues'> {
  const { seq, tete, conservees, perdues } = plan;
  const elements = perdues.slice(0, NOMMES).map(({ seq: numero, lue }): EntreePerdueView => ({
    seq: numero,
    libelle: lue && actionLabel(lue.action),
    at: lue?.at ?? null,
    by: lue?.by ?? null,
  }));
  return { seq, tete, conservees, perdues: { nombre: perdues.length, elements } };
}
