import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { ComparaisonPage } from '../../src-renderer/features/comparaison/comparaison-page';
import { ConventionPage } from '../../src-renderer/features/convention/convention-page';
import { JournalTab } from '../../src-renderer/features/journal/journal-tab';
import { ScreenProvider } from './screen-provider';

/** Opens a screen of a convention at its address; every other address says where the reader was led. */
export function openConvention(address: string) {
  const router = createMemoryRouter(
    [
      { path: '/conventions/:conventionId/comparer', element: <ComparaisonPage /> },
      {
        path: '/conventions/:conventionId/:onglet/:acteId?',
        element: <ConventionPage journal={JournalTab} />,
      },
      { path: '*', element: <p>Ailleurs</p> },
    ],
    { initialEntries: [address] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return { router, user: userEvent.setup() };
}
