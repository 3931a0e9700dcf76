import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { ParametresDe } from '#domain/clauses/clause';
import { renouvellementsPasses, termeEnVigueur } from '#domain/consolidation/terme';
import type { Convention, FaitConvention } from '#domain/fiches/convention';
import { put } from '#domain/registre';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { tirage } from '../../support/essais';
import { Banc, CONVENTION_ID, LES_QUATRE, d, signatures } from '../../support/registre';

/*
 * Renewals against a small oracle that knows nothing of the registry: it lives the convention day after day, with its
 * own calendar, and on the day after a term asks whether another period begins.
 */

type Clause = ParametresDe<'renouvellement'>;

/* The oracle's own days: whole days since 1970, and months that end where they can. */
const jourDe = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const isoDe = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
function plus(day: number, n: number, unite: Clause['unite']): number {
  if (unite === 'jours') return day + n;
  const at = new Date(day * 86_400_000);
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() + n * (unite === 'ans' ? 12 : 1);
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return (
    Date.UTC(Math.floor(months / 12), ((months % 12) + 12) % 12, Math.min(at.getUTCDate(), last)) / 86_400_000
  );
}
const limite = (fin: number, { preavis }: Clause): number =>
  preavis === null ? fin : plus(fin, -preavis.n, preavis.unite);

type Vie = {
  readonly fin: string;
  readonly clause: Clause;
  readonly change: { readonly le: string; readonly clause: Clause | null } | null;
  readonly faits: readonly { readonly nature: 'opposition' | 'reconduction'; readonly date: string }[];
};

/** The end as it stands on the last day lived. */
function vivre({ fin, clause: initiale, change, faits }: Vie, jusque: string): string {
  let end = jourDe(fin);
  let before: number | null = null;
  let count = 0;
  let clause: Clause | null = initiale;
  const known = faits.map(({ nature, date }) => ({ nature, day: jourDe(date) }));
  const renouveler = (today: number): void => {
    for (;;) {
      if (clause === null || (clause.fois !== null && count >= clause.fois)) return;
      const rule = clause;
      const since = before;
      const stopped = known.some(
        ({ nature, day }) =>
          nature === 'opposition' &&
          day <= limite(end, rule) &&
          (since === null || day > limite(since, rule)),
      );
      const asked = known.some(
        ({ nature, day }) =>
          nature === 'reconduction' && day <= today && day <= end && (since === null || day > since),
      );
      if (rule.tacite ? today <= end || stopped : !asked) return;
      before = end;
      end = plus(end + 1, rule.n, rule.unite) - 1;
      count++;
    }
  };
  for (let today = jourDe('2024-01-01'); today <= jourDe(jusque); today++) {
    renouveler(today);
    // What is over is not brought back to life by an avenant.
    if (change === null || today !== jourDe(change.le) || today > end) continue;
    clause = change.clause;
    count = 0;
    renouveler(today);
  }
  return isoDe(end);
}

const clause = fc.record({
  nature: fc.constant('renouvellement' as const),
  tacite: fc.boolean(),
  fois: fc.option(fc.integer({ min: 1, max: 3 })),
  n: fc.integer({ min: 1, max: 18 }),
  unite: fc.constantFrom('mois' as const, 'ans' as const, 'jours' as const),
  preavis: fc.option(
    fc.record({
      n: fc.integer({ min: 1, max: 4 }),
      unite: fc.constantFrom('mois' as const, 'jours' as const),
    }),
  ),
});
/** Days in days would renew every other day: a period is a month at least. */
const longue = clause.map((one) => (one.unite === 'jours' ? { ...one, n: one.n + 30 } : one));
const jour = (from: string, span: number) => fc.nat(span).map((n) => addDays(d(from), n) as string);

const vie: fc.Arbitrary<Vie> = fc.record({
  fin: fc.constantFrom('2024-12-31', '2025-02-28', '2025-06-30', '2025-01-30'),
  clause: longue,
  change: fc.option(fc.record({ le: jour('2024-02-01', 900), clause: fc.option(longue) })),
  faits: fc.array(
    fc.record({
      nature: fc.constantFrom('opposition' as const, 'reconduction' as const),
      date: jour('2024-01-02', 1400),
    }),
    { maxLength: 4 },
  ),
});

function conventionDe({ fin, clause: parametres, faits }: Vie): Convention {
  return {
    ...CONVENTION_AURA,
    duree: { nature: 'dates_fixes', article: '6', fin: d(fin) },
    clauses: [
      { id: 'renouvellement', parametres, ancres: ['art6-2'], origine: { nature: 'acte' } },
      ...(CONVENTION_AURA.clauses ?? []),
    ],
    signatures: signatures(d('2024-01-01')),
    faits: faits.map(({ nature, date }, rang): FaitConvention => ({
      id: `fait-${rang}`,
      nature,
      date: d(date),
      preuve: 'Courrier',
      partieId: null,
    })),
  };
}

/** An avenant that says what becomes of the renewal clause from a day on. */
function avenantDe({ le, clause: parametres }: NonNullable<Vie['change']>): Avenant {
  return {
    ...AVENANT_VIERGE,
    id: 'avenant',
    conventionId: CONVENTION_ID,
    objet: 'Renouvellement',
    numero: 1,
    demande: { partieId: 'region', date: d('2024-01-02'), auteurId: 'president', piece: null },
    articles: [],
    priseEffet: { nature: 'date', date: d(le) },
    signatures: LES_QUATRE.map((signataireId) => ({ signataireId, date: d('2024-01-05') })),
    operations: [
      {
        id: 'operation',
        modification: { nature: 'intituler', divisionId: 'art1', intitule: 'ARTICLE 1 : OBJET' },
        phrase: [],
        lu: '',
        clauses: [
          {
            clauseId: 'renouvellement',
            sort: parametres === null ? { nature: 'retiree' } : { nature: 'nouvelle', parametres },
          },
        ],
      },
    ],
  };
}

