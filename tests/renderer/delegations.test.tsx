// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { actPath } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

/* Who may sign for the holder of an office: recorded, published, refused, and asked for on a day. */

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
});

const DELEGATION = {
  conventionId: CONVENTION_ID,
  signataireId: 'prefete',
  civilite: 'Monsieur',
  prenom: 'Ivan',
  nom: 'PETIT',
  qualite: 'Secrétaire général',
  numero: '2026-041',
  date: '2026-03-02',
  portee: ['avenant', 'correspondance'],
} as const;

describe('the form', () => {
  it('takes several acts at once, and what the order does not say may stay blank', async () => {
    const { user } = openForm(actPath('delegations.enregistrer', CONVENTION_ID));
    await user.click(await screen.findByRole('radio', { name: /Préfète de région/u }));
    await user.click(screen.getByRole('radio', { name: 'Monsieur' }));
    await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Ivan');
    await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'PETIT');
    await user.type(screen.getByRole('textbox', { name: 'Qualité' }), 'Secrétaire général');
    await user.click(screen.getByRole('checkbox', { name: 'Correspondances' }));
    await user.click(screen.getByRole('checkbox', { name: 'Avenants' }));
    await user.click(screen.getByRole('button', { name: 'Enregistrer la délégation' }));
    await screen.findByText('Ailleurs');
    const [recorded] = await application.ask('delegations.lister', { conventionId: CONVENTION_ID });
    expect(recorded?.fiche).toMatchObject({
      nom: 'PETIT',
      numero: null,
      date: null,
      portee: ['avenant', 'correspondance'],
    });
  });

  it('opens on what the record holds, and refuses what is published in its own words', async () => {
    const { id } = await application.ask('delegations.enregistrer', DELEGATION);
    const { user } = openForm(actPath('delegations.corriger', CONVENTION_ID, id));
    const avenants = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Avenants' });
    expect(avenants.checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Convention' }).checked).toBe(false);
    await application.ask('delegations.publier', {
      delegationId: id,
      support: 'RAA n° 1',
      publieeLe: '2026-03-05',
    });
    await user.click(avenants);
    await user.click(screen.getByRole('button', { name: 'Enregistrer la correction' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/publiée.*ne se corrige plus/u);
  });
});

describe('the tab', () => {
  it('shows each delegation, its scope and what may be done to it', async () => {
    const { id } = await application.ask('delegations.enregistrer', DELEGATION);
    openConvention(paths.acte(CONVENTION_ID, 'delegations', id));
    await screen.findByRole('heading', { name: 'Monsieur Ivan PETIT, Secrétaire général' });
    screen.getByText('avenants');
    screen.getByText('correspondances');
    expect(screen.queryByText('Abrogée le')).toBeNull();
  });
});

describe('« Qui signe pour une fonction ? »', () => {
  it('answers with the holder and the block, then with the delegate chosen, or why they may not', async () => {
    const { id } = await application.ask('delegations.enregistrer', DELEGATION);
    const publication = { support: 'RAA n° 1', publieeLe: '2026-03-05' };
    await application.ask('delegations.publier', { delegationId: id, ...publication });
    const autre = { ...DELEGATION, nom: 'GRAND' };
    const { id: inedite } = await application.ask('delegations.enregistrer', autre);
    const { user } = openConvention(paths.convention(CONVENTION_ID, 'parties'));
    const asked = within(
      (await screen.findByRole('heading', { name: /^Qui signe pour une fonction/u })).closest('section')!,
    );
    const bloc = async () =>
      (await asked.findByRole<HTMLTextAreaElement>('textbox', { name: 'Bloc de signature' })).value;
    expect(await bloc()).toBe('La Préfète de région,\nMadame Fabienne BUCCIO');
    const signe = await asked.findByRole('combobox', { name: 'Signe' });
    await user.selectOptions(signe, inedite);
    expect((await asked.findByRole('alert')).textContent).toMatch(/n’est pas publiée.*Enregistrez/u);
    await user.selectOptions(signe, id);
    await asked.findByText(/Ivan PETIT.*par délégation/u);
    expect(await bloc()).toBe(
      'Pour la Préfète de région et par délégation,\nle Secrétaire général,\nMonsieur Ivan PETIT',
    );
    await user.selectOptions(asked.getByRole('combobox', { name: 'Pour signer' }), 'denonciation');
    expect((await asked.findByRole('alert')).textContent).toMatch(/et non.*dénonciation/u);
  });
});
