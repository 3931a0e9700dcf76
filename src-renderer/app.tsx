import type { ReactElement } from 'react';
import { createHashRouter, RouterProvider } from 'react-router';
import { LISTES, LISTE_ECHEANCES } from '#registre/listes';
import { formRoutes } from './features/convention/forms/routes';
import { AccueilPage } from './features/accueil/accueil-page';
import { CrashPage, NotFoundPage } from './shell/error-pages';
import { Layout } from './shell/layout';
import { paths } from './parts/paths';
import { textUi } from './text/ui';
import { ThemeProvider } from './theme/theme-provider';
import { WordsContext } from './ui/words';

/** The first screen comes with the frame; the others are fetched when first opened, so that the window shows early. */
const screens = [
  { path: paths.accueil, element: <AccueilPage /> },
  {
    path: paths.premiersPas,
    lazy: async () => ({
      Component: (await import('./features/premiers-pas/premiers-pas-page')).PremiersPasPage,
    }),
  },
  ...LISTES.filter((liste) => liste !== LISTE_ECHEANCES).map((liste) => ({
    path: paths.liste(liste),
    lazy: async () => {
      const { ListePage } = await import('./features/listes/liste-page');
      return { element: <ListePage key={liste} liste={liste} /> };
    },
  })),
  {
    path: paths.nouvelleConvention,
    lazy: async () => ({ Component: (await import('./features/redaction/nouvelle-page')).NouvellePage }),
  },
  {
    path: '/conventions/:conventionId/rediger',
    lazy: async () => ({ Component: (await import('./features/redaction/rediger-page')).RedigerPage }),
  },
  {
    path: '/conventions/:conventionId/comparer',
    lazy: async () => ({
      Component: (await import('./features/comparaison/comparaison-page')).ComparaisonPage,
    }),
  },
  {
    path: '/conventions/:conventionId/:onglet?/:acteId?',
    lazy: async () => {
      const [{ ConventionPage }, { JournalTab }] = await Promise.all([
        import('./features/convention/convention-page'),
        import('./features/journal/journal-tab'),
      ]);
      return { Component: () => <ConventionPage journal={JournalTab} /> };
    },
  },
  {
    path: '/aide/etats/:objet?',
    lazy: async () => ({ Component: (await import('./features/aide/etats-page')).EtatsPage }),
  },
  ...formRoutes,
  {
    path: '/conventions/:conventionId/avenants/:avenantId/texte',
    lazy: async () => ({ Component: (await import('./features/atelier/atelier-page')).AtelierPage }),
  },
  {
    path: paths.chronologie,
    lazy: async () => ({
      Component: (await import('./features/chronologie/chronologie-page')).ChronologiePage,
    }),
  },
  {
    path: paths.echeancier,
    lazy: async () => ({
      Component: (await import('./features/echeances/echeancier-page')).EcheancierPage,
    }),
  },
  {
    path: paths.retroplanning,
    lazy: async () => ({
      Component: (await import('./features/echeances/retroplanning-page')).RetroplanningPage,
    }),
  },
  {
    path: paths.couverture,
    lazy: async () => ({
      Component: (await import('./features/echeances/couverture-page')).CouverturePage,
    }),
  },
  {
    path: '/comite/seances/:seanceId',
    lazy: async () => ({ Component: (await import('./features/comite/seance-page')).SeancePage }),
  },
  {
    path: '/comite/:vue?',
    lazy: async () => ({ Component: (await import('./features/comite/comite-page')).ComitePage }),
  },
  {
    path: paths.signatures,
    lazy: async () => ({
      Component: (await import('./features/signatures/signatures-page')).SignaturesPage,
    }),
  },
  {
    path: paths.delais,
    lazy: async () => ({ Component: (await import('./features/delais/delais-page')).DelaisPage }),
  },
  {
    path: paths.journal,
    lazy: async () => ({ Component: (await import('./features/journal/journal-page')).JournalPage }),
  },
  {
    path: paths.echanges,
    lazy: async () => ({ Component: (await import('./features/echanges/echanges-page')).EchangesPage }),
  },
  {
    path: paths.corbeille,
    lazy: async () => ({ Component: (await import('./features/corbeille/corbeille-page')).CorbeillePage }),
  },
  {
    path: paths.sauvegardes,
    lazy: async () => ({
      Component: (await import('./features/sauvegardes/sauvegardes-page')).SauvegardesPage,
    }),
  },
  {
    path: '/sauvegardes/:sauvegardeId',
    lazy: async () => ({ Component: (await import('./features/sauvegardes/apercu-page')).ApercuPage }),
  },
  {
    path: paths.reglages,
    lazy: async () => ({ Component: (await import('./features/reglages/reglages-page')).ReglagesPage }),
  },
  {
    path: paths.modeles,
    lazy: async () => ({ Component: (await import('./features/modeles/modeles-page')).ModelesPage }),
  },
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
      // While the first screen's code is fetched: nothing, for a few milliseconds.
      hydrateFallbackElement: <></>,
      children: [{ errorElement: <CrashPage />, children: screens }],
    },
  ]);

/** The application, to be rendered once. */
export function createApp(): ReactElement {
  const router = createRouter();
  return (
    <ThemeProvider>
      <WordsContext value={textUi}>
        <RouterProvider router={router} />
      </WordsContext>
    </ThemeProvider>
  );
}
