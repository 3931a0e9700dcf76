/**
 * From a wished day of effect back to today, step by step, on the days each step may take place; and the same forward.
 *
 * A step is done on one day. It comes at least so many days after the step before it, and only on a day it may take
 * place on: a working day of the territory, a séance, a session of the commission permanente. A chain of that kind has a
 * latest schedule and an earliest one, and can be kept exactly when the latest begins no sooner than today.
 */
import { ETAPES_PLAN } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { addDays, daysBetween } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { isWorkingDay } from '../delais/calendriers';
import type { Calendrier } from '../delais/calendriers';

export { ETAPES_PLAN };
export type { CleEtape };

/** On which days a step may take place: any, working ones, or these alone. */
export type JoursPermis = 'tous' | 'ouvres' | readonly CivilDate[];

export type EtapeAPlacer = {
  readonly cle: CleEtape;
  /** At least so many days after the step before it; after the departure, for the first. */
  readonly jours: number;
  readonly permis: JoursPermis;
};

export type Demande = {
  readonly depart: CivilDate;
  /** The wished day of effect: the last step is done that day at the latest. */
  readonly effet: CivilDate;
  readonly etapes: readonly EtapeAPlacer[];
  readonly calendrier: Calendrier;
};

/** A step on its day; `auPlusTot` and `auPlusTard`: how far it may move. */
export type EtapePlacee = {
  readonly cle: CleEtape;
  readonly date: CivilDate;
  readonly auPlusTot: CivilDate;
  readonly auPlusTard: CivilDate;
};

export type Plan =
  | { readonly faisable: true; readonly etapes: readonly EtapePlacee[]; readonly auPlusTot: CivilDate }
  | {
      readonly faisable: false;
      /** The last step which, even begun today, no longer leads to that day. */
      readonly bloque: CleEtape;
      /** The day it would have had to be done; null where no day of its calendar leads to that effect. */
      readonly auraitFallu: CivilDate | null;
      /** The earliest day of effect; null where the calendars that are known give none. */
      readonly auPlusTot: CivilDate | null;
      /** Of that day. */
      readonly etapes: readonly EtapePlacee[];
    };

/** How far days are looked for: three years hold any avenant. */
const HORIZON = 1100;

const estPermis = (jour: CivilDate, { permis }: EtapeAPlacer, calendrier: Calendrier): boolean =>
  permis === 'tous' || (permis === 'ouvres' ? isWorkingDay(jour, calendrier) : permis.includes(jour));

function chercher(de: CivilDate, pas: 1 | -1, etape: EtapeAPlacer, calendrier: Calendrier): CivilDate | null {
  if (typeof etape.permis !== 'string') {
    const days = etape.permis.filter((day) => (pas === 1 ? day >= de : day <= de)).sort();
    return (pas === 1 ? days[0] : days.at(-1)) ?? null;
  }
  let jour = de;
  for (let n = 0; n <= HORIZON; n++, jour = addDays(jour, pas))
    if (estPermis(jour, etape, calendrier)) return jour;
  return null;
}

/** « If we start today »: each step on its first possible day; null from the first that has none. */
export function auPlusTot({
  depart,
  etapes,
  calendrier,
}: Omit<Demande, 'effet'>): readonly (CivilDate | null)[] {
  let before: CivilDate | null = depart;
  return etapes.map((etape) => {
    before = before === null ? null : chercher(addDays(before, etape.jours), 1, etape, calendrier);
    return before;
  });
}

/** Each step on its last possible day, from the effect back; null from the first that has none. */
export function auPlusTard({
  effet,
  etapes,
  calendrier,
}: Omit<Demande, 'depart'>): readonly (CivilDate | null)[] {
  const found: (CivilDate | null)[] = [];
  let limit: CivilDate | null = effet;
  for (const etape of [...etapes].reverse()) {
    const date: CivilDate | null = limit === null ? null : chercher(limit, -1, etape, calendrier);
    found.push(date);
    limit = date === null ? null : addDays(date, -etape.jours);
  }
  return found.reverse();
}

