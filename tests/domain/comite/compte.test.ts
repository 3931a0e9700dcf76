import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Presence } from '#registre/fiches/comite';
import { civilDate } from '#domain/civil-date';
import { compter } from '#domain/comite/compte';
import { limiteConvocation, retardConvocation } from '#domain/comite/convocation';
import { direDevenu, denominationLe } from '#domain/comite/instance';
import { REGLES_CRPA, direFraction, quorumRequis, reglesLe } from '#domain/comite/regles';
import { instanceDe, membre, reglesNommees } from './cas';

const SIEGES = 12;
const MEMBRES = Array.from({ length: SIEGES }, (_one, rank) => [
  membre(`t${rank}`, `siège ${rank}`, { deliberatif: rank < 9 }),
  membre(`s${rank}`, `siège ${rank}`, { rang: 'suppleant', deliberatif: rank < 9 }),
]).flat();

const presences = fc
  .uniqueArray(
    fc.record({
      membreId: fc.constantFrom(...MEMBRES.map(({ id }) => id)),
      mode: fc.constantFrom<Presence['mode']>('present', 'distance', 'mandat', 'absent'),
      mandataireId: fc.option(fc.constantFrom(...MEMBRES.map(({ id }) => id)), { nil: null }),
    }),
    { selector: ({ membreId }) => membreId },
  )
  .map((all): readonly Presence[] => all);

const seance = (all: readonly Presence[]) => ({
  date: civilDate('2026-12-10'),
  formation: 'pleniere' as const,
  presences: all,
});

describe('le compte des voix', () => {
  it('ne dépasse jamais une voix par siège, quels que soient les présents et les mandats', () => {
    fc.assert(
      fc.property(presences, (all) => {
        const { voix, presents, mandats, base, votants } = compter(MEMBRES, seance(all), REGLES_CRPA);
        expect(base).toBe(9);
        expect(voix).toBeLessThanOrEqual(base);
        expect(voix).toBe(presents + mandats);
        expect(mandats).toBeLessThanOrEqual(presents);
        expect(votants).toBe(voix);
      }),
    );
  });

  it('ne dépend pas de l’ordre du pointage, hors mandats en trop', () => {
    fc.assert(
      fc.property(presences, (all) => {
        const sansMandat = all.filter(({ mode }) => mode !== 'mandat');
        const a = compter(MEMBRES, seance(sansMandat), REGLES_CRPA);
        const b = compter(MEMBRES, seance([...sansMandat].reverse()), REGLES_CRPA);
        expect(b.voix).toBe(a.voix);
      }),
    );
  });

  it('baisse de celui qui se déporte, et du mandat qu’il porte', () => {
    const la: readonly Presence[] = [
      { membreId: 't0', mode: 'present', mandataireId: null },
      { membreId: 't1', mode: 'mandat', mandataireId: 't0' },
      { membreId: 't2', mode: 'present', mandataireId: null },
    ];
    const avec = { partisIds: [], deports: [{ membreId: 't0', motif: 'intérêt personnel' }] };
    expect(compter(MEMBRES, seance(la), REGLES_CRPA, avec)).toMatchObject({
      voix: 3,
      deports: 2,
      votants: 1,
    });
  });

  it('perd ceux qui sont partis avant le point, et leurs mandats', () => {
    const la: readonly Presence[] = [
      { membreId: 't0', mode: 'present', mandataireId: null },
      { membreId: 't1', mode: 'mandat', mandataireId: 't0' },
      { membreId: 't2', mode: 'present', mandataireId: null },
    ];
    const { voix, ecartes } = compter(MEMBRES, seance(la), REGLES_CRPA, { deports: [], partisIds: ['t0'] });
    expect(voix).toBe(1);
    expect(ecartes).toEqual([{ membreId: 't1', motif: 'mandataire_absent' }]);
  });

  it('demande la fraction dite, arrondie vers le haut, ou une voix de plus qu’elle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 5 }), (base, d) => {
        const regles = { ...REGLES_CRPA, quorumNumerateur: 1, quorumDenominateur: d };
        expect(quorumRequis(base, regles) * d).toBeGreaterThanOrEqual(base);
        expect((quorumRequis(base, regles) - 1) * d).toBeLessThan(base);
        const strict = quorumRequis(base, { ...regles, quorumStrict: true });
        expect(strict * d).toBeGreaterThan(base);
        expect((strict - 1) * d).toBeLessThanOrEqual(base);
      }),
    );
    expect(direFraction({ ...REGLES_CRPA, quorumStrict: true })).toBe('plus de la moitié');
    expect(direFraction({ quorumNumerateur: 2, quorumDenominateur: 3, quorumStrict: false })).toBe(
      'les deux tiers au moins',
    );
  });
});

describe('la convocation, comptée à rebours', () => {
  const jeudi = { date: civilDate('2026-12-10'), formation: 'pleniere' as const };

  it('cinq jours avant le jeudi 10 décembre 2026 : le samedi 5 au plus tard, le vendredi 4 conseillé', () => {
    expect(limiteConvocation(jeudi, REGLES_CRPA)).toMatchObject({
      dernierJour: '2026-12-05',
      conseille: '2026-12-04',
    });
  });

  it('jours francs : ni le jour de l’envoi ni celui de la séance ne comptent', () => {
    const regles = reglesNommees('RI deux tiers');
    expect(limiteConvocation(jeudi, regles)?.dernierJour).toBe('2026-12-01');
    expect(retardConvocation(jeudi, { date: civilDate('2026-12-01') }, regles)).toBe(0);
    expect(retardConvocation(jeudi, { date: civilDate('2026-12-03') }, regles)).toBe(2);
  });
});

describe('les règles et les noms, datés', () => {
  it('le règlement intérieur d’abord, le CRPA avant lui et à défaut', () => {
    const regles = reglesNommees('RI deux tiers');
    const instance = instanceDe(regles);
    expect(reglesLe(instance, civilDate('2023-12-31'))).toEqual(REGLES_CRPA);
    expect(reglesLe(instance, civilDate('2024-01-01'))).toEqual(regles);
  });

  it('un acte garde le nom de son jour, et l’on dit ce que le comité est devenu', () => {
    const instance = instanceDe(REGLES_CRPA);
    expect(denominationLe(instance, civilDate('2014-09-30'))).toBeNull();
    expect(denominationLe(instance, civilDate('2026-12-31'))?.sigle).toBe('CREFOP');
    expect(direDevenu(instance, civilDate('2026-12-31'), civilDate('2027-01-01'))).toBe(
      'le CREFOP, devenu comité régional pour l’emploi',
    );
  });
});
