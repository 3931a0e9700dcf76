import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, daysBetween, parseFrenchDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Zone } from '#domain/delais/calendriers';
import { ETAPES_PLAN, auPlusTot, planifier, replanifier } from '#domain/retroplanning/planifier';
import type { CleEtape, Demande, EtapeAPlacer, JoursPermis } from '#domain/retroplanning/planifier';
import { GRAINE, essais } from '../../support/essais';

/* Schedules from a wished day of effect: those of a table a jurist reads, and every small calendar gone through whole. */

const CLES = Object.keys(ETAPES_PLAN) as readonly CleEtape[];
const jour = (text: string): CivilDate => {
  const date = parseFrenchDate(text);
  if (date === null) throw new Error(`no date: ${text}`);
  return date;
};
const jours = (text: string): readonly CivilDate[] => text.split(' ').filter(Boolean).map(jour);

/** One line of the table; written by another program, which goes through every schedule. */
function cas() {
  const [head = '', ...lines] = readFileSync(join(import.meta.dirname, 'retroplannings.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const names = head.split(';');
  return lines.map((line) => {
    const cells = line.split(';');
    return (name: string): string => cells[names.indexOf(name)] ?? '';
  });
}

function demandeDe(ligne: (name: string) => string): Demande {
  const permis = (cle: CleEtape): JoursPermis => {
    if (cle === 'effet') return 'tous';
    const dates = jours(
      cle === 'seance' ? ligne('séances') : cle === 'deliberation' ? ligne('commissions') : '',
    );
    return dates.length === 0 ? 'ouvres' : dates;
  };
  return {
    depart: jour(ligne('départ')),
    effet: jour(ligne('effet voulu')),
    calendrier: { zone: ligne('zone') as Zone },
    etapes: CLES.map((cle) => ({ cle, jours: Number(ligne(`jours ${cle}`)), permis: permis(cle) })),
  };
}

describe('the table of schedules', () => {
  const all = cas();
  it('has at least twenty, feasible and not', () => {
    const issues = all.map((ligne) => ligne('issue'));
    expect(all.length).toBeGreaterThanOrEqual(20);
    expect(issues.filter((one) => one === 'infaisable').length).toBeGreaterThanOrEqual(7);
  });

  it.each(all.map((ligne) => [ligne('n°'), ligne('cas'), ligne] as const))('%s. %s', (_n, _cas, ligne) => {
    const plan = planifier(demandeDe(ligne));
    const auPlus = ligne('effet au plus tôt');
    expect(plan.auPlusTot).toBe(auPlus === 'aucun' ? null : jour(auPlus));
    if (ligne('issue') === 'infaisable') {
      expect(plan).toMatchObject({ faisable: false, bloque: ligne('étape bloquante') });
      return;
    }
    expect(plan.faisable).toBe(true);
    expect(Object.fromEntries(plan.etapes.map(({ cle, date }) => [cle, date]))).toEqual(
      Object.fromEntries(CLES.map((cle) => [cle, jour(ligne(cle))])),
    );
  });
});

/* Small calendars, gone through whole. */

const DEPART = civilDate('2027-03-01');
const LIBRE = { zone: 'metropole' } as const;

function* tousLesPlans(
  etapes: readonly EtapeAPlacer[],
  apres: CivilDate,
  effet: CivilDate,
): Generator<readonly CivilDate[]> {
  const [first, ...others] = etapes;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let date = addDays(apres, first.jours); date <= effet; date = addDays(date, 1))
    if (first.permis === 'tous' || first.permis.includes(date))
      for (const rest of tousLesPlans(others, date, effet)) yield [date, ...rest];
}

const petit = fc
  .tuple(
    fc.array(
      fc.record({
        jours: fc.integer({ min: 0, max: 4 }),
        permis: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 5 })),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    fc.integer({ min: 0, max: 14 }),
  )
  .map(([etapes, effet]): Demande => ({
    depart: DEPART,
    effet: addDays(DEPART, effet),
    calendrier: LIBRE,
    etapes: etapes.map(({ jours: n, permis }, rang) => ({
      cle: CLES[rang] ?? 'effet',
      jours: n,
      permis: permis === null ? 'tous' : permis.map((day) => addDays(DEPART, day)),
    })),
  }));

describe('on small calendars, as a search that goes through every schedule', () => {
  it('finds one when there is one, the latest of all, and the earliest effect', () => {
    fc.assert(
      fc.property(petit, (demande) => {
        const all = [...tousLesPlans(demande.etapes, demande.depart, demande.effet)];
        const plan = planifier(demande);
        expect(plan.faisable).toBe(all.length > 0);
        if (plan.faisable)
          for (const [rang, { date, auPlusTot: tot }] of plan.etapes.entries()) {
            const dates = all.map((one) => one[rang] ?? '').sort();
            expect(date).toBe(dates.at(-1));
            expect(tot).toBe(dates[0]);
          }
        const loin = addDays(DEPART, 40);
        const effets = [...tousLesPlans(demande.etapes, demande.depart, loin)].map((one) => one.at(-1) ?? '');
        expect(plan.auPlusTot).toBe(effets.sort()[0] ?? null);
        expect(auPlusTot(demande).at(-1) ?? null).toBe(plan.auPlusTot);
      }),
      { numRuns: essais('rétroplannings, petits calendriers', 60, 3000), seed: GRAINE },
    );
  });

  it('names the step that blocks: begun today with nothing before it, it misses; the next one would not', () => {
    fc.assert(
      fc.property(petit, (demande) => {
        const plan = planifier(demande);
        if (plan.faisable) return;
        const rang = demande.etapes.findIndex(({ cle }) => cle === plan.bloque);
        const seules = (de: number) => [
          ...tousLesPlans(demande.etapes.slice(de), demande.depart, demande.effet),
        ];
        expect(seules(rang)).toEqual([]);
        expect(seules(rang + 1).length).toBeGreaterThan(0);
      }),
      { numRuns: essais('rétroplannings, étape qui bloque', 100, 5000), seed: GRAINE },
    );
  });

  it('once a day is moved, changes as few steps as can be, by as few days as can be', () => {
    fc.assert(
      fc.property(petit, petit, (avant, apres) => {
        const plan = planifier(avant);
        const garde = new Map(plan.etapes.map(({ cle, date }) => [cle, date]));
        const cout = (dates: readonly CivilDate[]): readonly [number, number] =>
          apres.etapes.reduce<readonly [number, number]>(
            ([change, total], { cle }, rang) => {
              const date = dates[rang] ?? DEPART;
              const known = garde.get(cle);
              return [
                change + (known === date ? 0 : 1),
                total + (known === undefined ? 0 : Math.abs(daysBetween(known, date))),
              ];
            },
            [0, 0],
          );
        const all = [...tousLesPlans(apres.etapes, apres.depart, apres.effet)].map(cout);
        const found = replanifier(apres, garde);
        expect(found === null).toBe(all.length === 0);
        if (found === null) return;
        const [best] = all.sort(([a, x], [b, y]) => a - b || x - y);
        expect(cout(found.map(({ date }) => date))).toEqual(best);
      }),
      { numRuns: essais('rétroplannings, une séance déplacée', 60, 3000), seed: GRAINE },
    );
  });
});

it('a séance put off by a week moves it and what no longer fits, and nothing else', () => {
  const [, , , ligne] = cas();
  if (ligne === undefined) throw new Error('no such line');
  const demande = demandeDe(ligne);
  const plan = planifier(demande);
  const garde = new Map(plan.etapes.map(({ cle, date }) => [cle, date]));
  const reportee: Demande = {
    ...demande,
    etapes: demande.etapes.map((etape) =>
      etape.cle === 'seance' ? { ...etape, permis: [civilDate('2027-04-01')] } : etape,
    ),
  };
  const moved = (replanifier(reportee, garde) ?? []).filter(({ cle, date }) => garde.get(cle) !== date);
  expect(moved.map(({ cle, date }) => [cle, date])).toEqual([['seance', '2027-04-01']]);
});
