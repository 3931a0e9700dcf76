import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { actPath } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

/* A record told by its fields alone: its tab and its forms are made from its description. */

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
});

const DELIBERATION = {
  conventionId: CONVENTION_ID,
  partieId: 'region',
  organe: 'assemblee',
  numero: '2019-03/1',
  date: '2019-03-28',
  derniereDate: null,
  objet: 'Autorisation de signer',
} as const;

describe('the form', () => {
  it('asks each field, says what is missing in its place, and keeps what was typed', async () => {
    const { user, router } = openForm(actPath('deliberations.enregistrer', CONVENTION_ID));
    const numero = await screen.findByRole('textbox', { name: 'Numéro' });
    await user.type(numero, '2019-03/1');
    await user.click(screen.getByRole('button', { name: 'Enregistrer la délibération' }));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getAllByRole('listitem').length).toBe(4);
    expect((numero as HTMLInputElement).value).toBe('2019-03/1');
    await user.click(screen.getByRole('radio', { name: 'La Région' }));
    await user.click(screen.getByRole('radio', { name: 'Assemblée délibérante' }));
    await user.type(screen.getByRole('textbox', { name: /^Date/u }), '28/03/2019');
    await user.type(screen.getByRole('textbox', { name: /^Objet/u }), 'Autorisation de signer');
    await user.click(screen.getByRole('button', { name: 'Enregistrer la délibération' }));
    await screen.findByText('Ailleurs');
    const [recorded] = await application.ask('deliberations.lister', { conventionId: CONVENTION_ID });
    expect(router.state.location.pathname).toBe(
      paths.acte(CONVENTION_ID, 'deliberations', recorded?.fiche.id ?? ''),
    );
    expect(recorded?.fiche).toMatchObject({ ...DELIBERATION, transmiseLe: null, publieeLe: null });
  });

  it('opens on what the record holds', async () => {
    const { id } = await application.ask('deliberations.enregistrer', DELIBERATION);
    openForm(actPath('deliberations.corriger', CONVENTION_ID, id));
    const numero = await screen.findByRole('textbox', { name: 'Numéro' });
    expect((numero as HTMLInputElement).value).toBe('2019-03/1');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Assemblée délibérante' }).checked).toBe(true);
  });
});

describe('the tab', () => {
  it('shows each délibération with the day it is enforceable from', async () => {
    const { id } = await application.ask('deliberations.enregistrer', DELIBERATION);
    await application.ask('deliberations.rendreExecutoire', {
      deliberationId: id,
      transmiseLe: '2019-04-02',
      publieeLe: '2019-04-05',
    });
    const { user } = openConvention(paths.convention(CONVENTION_ID, 'deliberations'));
    const card = await screen.findByRole('article', { name: /^Délibération n°.2019-03/u });
    expect(card.textContent).toContain('La Région');
    expect(card.textContent).toContain('assemblée délibérante');
    expect(card.textContent).toMatch(/Exécutoire à compter du.*5 avril 2019/u);
    await user.click(within(card).getByRole('button', { name: /^Autres actions/u }));
    expect(await screen.findByRole('menuitem', { name: 'Joindre une pièce' })).toBeTruthy();
  });
});