const placees = (
  etapes: readonly EtapeAPlacer[],
  dates: readonly (CivilDate | null)[],
  tot: readonly (CivilDate | null)[],
  tard: readonly (CivilDate | null)[],
): readonly EtapePlacee[] =>
  etapes.flatMap(({ cle }, rang) => {
    const date = dates[rang] ?? null;
    return date === null ? [] : [{ cle, date, auPlusTot: tot[rang] ?? date, auPlusTard: tard[rang] ?? date }];
  });

/** The latest schedule that leads to the wished day; or the step that blocks, and the earliest day there is. */
export function planifier(demande: Demande): Plan {
  const { depart, etapes } = demande;
  const tot = auPlusTot(demande);
  const tard = auPlusTard(demande);
  const first = tot.at(-1) ?? null;
  if (first !== null && first <= demande.effet)
    return { faisable: true, etapes: placees(etapes, tard, tot, tard), auPlusTot: first };
  // The last step that, begun today with nothing before it, misses its latest day.
  const trop = etapes.flatMap((etape, rang) => {
    const limit = tard[rang] ?? null;
    return limit === null || limit < addDays(depart, etape.jours) ? [rang] : [];
  });
  const rang = trop.at(-1) ?? 0;
  return {
    faisable: false,
    bloque: etapes[rang]?.cle ?? 'effet',
    auraitFallu: tard[rang] ?? null,
    auPlusTot: first,
    etapes:
      first === null
        ? placees(etapes, tot, tot, tot)
        : placees(
            etapes,
            auPlusTard({ ...demande, effet: first }),
            tot,
            auPlusTard({ ...demande, effet: first }),
          ),
  };
}

/**
 * The schedule nearest to one that was made, once a calendar or a duration has changed: as many steps as can keep their
 * day, then as few days moved as there can be. Null when none leads to that effect.
 */
export function replanifier(
  demande: Demande,
  avant: ReadonlyMap<CleEtape, CivilDate>,
): readonly EtapePlacee[] | null {
  const { depart, effet, etapes, calendrier } = demande;
  const n = daysBetween(depart, effet);
  if (n < 0) return null;
  type Cout = { readonly change: number; readonly jours: number; readonly par: number };
  const moins = (a: Cout | null, b: Cout | null): boolean =>
    a !== null && (b === null || a.change < b.change || (a.change === b.change && a.jours < b.jours));
  let meilleurs: (Cout | null)[] = Array.from({ length: n + 1 }, () => ({ change: 0, jours: 0, par: 0 }));
  const traces: (Cout | null)[][] = [];
  for (const [rang, etape] of etapes.entries()) {
    const garde = avant.get(etape.cle) ?? null;
    // The cheapest way to have done the steps before by each day.
    const jusque: (number | null)[] = [];
    let best: number | null = null;
    for (let day = 0; day <= n; day++) {
      if (rang === 0) best = 0;
      else if (moins(meilleurs[day] ?? null, best === null ? null : (meilleurs[best] ?? null))) best = day;
      jusque.push(best);
    }
    const trace = Array.from({ length: n + 1 }, (_, day): Cout | null => {
      const from = day - etape.jours;
      const par = from < 0 ? null : (jusque[from] ?? null);
      const before = par === null ? null : (meilleurs[par] ?? null);
      const date = addDays(depart, day);
      if (par === null || before === null || !estPermis(date, etape, calendrier)) return null;
      return {
        change: before.change + (garde === date ? 0 : 1),
        jours: before.jours + (garde === null ? 0 : Math.abs(daysBetween(garde, date))),
        par,
      };
    });
    traces.push(trace);
    meilleurs = trace;
  }
  let day: number | null = null;
  for (const [rang, cout] of meilleurs.entries())
    if (moins(cout, day === null ? null : (meilleurs[day] ?? null))) day = rang;
  if (day === null) return null;
  const dates: CivilDate[] = [];
  for (const trace of traces.reverse()) {
    dates.push(addDays(depart, day));
    day = trace[day]?.par ?? 0;
  }
  return placees(etapes, dates.reverse(), auPlusTot(demande), auPlusTard(demande));
}
