// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { designerRecteur, renommerRegion } from '../support/signataires';
import { avenantSigne, projet, remplacer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';
import { avisFavorable } from '../support/avis';

/* A signatory designated by an avenant: every screen names who holds the office on the day of what it says. */

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
  await avenantSigne(application, 'Recteur', [designerRecteur('NOUVEAU')], '2024-07-01');
});

const AVANT = /Olivier DUGRIP/;
const APRES = /Hugo NOUVEAU/;
const options = (select: HTMLElement): string =>
  within(select)
    .getAllByRole('option')
    .map(({ textContent }) => textContent)
    .join(' | ');

describe('the tab « Parties et signataires »', () => {
  it('names today’s holder, the act that designated him and who was before, whose signature the convention bears', async () => {
    openConvention(paths.acte(CONVENTION_ID, 'parties', 'recteur'));
    const row = await screen.findByRole('article', { name: 'Monsieur Hugo NOUVEAU' });
    within(row).getByText(
      /^Désignation modifiée par l’avenant n°\s1 du 1er juillet 2024\. Auparavant\s: Monsieur Olivier DUGRIP, le Recteur de région académique\.$/,
    );
    within(row).getByText('Signé le 2 octobre 2023');
    within(row).getByText('par Monsieur Olivier DUGRIP');
    expect(screen.getAllByText(/^Désignation modifiée/)).toHaveLength(1);
  });

  it('names a party as it is now called, and announces a change to come', async () => {
    await avenantSigne(application, 'Nom', [renommerRegion('La Région AURA')], '2024-09-02');
    await avenantSigne(application, 'Suite', [designerRecteur('SUIVANT')], '2025-03-03', {
      effet: '2027-01-01',
    });
    const { router } = openConvention(paths.acte(CONVENTION_ID, 'parties', 'partie:region'));
    await screen.findByRole('article', { name: 'La Région AURA' });
    screen.getByText(/modifiée par l’avenant n°\s2 .* Auparavant\s: «\sLa Région\s»\.$/);
    await act(() => router.navigate(paths.acte(CONVENTION_ID, 'parties', 'recteur')));
    await screen.findByRole('article', { name: 'Monsieur Hugo NOUVEAU' });
    screen.getByText(
      /^À compter du 1er janvier 2027\s: Monsieur Hugo SUIVANT, .* \(l’avenant n°\s3 du 3 mars 2025\)\.$/,
    );
  });

  it('leaves only an address to change of who was designated, and sends the record its own names', async () => {
    const { user } = openForm(formPaths.signataire(CONVENTION_ID, 'recteur'));
    await screen.findByRole('heading', { name: /NOUVEAU/ });
    screen.getByText(/Monsieur Hugo NOUVEAU est signataire depuis l’avenant n°\s1 du 1er juillet 2024/);
    expect(screen.queryByRole('textbox', { name: 'Nom' })).toBeNull();
    await user.type(screen.getByRole('textbox', { name: /^Adresse postale/ }), '1 rue Neuve');
    await user.click(screen.getByRole('button', { name: 'Enregistrer le signataire' }));
    await screen.findByText('Ailleurs');
    const { convention, parties } = await conventionEntiere({ call: application.ask }, CONVENTION_ID);
    const of = (all: typeof parties) =>
      all.flatMap(({ signataires }) => signataires).find(({ id }) => id === 'recteur');
    expect(of(convention.parties)).toMatchObject({
      personne: { nom: 'DUGRIP' },
      adresse: ['1 rue Neuve'],
    });
    expect(of(parties)).toMatchObject({ personne: { nom: 'NOUVEAU' }, adresse: ['1 rue Neuve'] });
  });
});

describe('the forms', () => {
  it('of a request offer the holder of the day typed, today’s while there is none', async () => {
    const { user } = openForm(formPaths.demanderAvenant(CONVENTION_ID));
    await user.click(await screen.findByRole('radio', { name: /État/ }));
    const select = screen.getByRole('combobox', { name: /^Signataire qui porte la demande/ });
    expect(options(select)).toMatch(APRES);
    expect(options(select)).not.toMatch(AVANT);
    await user.type(screen.getByRole('textbox', { name: /^Date de la demande/ }), '30/06/2024');
    expect(options(select)).toMatch(AVANT);
    expect(options(select)).not.toMatch(APRES);
  });

  it('of signatures name who is to sign, and who signed already', async () => {
    const { ask } = application;
    const avenantId = await projet(application, 'Calendrier', [remplacer('dans un calendrier')]);
    await ask('avis.enregistrer', avisFavorable(avenantId, '2024-05-16'));
    const { user, view } = openForm(formPaths.signerAvenant(CONVENTION_ID, avenantId));
    await screen.findByText('Monsieur Hugo NOUVEAU');
    const field = screen.getByRole('textbox', { name: APRES });
    await user.type(field, '28/06/2024');
    screen.getByText('Monsieur Olivier DUGRIP');
    expect(screen.queryByText('Monsieur Hugo NOUVEAU')).toBeNull();
    view.unmount();
    await ask('avenants.signer', {
      avenantId,
      signatures: [{ signataireId: 'recteur', date: '2024-06-28' }],
      motifTexteModifie: null,
    });
    openForm(formPaths.signerAvenant(CONVENTION_ID, avenantId));
    await screen.findByText('Monsieur Olivier DUGRIP');
    expect(screen.queryByText('Monsieur Hugo NOUVEAU')).toBeNull();
  });

  it('of a formal notice offer today’s holder', async () => {
    const { user } = openForm(formPaths.preparerMiseEnDemeure(CONVENTION_ID));
    await user.click(await screen.findByRole('radio', { name: /État/ }));
    const select = screen.getByRole('combobox', { name: /^Signataire de la lettre/ });
    expect(options(select)).toMatch(APRES);
    expect(options(select)).not.toMatch(AVANT);
  });
});

it('the tab of the avenants names who asked on the day of the request', async () => {
  const { ask } = application;
  const demander = (date: string) =>
    ask('avenants.demander', {
      conventionId: CONVENTION_ID,
      partieId: 'etat',
      auteurId: 'recteur',
      date,
      piece: null,
      objet: `Demande du ${date}`,
      articles: [],
      priseEffet: { nature: 'signature' },
    });
  await demander('2024-06-30');
  await demander('2024-07-01');
  const { user } = openConvention(paths.convention(CONVENTION_ID, 'avenants'));
  await user.click(await screen.findByRole('link', { name: /2024-06-30/ }));
  await within(await screen.findByRole('article', { name: /2024-06-30/ })).findByText(AVANT);
  await user.click(screen.getByRole('link', { name: /2024-07-01/ }));
  await within(await screen.findByRole('article', { name: /2024-07-01/ })).findByText(APRES);
});
