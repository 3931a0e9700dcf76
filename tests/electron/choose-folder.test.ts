import { describe, expect, it } from 'vitest';
import { createChooseFolder } from '../../src-main/electron/choose-folder';
import { StoreError } from '../../src-main/store/errors';

const setUp = (
  chosen: string | null,
  adopt: (dossier: string) => Promise<void> = () => Promise.resolve(),
) => {
  const adopted: string[] = [];
  const incidents: unknown[] = [];
  const choose = createChooseFolder({
    choose: () => Promise.resolve(chosen),
    adopt: (dossier) => {
      adopted.push(dossier);
      return adopt(dossier);
    },
    report: (_reference, error) => incidents.push(error),
  });
  return { choose, adopted, incidents };
};

describe('sauvegardes.choisirDossier', () => {
  it('adopts the folder of the dialog, and nothing when it is closed', async () => {
    const { choose, adopted } = setUp('/media/cle');
    expect(await choose()).toEqual({ ok: true, value: { choisi: true } });
    expect(adopted).toEqual(['/media/cle']);
    const given = setUp(null);
    expect(await given.choose()).toEqual({ ok: true, value: { choisi: false } });
    expect(given.adopted).toEqual([]);
  });

  it('says why a folder cannot serve; what it did not expect is kept for whoever looks into it', async () => {
    const refusal = new StoreError(
      'REGLAGES_IMPOSSIBLES',
      'Ce dossier n’existe pas.',
      'Choisissez-en un autre.',
    );
    const one = setUp('/x', () => Promise.reject(refusal));
    expect(await one.choose()).toEqual({
      ok: false,
      error: { code: refusal.code, message: refusal.message, remede: refusal.remede },
    });
    expect(one.incidents).toEqual([]);
    const two = setUp('/x', () => Promise.reject(new Error('boom')));
    expect(await two.choose()).toMatchObject({ ok: false, error: { code: 'DOSSIER_NON_CHOISI' } });
    expect(two.incidents).toHaveLength(1);
  });
});
