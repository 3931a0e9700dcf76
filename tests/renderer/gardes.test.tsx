import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOTIF_INSUFFISANT } from '#domain/motif';
import type { AvenantView } from '#contract/views';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import type { InMemoryApplication } from './in-memory-application';
import { CONVENTION_ID, openInMemory, signConvention } from './in-memory-application';
import { openForm } from './open-form';

let application: InMemoryApplication;
const box = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name });
const press = (name: string) => screen.getByRole('button', { name });

async function avenant(formation: 'pleniere' | 'bureau'): Promise<string> {
  const { id: avenantId } = await application.ask('avenants.demander', {
    objet: 'Objet',
    priseEffet: { nature: 'signature' },
    articles: [{ titre: 'Article 1er', alineas: ['Le présent avenant précise l’article 5.'] }],
    conventionId: CONVENTION_ID,
    partieId: 'etat',
    auteurId: 'prefete',
    date: '2026-02-02',
  });
  await application.ask('avis.enregistrer', {
    avenantId,
    instance: 'CREFOP',
    seance: { date: '2026-03-02', formation },
    sens: 'favorable',
    texte: '',
  });
  return avenantId;
}
const read = (avenantId: string): Promise<AvenantView> => application.ask('avenants.lire', { avenantId });

beforeEach(async () => {
  sessionStorage.clear();
  application = await openInMemory('2026-11-23');
});

describe('the guards, in the window', () => {
  it('a defect of the avis is said before anything is typed, and asks for a reason that is one', async () => {
    await signConvention(application, '2026-01-05');
    const id = await avenant('bureau');
    const { user } = openForm(formPaths.mettreALaSignature(CONVENTION_ID, id));
    expect((await screen.findByTestId('blocage')).textContent).toContain('rendu par le bureau');
    const reason = await box(/Pourquoi signer malgré ces défauts/);
    await user.type(await box('Date de la mise à la signature'), '10/03/2026');
    await user.type(reason, 'x');
    await user.click(press('Mettre à la signature'));
    expect((await screen.findAllByText(MOTIF_INSUFFISANT)).length).toBeGreaterThan(0);
    expect(reason.getAttribute('aria-invalid')).toBe('true');
    expect((await read(id)).etat).toBe('avis_rendu');
    await user.clear(reason);
    await user.type(reason, 'Le règlement intérieur le permet');
    await user.type(await box(/Numéro de l’avenant/), '3');
    await user.click(press('Mettre à la signature'));
    await screen.findByText('Ailleurs');
    const { avenant: done, designation } = await read(id);
    expect([designation.replaceAll('\u00a0', ' '), done.motifAvis]).toEqual([
      'Avenant n° 3',
      'Le règlement intérieur le permet',
    ]);
  });

  it('the number is asked as a number, and no more once it is given', async () => {
    await signConvention(application, '2026-01-05');
    const id = await avenant('pleniere');
    const first = openForm(formPaths.signerAvenant(CONVENTION_ID, id));
    await first.user.type(await box(/Numéro de l’avenant/), 'premier');
    await first.user.click(press('Enregistrer les signatures'));
    expect((await screen.findAllByText('Indiquez un nombre entier, à partir de 1.')).length).toBeGreaterThan(
      0,
    );
    first.view.unmount();
    sessionStorage.clear();
    await application.ask('avenants.mettreALaSignature', { avenantId: id, date: '2026-03-10' });
    openForm(formPaths.signerAvenant(CONVENTION_ID, id));
    await screen.findByText(/Remplissez une date au moins/);
    expect(screen.queryByRole('textbox', { name: /Numéro de l’avenant/ })).toBeNull();
    expect(screen.queryByText(/Tous les champs sont à remplir/)).toBeNull();
    expect(screen.queryByText(/\(facultatif\)/)).toBeNull();
  });

  it('the avis on the convention is recorded from its tab, and the convention takes it among its visas', async () => {
    const { user } = openForm(formPaths.avisConvention(CONVENTION_ID));
    await user.type(await box('Date de la séance'), '01/06/2026');
    await user.click(screen.getByRole('radio', { name: /Comité en séance plénière/ }));
    expect(screen.queryByText(/La référence du procès-verbal n’est pas renseignée/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Favorable' }));
    // What will have to be known is said before it is recorded, and goes as soon as it no longer holds.
    await screen.findByText(/La référence du procès-verbal n’est pas renseignée/);
    const pv = await box(/Référence du procès-verbal/);
    await user.type(pv, 'PV 12');
    await waitFor(() =>
      expect(screen.queryByText(/La référence du procès-verbal n’est pas renseignée/)).toBeNull(),
    );
    await user.clear(pv);
    expect(await application.ask('avis.lister', { conventionId: CONVENTION_ID })).toEqual([]);
    await user.click(press('Enregistrer l’avis'));
    await screen.findByText('Ailleurs');
    const [ligne] = await application.ask('avis.lister', { conventionId: CONVENTION_ID });
    expect(ligne).toMatchObject({ avenant: null, avis: { avenantId: null, sens: 'favorable' } });
    const { visas } = await application.ask('conventions.acte', { conventionId: CONVENTION_ID });
    expect(visas.at(-1)?.texte.replaceAll('\u00a0', ' ')).toContain('en date du 1er juin 2026');
  });

  it('a confirmed end asks for the act that moves it', async () => {
    await signConvention(application, '2026-01-05');
    const fin = { conventionId: CONVENTION_ID, date: '2028-06-30', fondement: 'CPRDFOP, page 3' };
    await application.ask('conventions.confirmerFin', fin);
    const { user } = openForm(formPaths.confirmerFin(CONVENTION_ID));
    await user.type(await box('Dernier jour de la convention'), '31/12/2028');
    await user.type(await box('Fondement'), 'Nouveau contrat de plan');
    await user.click(press('Confirmer la date de fin'));
    const act = await box('Acte qui déplace la fin');
    expect(act.getAttribute('aria-invalid')).toBe('true');
    await user.type(act, 'Arrêté du 3 mars 2026');
    await user.click(press('Confirmer la date de fin'));
    await screen.findByText('Ailleurs');
    const { terme } = await application.ask('conventions.lire', { conventionId: CONVENTION_ID });
    expect(terme).toMatchObject({ date: '2028-12-31', etat: 'confirme' });
  });
});
