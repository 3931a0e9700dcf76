import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, civilDate } from '#domain/civil-date';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* The delays no text fixes are the registry's: the list and the schedule follow, and each says on what it rests. */

let porte: Porte;
beforeEach(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
});
afterEach(() => porte.close());

const publication = async () =>
  (await porte.call('echeances.lister', {})).echeances.find(({ genre }) => genre === 'publication_avis');

it('moves the dates that rest on it, says where it comes from, and is undone', async () => {
  const avant = await publication();
  if (avant === undefined) throw new Error('no avis to publish');
  await porte.call('delaisUsage.regler', {
    cle: 'publicationAvis',
    jours: 60,
    source: 'Règlement intérieur',
  });
  const apres = await publication();
  expect(apres?.date).toBe(addDays(civilDate(avant.date), 15));
  expect(apres?.cause).toContain('60\u00a0jours après la séance (Règlement intérieur)');
  const { revision } = await porte.call('registre.revision', {});
  await porte.call('historique.annuler', { seq: revision });
  expect(await publication()).toEqual(avant);
});

it('is what the schedule takes where nothing was measured', async () => {
  const de = async (cle: string) =>
    (await porte.call('retroplanning.calculer', { avenantId: 'avenant-axes-schema' })).durees.find(
      (one) => one.cle === cle,
    );
  await porte.call('delaisUsage.regler', { cle: 'convocation', jours: 9, source: 'Habitude du service' });
  expect(await de('convocation')).toMatchObject({ jours: 9, source: 'Habitude du service', mesures: null });
  await porte.call('delaisUsage.regler', { cle: 'convocation', jours: null, source: null });
  expect(await de('convocation')).toMatchObject({ jours: 1, source: 'usage du secrétariat' });
});

it('always says its source', async () => {
  expect(
    await porte.refused('delaisUsage.regler', { cle: 'circuitImmobile', jours: 10, source: null }),
  ).toMatchObject({ code: 'USAGE_SANS_SOURCE' });
  expect(await porte.call('delaisUsage.lire', {})).toContainEqual(
    expect.objectContaining({ cle: 'circuitImmobile', jours: 15 }),
  );
});
