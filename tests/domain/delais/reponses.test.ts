import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ZONES } from '#domain/delais/calendriers';
import { annoncer, echantillon } from '../../support/essais';
import { ANNEES, empreinteDe } from './reponses';

/*
 * Recorded when the calendar was still written by hand, and never again: whoever changes what the engine answers changes
 * ENGINE_VERSION, and explains here what is no longer the same.
 */
const empreintes = JSON.parse(
  readFileSync(new URL('../../fixtures/delais/empreintes.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;
const all = ZONES.flatMap((zone) => ANNEES.map((annee) => ({ zone, annee })));

describe('the answers given before date-fns held the calendar', () => {
  const tried = echantillon(all, 12);
  annoncer('Réponses du moteur de délais, par année et par zone', tried.length);

  it('are recorded for every year and every zone, none twice', () => {
    expect(Object.keys(empreintes)).toEqual([...ZONES]);
    const known = all.map(({ zone, annee }) => empreintes[zone]?.[String(annee)]);
    expect(known.every((one) => /^[0-9a-f]{64}$/.test(one ?? ''))).toBe(true);
    expect(new Set(known).size).toBe(all.length);
  });

  it.each(tried)('are the same in $annee, $zone: every day, trigger, date and word', ({ zone, annee }) => {
    expect(empreinteDe(annee, zone)).toBe(empreintes[zone]?.[String(annee)]);
  });
});
