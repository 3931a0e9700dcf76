import { beforeEach, describe, expect, it } from 'vitest';
import { newFolder } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

/* What is out in a packet is the same for every door: the calls refuse alike, whoever asks. */

const JOUR = '2026-11-23';
const DEMO = 'convention-demonstration-2022-2028';
const REELLE = 'convention-aura-2022-2028';
let porte: Porte;
beforeEach(async () => {
  porte = await ouvrirPourUnTest(await newFolder(), JOUR);
});
const ouvrir = (collection: 'conventions' | 'misesEnDemeure', id: string) =>
  porte.call('paquets.creer', { objet: { collection, id }, date: JOUR, support: 'papier', visas: [] });

describe('an act that is out in a packet does not change', () => {
  it('a letter', async () => {
    await porte.call('exemple.charger', { demonstration: true });
    const griefs = [{ obligationId: 'ART3-4', faits: 'Absence constatée.', dateFaits: '2026-10-01' }];
    const { id: miseEnDemeureId } = await porte.call('misesEnDemeure.preparer', {
      conventionId: DEMO,
      partieEmettriceId: 'region',
      auteurId: 'president',
      griefs,
    });
    const rediger = { miseEnDemeureId, auteurId: 'president', griefs };
    await porte.call('misesEnDemeure.rediger', rediger);
    const { id: paquetId } = await ouvrir('misesEnDemeure', miseEnDemeureId);
    expect((await porte.refused('misesEnDemeure.rediger', rediger)).code).toBe('PAQUET_EN_CIRCULATION');
    await porte.call('paquets.retirer', { paquetId, date: JOUR, motif: 'Corriger les faits' });
    await porte.call('misesEnDemeure.rediger', rediger);
  });

  it('a convention that nobody has signed', async () => {
    await porte.call('exemple.charger', { demonstration: false });
    const redaction = await porte.call('conventions.redaction', { conventionId: REELLE });
    const editer = { conventionId: REELLE, ...redaction };
    await porte.call('conventions.editer', editer);
    await ouvrir('conventions', REELLE);
    expect((await porte.refused('conventions.editer', editer)).code).toBe('PAQUET_EN_CIRCULATION');
  });
});
