import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { SignaturesPage } from '../../src-renderer/features/signatures/signatures-page';
import { paths } from '../../src-renderer/parts/paths';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

let application: InMemoryApplication;
let copie: string;
const ouvrir = async (id: string, date: string): Promise<string> =>
  (
    await application.ask('paquets.creer', {
      objet: { collection: 'conventions', id },
      date,
      support: 'papier',
      nombreOriginaux: 2,
      circuit: null,
      visas: [],
      motifTexteModifie: null,
      motifAvis: null,
    })
  ).id;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  const texte = await application.ask('conventions.redaction', { conventionId: CONVENTION_ID });
  copie = (await application.ask('conventions.creer', { ...texte, titreCourt: 'Seconde', clauses: null })).id;
});

function show() {
  const router = createMemoryRouter(
    [
      { path: paths.signatures, element: <SignaturesPage /> },
      { path: '*', element: <p>Ailleurs</p> },
    ],
    { initialEntries: [paths.signatures] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return userEvent.setup();
}
const signees = async (paquetId: string): Promise<number> =>
  (await application.ask('paquets.lire', { paquetId })).signees;

it('says that nothing waits', async () => {
  show();
  expect(await screen.findByText('Aucune signature n’est attendue')).toBeDefined();
});

it('records in one gesture what one person signed, or nothing and which act is refused', async () => {
  const premier = await ouvrir(CONVENTION_ID, '2026-11-20');
  const second = await ouvrir(copie, '2026-11-22');
  const user = show();
  await user.click(await screen.findByRole('link', { name: /BUCCIO/u }));
  const table = await screen.findByRole('table', { name: /BUCCIO/u });
  expect(within(table).getAllByRole('row')).toHaveLength(3);
  const form = screen.getByRole('form', { name: 'Signatures de la séance' });
  expect(within(form).getByRole('button', { name: /^Enregistrer/u })).toHaveProperty('disabled', true);
  await user.click(within(table).getByRole('checkbox', { name: 'Tout choisir' }));
  expect(within(form).getByRole('status').textContent).toMatch(/^2\sactes choisis, 4\ssignatures$/u);
  // No day given, then a day before the second left.
  await user.click(within(form).getByRole('button', { name: /^Enregistrer 4\ssignatures$/u }));
  expect(document.activeElement).toBe(within(form).getByRole('textbox', { name: /^Signés le/u }));
  await user.keyboard('21112026');
  await user.click(within(form).getByRole('button', { name: /^Enregistrer 4\ssignatures$/u }));
  const alert = await within(form).findByRole('alert');
  expect(alert.textContent).toMatch(/Aucune signature n’est enregistrée.*Seconde.*22 novembre 2026/su);
  expect(within(table).getAllByRole('row')[2]!.dataset.fautive).toBe('true');
  expect([await signees(premier), await signees(second)]).toEqual([0, 0]);
  const date = within(form).getByRole('textbox', { name: /^Signés le/u });
  await user.clear(date);
  await user.type(date, '23/11/2026');
  await user.click(within(form).getByRole('button', { name: /^Enregistrer 4\ssignatures$/u }));
  await waitFor(async () => expect([await signees(premier), await signees(second)]).toEqual([2, 2]));
});
