import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Outlet, RouterProvider, createMemoryRouter } from 'react-router';
import type { RouteObject } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccueilPage } from '../../src-renderer/features/accueil/accueil-page';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { formRoutes } from '../../src-renderer/features/convention/forms/routes';
import { ConfirmImport } from '../../src-renderer/features/echanges/confirm-import';
import { PremiersPasPage } from '../../src-renderer/features/premiers-pas/premiers-pas-page';
import { announce } from '../../src-renderer/parts/announcement';
import { DeleteButton } from '../../src-renderer/parts/delete-button';
import { paths } from '../../src-renderer/parts/paths';
import { Toasts } from '../../src-renderer/shell/toasts';
import { UndoRedo } from '../../src-renderer/shell/undo-redo';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

/* What was begun before the person went elsewhere never takes them back, and what it has to say is said where they are. */

let application: InMemoryApplication;
beforeEach(async () => {
  announce(null);
  application = await openForTest('2026-11-23');
});

const SIGNER = formPaths.signer(CONVENTION_ID);

/** Once what follows has been shown. */
const settled = (happen: () => void) =>
  act(() => {
    happen();
    return Promise.resolve();
  });

/** The frame's links above one screen; « Lent » leads to a screen that is fetched until it is let come. */
function show(screens: readonly RouteObject[], at: string) {
  let come: () => void = () => undefined;
  const fetched = new Promise<void>((resolve) => (come = resolve));
  const frame = (
    <>
      <Link to="/autre">Autre</Link>
      <Link to="/lent">Lent</Link>
      <UndoRedo />
      <Toasts />
      <Outlet />
    </>
  );
  const router = createMemoryRouter(
    [
      {
        element: frame,
        children: [
          ...screens,
          ...formRoutes,
          { path: '/autre', element: <p>Écran autre</p> },
          {
            path: '/lent',
            lazy: async () => {
              await fetched;
              return { Component: () => <p>Écran lent</p> };
            },
          },
          { path: '*', element: <p>Écran où l’acte mène</p> },
        ],
      },
    ],
    { initialEntries: [at] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return { router, come: () => settled(come), user: userEvent.setup() };
}

type Shown = ReturnType<typeof show>;

/** An act that waits to be recorded: how it is begun, what it calls, what it says. */
type Acte = { readonly method: string; readonly begin: () => Promise<Shown>; readonly says: RegExp | null };

const signing = async (screens: readonly RouteObject[] = []): Promise<Shown> => {
  const shown = show(screens, SIGNER);
  await shown.user.type(
    await screen.findByRole('textbox', { name: /^Date de signature.*BUCCIO/ }),
    '10/11/2026',
  );
  await shown.user.click(screen.getByRole('button', { name: /^Enregistrer les signatures/ }));
  return shown;
};

const deleting = async (): Promise<Shown> => {
  await signConvention(application, '2026-11-02');
  const { id } = await application.ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-11-10',
    piece: null,
    objet: 'Projet',
    articles: [],
    priseEffet: { nature: 'signature' },
  });
  const element = (
    <DeleteButton collection="avenants" id={id} of="le projet" leadsTo="/conventions/x/avenants" />
  );
  const shown = show([{ path: '/ici', element }], '/ici');
  await shown.user.click(await screen.findByRole('button', { name: 'Supprimer… le projet' }));
  const dialog = within(await screen.findByRole('dialog'));
  await shown.user.type(await dialog.findByRole('textbox'), 'Erreur');
  await shown.user.click(dialog.getByRole('button', { name: /^Supprimer|^Mettre/ }));
  return shown;
};

const importing = async (): Promise<Shown> => {
  const apercu = { nom: 'export.json', revision: 1 } as never;
  const nothing = () => undefined;
  const element = (
    <ConfirmImport jeton="x" apercu={apercu} onStart={nothing} onStale={nothing} onDone={nothing} />
  );
  application.answerOnce('echanges.importer', { id: 'registre', revision: 1, avertissements: [] });
  const shown = show([{ path: '/ici', element }], '/ici');
  await shown.user.type(await screen.findByRole('textbox'), 'Reprise');
  await shown.user.click(screen.getByRole('button', { name: /^Importer|^Remplacer/ }));
  return shown;
};

const choosing = async (): Promise<Shown> => {
  application.answerOnce('exemple.charger', { id: 'registre', revision: 1, avertissements: [] });
  application.answerOnce('registre.etat', {
    ...(await application.ask('registre.etat', {})),
    fiche: null,
    vide: true,
  });
  const shown = show([{ path: paths.premiersPas, element: <PremiersPasPage /> }], paths.premiersPas);
  await shown.user.click((await screen.findAllByRole('button', { name: /^Ouvrir|^Commencer|^Charger/ }))[0]!);
  return shown;
};

