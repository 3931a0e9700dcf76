import { describe, expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';

describe('what will have to be known of an act', () => {
  it('is said before it is recorded, as it will be when it is, and records nothing', async () => {
    const porte = await ouvrir(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: false });
    const [conventionId = ''] = porte.application.depot.registre.conventions.keys();
    const saisie = {
      conventionId,
      instance: 'CREFOP',
      seance: {
        date: '2026-06-01',
        formation: 'pleniere',
        lieu: null,
        convocationLe: null,
        quorum: null,
        procesVerbal: null,
      },
      sens: 'favorable',
      votes: null,
      texte: '',
    } as const;
    const { revision } = await porte.call('registre.etat', {});
    const prevu = await porte.call('actes.prevoir', { acte: 'avis.enregistrerSurConvention', saisie });
    expect(prevu.avertissements.map(({ message }) => message)).toContain(
      'La référence du procès-verbal n’est pas renseignée.',
    );
    expect((await porte.call('registre.etat', {})).revision).toBe(revision);
    const fait = await porte.call('avis.enregistrerSurConvention', saisie);
    expect(prevu.avertissements).toEqual(fait.avertissements);
  });

  it('is nothing for what would be refused; what is no input of the act is refused as its own call would', async () => {
    const porte = await ouvrir(await newFolder(), '2026-11-23');
    const absent = { avisId: 'absent', date: '2026-06-01', support: 'RAA' };
    expect(await porte.call('actes.prevoir', { acte: 'avis.publier', saisie: absent })).toEqual({
      avertissements: [],
    });
    for (const saisie of [null, {}, { ...absent, date: '31/02' }, { ...absent, intrus: 1 }])
      expect(await porte.refused('actes.prevoir', { acte: 'avis.publier', saisie })).toMatchObject({
        code: 'SAISIE_INVALIDE',
      });
  });
});
