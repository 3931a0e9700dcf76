import { afterEach, beforeEach, expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* The schedule of a draft of the demonstration: what is left to do, from where its durations come, why it cannot be. */

const PROJET = 'avenant-axes-schema';
let porte: Porte;
beforeEach(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
});
afterEach(() => porte.close());

const calculer = (over: object) => porte.call('retroplanning.calculer', { avenantId: PROJET, ...over });

it('places the steps left from the wished effect, on the days that are given', async () => {
  const { plan, durees, reserves } = await calculer({
    effet: '2027-07-01',
    seances: ['2027-01-21', '2027-03-25'],
    commissions: ['2027-04-16'],
    durees: { signature: 10 },
  });
  expect(plan.faisable).toBe(true);
  const dates = new Map(plan.etapes.map(({ cle, date }) => [cle, date]));
  expect([dates.get('seance'), dates.get('deliberation'), dates.get('effet')]).toEqual([
    '2027-03-25',
    '2027-04-16',
    '2027-07-01',
  ]);
  expect(durees.find(({ cle }) => cle === 'signature')).toMatchObject({ jours: 10, source: 'durée saisie' });
  expect(reserves).toEqual(['L’avenant fixe sa prise d’effet au 23 mars 2027, et non au 1er juillet 2027.']);
});

it('says how many acts of the registry a duration was measured on', async () => {
  const { durees } = await calculer({});
  const mesurees = durees.filter(({ mesures }) => mesures !== null);
  expect(mesurees.length).toBeGreaterThan(0);
  for (const { mesures, source } of mesurees)
    expect(source).toMatch(new RegExp(`^médiane de ${mesures}\\sactes? du registre$`, 'u'));
});

it('names the step that blocks and the earliest effect; without séances, says what it takes for granted', async () => {
  const court = await calculer({ effet: '2026-12-15', seances: ['2027-01-21'] });
  expect(court.plan).toMatchObject({ faisable: false, bloque: 'deliberation', auraitFallu: '2026-12-04' });
  const tot = court.plan.auPlusTot;
  expect(tot).not.toBeNull();
  expect((await calculer({ effet: tot, seances: ['2027-01-21'] })).plan.faisable).toBe(true);
  expect((await calculer({})).reserves).toHaveLength(2);
});

it('refuses an effect before the departure, and an act that is signed', async () => {
  expect(
    await porte.refused('retroplanning.calculer', { avenantId: PROJET, effet: '2026-01-01' }),
  ).toMatchObject({ code: 'RETROPLANNING_PASSE' });
  expect(
    await porte.refused('retroplanning.calculer', { avenantId: 'avenant-groupe-technique', effet: null }),
  ).toMatchObject({ code: 'RETROPLANNING_SANS_OBJET' });
});
