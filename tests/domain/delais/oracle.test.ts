import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import { ZONES } from '#domain/delais/calendriers';
import { computeDelai } from '#domain/delais/calcul';
import type { Regle } from '#domain/delais/calcul';
import { oracleDays, oracleFor } from './oracle';

const DAYS = oracleDays('2020-01-01', '2045-12-31');

/** Every date of `days` on which the engine and the oracle differ, in any column. */
function differences(zone: (typeof ZONES)[number], regle: Regle, days: readonly string[]): string[] {
  const oracle = oracleFor(zone);
  const wrong: string[] = [];
  for (const depart of days) {
    const { strict, prudent, franc } = computeDelai({
      depart: civilDate(depart),
      regle,
      calendrier: { zone },
    });
    const theirs = oracle(
      depart,
      regle.unite === 'ans' ? 12 * regle.quantite : regle.quantite,
      regle.unite === 'ans' ? 'mois' : regle.unite,
    );
    const same =
      strict.expiration === theirs.strict &&
      strict.premierJour === theirs.strictPremierJour &&
      prudent.expiration === theirs.prudent &&
      prudent.premierJour === theirs.prudentPremierJour &&
      prudent.premierJourOuvre === theirs.prudentPremierJourOuvre &&
      franc.expiration === theirs.franc &&
      franc.premierJour === theirs.francPremierJour;
    if (!same) wrong.push(depart);
  }
  return wrong;
}

describe('a second program, written apart', () => {
  it('covers every day of 2020–2045', () => {
    expect(DAYS).toHaveLength(9497);
    expect(DAYS[0]).toBe('2020-01-01');
    expect(DAYS.at(-1)).toBe('2045-12-31');
  });

  it.each(ZONES)('agrees on two months, every day 2020–2045, all columns, in %s', (zone) => {
    expect(differences(zone, { quantite: 2, unite: 'mois', declencheur: 'envoi' }, DAYS)).toEqual([]);
  });

  const year = oracleDays('2027-06-01', '2028-06-30');
  it.each([1, 3, 6, 12, 18])('agrees on %i month(s), every day around a leap February', (quantite) => {
    expect(differences('la-reunion', { quantite, unite: 'mois', declencheur: 'reception' }, year)).toEqual(
      [],
    );
  });

  it.each([1, 5, 8, 15, 30, 365])('agrees on %i day(s), every day around a leap February', (quantite) => {
    const regle: Regle = { quantite, unite: 'jours', declencheur: 'premiere_presentation' };
    expect(differences('alsace-moselle-vendredi-saint', regle, year)).toEqual([]);
  });
});