function bancDe(one: Vie): Banc {
  const banc = new Banc(d('2026-11-23'), conventionDe(one));
  if (one.change !== null) banc.apply([put('avenants', avenantDe(one.change))]);
  return banc;
}

describe('renewals, day after day', () => {
  it('are those of a convention lived by an independent calendar, whatever the clause, its avenant and the facts', () => {
    const seen = { tacites: 0, expresses: 0, arretees: 0, changees: 0 };
    fc.assert(
      fc.property(vie, fc.array(fc.nat(1800), { minLength: 12, maxLength: 12 }), (one, days) => {
        const banc = bancDe(one);
        const { registre, convention } = banc;
        for (const day of [...days, ...bords(one)]) {
          const at = addDays(d('2024-01-06'), day);
          const terme = termeEnVigueur(registre, convention, at);
          const known = { ...one, faits: one.faits.filter(({ date }) => date <= at) };
          expect([at, terme.date]).toEqual([at, vivre(known, at)]);
          const { renouvellement } = terme;
          if (renouvellement === undefined) continue;
          if (renouvellement.opposition !== null) seen.arretees++;
          for (const { tacite, debut } of renouvellementsPasses(registre, convention, at)) {
            expect(debut <= at).toBe(true);
            if (tacite) seen.tacites++;
            else seen.expresses++;
          }
          if (one.change !== null && one.change.le <= at) seen.changees++;
          // A renewal announced for a day is done the day it comes, when nothing else happens.
          if (renouvellement.tacite && renouvellement.prochain !== null && one.change === null) {
            const then = termeEnVigueur(registre, convention, renouvellement.prochain);
            const objected = one.faits.some(({ nature, date }) => nature === 'opposition' && date > at);
            if (!objected) expect(then.renouvellement?.precedent).toBe(terme.date);
          }
        }
      }),
      tirage('renouvellements', 60, 3000, 20261130),
    );
    for (const [what, times] of Object.entries(seen)) expect([what, times > 10]).toEqual([what, true]);
  });
});

/** The days where something turns: the terms, their eve, their morrow, and those of the avenant. */
function bords({ fin, change }: Vie): readonly number[] {
  const origin = jourDe('2024-01-06');
  return [fin, ...(change === null ? [] : [change.le])]
    .flatMap((one) => [-1, 0, 1].map((n) => jourDe(one) + n - origin))
    .filter((n) => n >= 0);
}

describe('a renewal, case by case', () => {
  const tacite: Clause = {
    nature: 'renouvellement',
    tacite: true,
    fois: 2,
    n: 1,
    unite: 'ans',
    preavis: { n: 2, unite: 'mois' },
  };
  const sans: Vie = { fin: '2024-12-31', clause: tacite, change: null, faits: [] };
  const au = (one: Vie, jour: CivilDate) => {
    const { registre, convention } = bancDe(one);
    return termeEnVigueur(registre, convention, jour);
  };

  it('on the last day the term still stands; the day after, the next one does', () => {
    expect(au(sans, d('2024-12-31'))).toMatchObject({
      date: '2024-12-31',
      renouvellement: { faits: 0, restants: 2, prochain: '2025-01-01', limite: '2024-10-31' },
    });
    expect(au(sans, d('2025-01-01'))).toMatchObject({
      date: '2025-12-31',
      renouvellement: { faits: 1, restants: 1, prochain: '2026-01-01', limite: '2025-10-31' },
    });
    expect(au(sans, d('2027-06-01'))).toMatchObject({
      date: '2026-12-31',
      renouvellement: { faits: 2, restants: 0, prochain: null, limite: null },
    });
  });

  it('an objection on the last day stops it; the day after, it stops the next one', () => {
    const opposee = (date: string): Vie => ({ ...sans, faits: [{ nature: 'opposition', date }] });
    expect(au(opposee('2024-10-31'), d('2025-06-01'))).toMatchObject({
      date: '2024-12-31',
      renouvellement: { opposition: '2024-10-31', prochain: null },
    });
    expect(au(opposee('2024-11-01'), d('2026-06-01'))).toMatchObject({
      date: '2025-12-31',
      renouvellement: { faits: 1, opposition: '2024-11-01' },
    });
  });

  it('an avenant that extends the end during a renewed period counts', () => {
    const banc = bancDe(sans);
    const avenant = avenantDe({ le: '2025-06-01', clause: null });
    const [operation] = avenant.operations;
    banc.apply([
      put('avenants', {
        ...avenant,
        operations: [
          {
            ...operation!,
            clauses: [],
            modification: {
              nature: 'proroger',
              divisionId: 'art6',
              alineaId: 'art6-2',
              texte: 'Elle est conclue jusqu’au 31 mars 2026.',
              fin: d('2026-03-31'),
            },
          },
        ],
      }),
    ]);
    expect(termeEnVigueur(banc.registre, banc.convention, d('2025-07-01')).date).toBe('2026-03-31');
  });

  it('what a new clause says does not rewrite the renewals of before', () => {
    const changee: Vie = {
      ...sans,
      change: { le: '2026-06-01', clause: { ...tacite, n: 3, fois: 1 } },
    };
    expect(au(changee, d('2026-12-31')).date).toBe('2026-12-31');
    expect(au(changee, d('2027-01-01')).date).toBe('2029-12-31');
  });
});
