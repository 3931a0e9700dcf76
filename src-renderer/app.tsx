import type { ReactElement } from 'react';
import { createHashRouter, RouterProvider } from 'react-router';
import { formRoutes } from './features/convention/forms/routes';
import { AccueilPage } from './features/accueil/accueil-page';
import { ConventionPage } from './features/convention/convention-page';
import { ConventionsPage } from './features/conventions/conventions-page';
import { DelaisPage } from './features/delais/delais-page';
import { JournalPage } from './features/journal/journal-page';
import { PremiersPasPage } from './features/premiers-pas/premiers-pas-page';
import { CrashPage, NotFoundPage } from './parts/error-pages';
import { Layout } from './parts/layout';
import { paths } from './parts/paths';
import { ThemeProvider } from './theme/theme-provider';

const screens = [
  { path: paths.accueil, element: <AccueilPage /> },
  { path: paths.premiersPas, element: <PremiersPasPage /> },
  { path: paths.conventions, element: <ConventionsPage /> },
  { path: '/conventions/:conventionId', element: <ConventionPage /> },
  { path: '/conventions/:conventionId/:onglet', element: <ConventionPage /> },
  ...formRoutes,
  { path: paths.delais, element: <DelaisPage /> },
  { path: paths.journal, element: <JournalPage /> },
  { path: '*', element: <NotFoundPage /> },
];

/**
 * Reads the address at once, so it is made after the token has left it. The frame stays when a screen fails: its
 * error is shown inside.
 */
const createRouter = () =>
  createHashRouter([
    {
      element: <Layout />,
      errorElement: <CrashPage />,
      children: [{ errorElement: <CrashPage />, children: screens }],
    },
  ]);

/** The application, to be rendered once. */
export function createApp(): ReactElement {
  const router = createRouter();
  return (
    <ThemeProvider>
      <RouterProvider router={router} />
    </ThemeProvider>
  );
}