const ACTES: Readonly<Record<string, Acte>> = {
  'a form': { method: 'conventions.signer', begin: () => signing(), says: /signature/i },
  'a deletion': { method: 'corbeille.supprimer', begin: deleting, says: /corbeille/i },
  'an import': { method: 'echanges.importer', begin: importing, says: /export\.json/ },
  'the first step': { method: 'exemple.charger', begin: choosing, says: null },
};

/** The call is under way: it was sent and is held. */
const sent = (method: string) =>
  waitFor(() => expect(application.asked.some((one) => one.method === method)).toBe(true));

const said = async (says: RegExp | null): Promise<void> => {
  if (says !== null)
    await waitFor(() =>
      expect(screen.getAllByRole('status').some(({ textContent }) => says.test(textContent))).toBe(true),
    );
};

/** Out of a dialog as well: what stands behind is hidden from the accessibility tree, not from a shortcut. */
const go = (router: Shown['router'], to: string) => act(() => Promise.resolve(void router.navigate(to)));

describe.each(Object.entries(ACTES))('%s', (_name, { method, begin, says }) => {
  it('leads on when nobody went elsewhere', async () => {
    const { release } = application.hold(method);
    const { router } = await begin();
    await sent(method);
    const from = router.state.location.pathname;
    await settled(release);
    await waitFor(() => expect(router.state.location.pathname).not.toBe(from));
    expect(screen.getByText('Écran où l’acte mène')).toBeDefined();
  });

  it('leaves on their screen those who went to another, and says there what was done', async () => {
    const { release } = application.hold(method);
    const { router } = await begin();
    await sent(method);
    await go(router, '/autre');
    if (method !== 'conventions.signer') expect(router.state.location.pathname).toBe('/autre');
    await settled(release);
    await said(says);
    await waitFor(() => expect(router.state.location.pathname).toBe('/autre'));
    expect(screen.getByText('Écran autre')).toBeDefined();
  });

  it('does not call back those who wait for a screen to come', async () => {
    const { release } = application.hold(method);
    const { router, come } = await begin();
    await sent(method);
    await go(router, '/lent');
    await settled(release);
    await said(says);
    await come();
    expect(await screen.findByText('Écran lent')).toBeDefined();
    expect(router.state.location.pathname).toBe('/lent');
    await said(says);
  });
});

describe('a form that is refused', () => {
  it('still asks whoever was leaving what to do of what they typed', async () => {
    const { release } = application.hold('conventions.signer');
    application.refuseOnce('conventions.signer', { code: 'X', message: 'Refusé.', remede: 'Autrement.' });
    const { router } = await signing();
    await sent('conventions.signer');
    await go(router, '/autre');
    await settled(release);
    expect(await screen.findByRole('dialog')).toBeDefined();
    expect(router.state.location.pathname).toBe(SIGNER);
  });
});

describe('a form whose address is asked for again once it is sent', () => {
  const SIGNATURE = { name: /^Date de signature.*BUCCIO/ };
  const lent = {
    path: '/conventions/:conventionId/parties',
    lazy: () => new Promise<never>(() => undefined),
  };

  const opensAnew = async (): Promise<void> => {
    await said(/signature/i);
    // The signature just recorded is among those that are: its row asks for nothing more.
    await waitFor(() => expect(screen.queryByRole('textbox', SIGNATURE)).toBeNull());
    expect(await screen.findByRole('button', { name: /^Enregistrer les signatures/ })).toHaveProperty(
      'disabled',
      false,
    );
    expect(document.activeElement?.tagName).toBe('H1');
  };

  it('opens anew while the screen it leads to is being fetched', async () => {
    const { router } = await signing([lent]);
    await waitFor(() => expect(router.state.navigation.state).toBe('loading'));
    await go(router, SIGNER);
    await opensAnew();
  });

  it('takes nothing more until then: what is typed into it would be kept nowhere', async () => {
    const { router } = await signing([lent]);
    await waitFor(() => expect(router.state.navigation.state).toBe('loading'));
    expect(screen.getByRole('textbox', SIGNATURE).matches(':disabled')).toBe(true);
    await go(router, SIGNER);
    await opensAnew();
  });

  it('opens anew when that was before its answer came', async () => {
    const { release } = application.hold('conventions.signer');
    const { router } = await signing([lent]);
    await sent('conventions.signer');
    await go(router, SIGNER);
    await settled(release);
    await opensAnew();
  });
});

it('an empty registry leads to its first step, but not whoever is already on the way elsewhere', async () => {
  const empty = { ...(await application.ask('registre.etat', {})), fiche: null, vide: true };
  const { release } = application.hold('registre.etat');
  application.answerOnce('registre.etat', empty);
  const { router, come } = show([{ path: '/', element: <AccueilPage /> }], '/');
  await sent('registre.etat');
  await go(router, '/lent');
  await settled(release);
  await come();
  expect(await screen.findByText('Écran lent')).toBeDefined();
});
