// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { JournalTable } from '../../src-renderer/features/journal/journal-table';
import { PresentNote } from '../../src-renderer/parts/present-note';
import { RectifyLink } from '../../src-renderer/features/convention/rectify-link';
import { Toasts } from '../../src-renderer/shell/toasts';
import { UndoRedo } from '../../src-renderer/shell/undo-redo';
import { paths } from '../../src-renderer/parts/paths';
import { setPastInstant } from '../../src-renderer/rpc/past';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

beforeEach(async () => {
  const application = await openForTest('2026-11-23');
  await signConvention(application, '2026-11-02');
});

function show(element: React.ReactElement) {
  const router = createMemoryRouter(
    [
      { path: '/', element },
      {
        path: '/conventions/:id/journal',
        element: (
          <>
            <UndoRedo />
            <Toasts />
            <JournalTable conventionId={CONVENTION_ID} />
          </>
        ),
      },
      { path: '*', element: <p>Ailleurs</p> },
    ],
    { initialEntries: ['/'] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return { router, user: userEvent.setup() };
}

describe('from an act to its rectification', () => {
  it('leads to the entries of the act, and once rectified to the page where it is recorded again', async () => {
    const { router, user } = show(
      <RectifyLink
        conventionId={CONVENTION_ID}
        collection="conventions"
        id={CONVENTION_ID}
        words="signature"
      />,
    );
    await user.click(screen.getByRole('link', { name: 'Rectifier une erreur…' }));
    await user.click(await screen.findByRole('button', { name: 'Détail de l’entrée n°\u00a02' }));
    expect(screen.queryByRole('button', { name: 'Détail de l’entrée n°\u00a01' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Rectifier…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rectifier un acte' });
    await user.type(within(dialog).getByRole('textbox'), 'Date lue sur l’original');
    await user.click(within(dialog).getByRole('button', { name: 'Rectifier' }));
    await user.click(await screen.findByRole('link', { name: 'Aller à la page de l’acte' }));
    expect(router.state.location.pathname).toBe(paths.convention(CONVENTION_ID, 'parties'));
  });
});

describe('a page of the present alone', () => {
  it('says so in the past, and nothing in the present', () => {
    const { rerender } = render(<ScreenProvider>{null}</ScreenProvider>);
    const page = (
      <ScreenProvider>
        <PresentNote>Le registre d’aujourd’hui.</PresentNote>
      </ScreenProvider>
    );
    rerender(page);
    expect(screen.queryByText('Le registre d’aujourd’hui.')).toBeNull();
    setPastInstant('2026-11-22T10:00:00.000Z');
    rerender(page);
    return screen.findByText('Le registre d’aujourd’hui.');
  });
});
