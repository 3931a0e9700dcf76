import { describe, expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';
import { JOUR, makeGrand } from '../bench/registre/grand';

describe('the large registry of the measures', () => {
  it('is a sound one, of the size asked for, and the same each time', async () => {
    const heads: string[] = [];
    for (let turn = 0; turn < 2; turn++) {
      const dossier = await newFolder();
      await makeGrand(dossier, { conventions: 3, avenants: 13, entrees: 140 });
      const porte = await ouvrir(dossier, JOUR);
      const { depot } = porte.application;
      expect([depot.registre.conventions.size, depot.registre.avenants.size, depot.seq]).toEqual([
        3, 13, 140,
      ]);
      expect(depot.registre.pieces.size).toBe(6);
      expect(depot.registre.avis.size).toBeGreaterThan(0);
      expect((await depot.verify()).intact).toBe(true);
      // What its snapshot says is what its journal says.
      expect(await depot.empreinte()).toBe(await depot.empreinte(await depot.registreAt(depot.seq)));
      heads.push(depot.tete);
      await porte.close();
    }
    expect(heads[0]).toBe(heads[1]);
  });
});
