import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '#registre/documents';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* One catalogue of documents: what goes with an act is made of the same text as the act. */

const DEMO = 'convention-demonstration-2022-2028';
let porte: Porte;
beforeAll(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
});
afterAll(() => porte.close());

describe('what goes with a signed avenant', () => {
  it('bears the fingerprint of its text: its page of signature, and a copy', async () => {
    const { documents } = await porte.call('documents.lister', { conventionId: DEMO });
    const signe = documents.find(({ type, lies }) => type === 'avenant' && lies.includes('copie-conforme'));
    if (signe === undefined) throw new Error('no signed avenant');
    const empreinte = async (type: keyof typeof DOCUMENTS): Promise<string | undefined> =>
      (await porte.call('documents.apercu', { type, id: signe.id })).model.empreinte;
    const acte = await empreinte('avenant');
    expect(acte).toMatch(/^[0-9a-f]{64}$/u);
    expect(await empreinte('page-signature')).toBe(acte);
    expect(await empreinte('copie-conforme')).toBe(acte);
  });
});

it('every document of the demonstration is made, and none bears the head of the journal unless it says how the registry stands', async () => {
  const { documents } = await porte.call('documents.lister', { conventionId: DEMO });
  const vus = new Set<string>();
  for (const { type, id, lies, empechement } of documents) {
    if (empechement !== null) continue;
    for (const one of [type, ...lies]) {
      vus.add(one);
      const { model } = await porte.call('documents.apercu', { type: one, id });
      expect(model.blocks.length, one).toBeGreaterThan(3);
      expect(model.repere !== undefined, one).toBe('repere' in DOCUMENTS[one]);
    }
  }
  expect([...vus]).toEqual(
    expect.arrayContaining(['note-calcul', 'fiche-envoi', 'tableau-comparatif', 'copie-conforme']),
  );
});
