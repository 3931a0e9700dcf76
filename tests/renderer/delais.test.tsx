// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { DelaisPage } from '../../src-renderer/features/delais/delais-page';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

it('writes the whole name of the convention it takes the delay of, and the clause that gives it', async () => {
  const application = await openForTest('2026-11-23');
  const [{ titre } = { titre: '' }] = await application.ask('conventions.lister', {});
  const router = createMemoryRouter([{ path: '*', element: <DelaisPage /> }]);
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  const select = await screen.findByRole('combobox', { name: /Convention dont la clause/u });
  await screen.findByRole('option', { name: titre });
  await userEvent.setup().selectOptions(select, CONVENTION_ID);
  expect(await screen.findByText(titre, { selector: 'p' })).toBeDefined();
  expect(await screen.findByText(/deux mois à compter de l’envoi/u, { selector: 'p' })).toBeDefined();
});
