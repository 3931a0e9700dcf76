// @vitest-environment jsdom
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { ConventionPage } from '../../src-renderer/features/convention/convention-page';
import { Layout } from '../../src-renderer/shell/layout';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

/* The conventions opened lately are one click away, from any screen. */

beforeEach(async () => {
  localStorage.clear();
  await openForTest('2026-11-23');
});

function show() {
  const router = createMemoryRouter(
    [
      {
        element: <Layout />,
        children: [
          {
            path: '/conventions/:conventionId/:onglet?/:acteId?',
            element: <ConventionPage journal={() => <p>Journal</p>} />,
          },
          { path: '*', element: <p>Ailleurs</p> },
        ],
      },
    ],
    { initialEntries: ['/'] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return router;
}

const recentes = () => screen.queryByRole('list', { name: 'Conventions récentes' });

it('one that was opened is in the rail of every screen, once, and leads back to it', async () => {
  const router = show();
  expect(recentes()).toBeNull();
  await act(() => router.navigate(`/conventions/${CONVENTION_ID}/parties`));
  const link = await waitFor(() => within(recentes()!).getByRole('link', { name: /Auvergne-Rhône-Alpes/u }));
  expect(link.getAttribute('href')).toBe(`/conventions/${CONVENTION_ID}`);
  await act(() => router.navigate(`/conventions/${CONVENTION_ID}/clauses`));
  await act(() => router.navigate('/ailleurs'));
  await screen.findByText('Ailleurs');
  expect(within(recentes()!).getAllByRole('link')).toHaveLength(1);
});

it('one that is no more leaves the rail, and what is not a list of conventions is ignored', async () => {
  localStorage.setItem(
    'registre.recentes',
    JSON.stringify([{ id: 'partie', titre: 'Partie' }, { id: 3 }, 'x']),
  );
  const router = show();
  expect(within(recentes()!).getAllByRole('link')).toHaveLength(1);
  await act(() => router.navigate('/conventions/partie/parties'));
  await waitFor(() => expect(recentes()).toBeNull());
});
