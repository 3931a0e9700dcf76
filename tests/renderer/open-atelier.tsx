import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { afterEach, beforeEach } from 'vitest';
import { AtelierPage } from '../../src-renderer/features/atelier/atelier-page';
import { paths } from '../../src-renderer/parts/paths';
import { ReadOnlyContext } from '../../src-renderer/ui/read-only';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

export let application: InMemoryApplication;
export let avenantId: string;

/** Before each test, a draft avenant of the signed convention, its text not written yet. */
export function draftBeforeEach(): void {
  beforeEach(async () => {
    application = await openForTest('2026-11-23');
    await signConvention(application, '2023-10-02');
    const { id } = await application.ask('avenants.demander', {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: '2026-11-10',
      piece: null,
      objet: 'Durée de la convention',
      articles: [],
      priseEffet: { nature: 'signature' },
    });
    avenantId = id;
  });
  afterEach(() => {
    document.getSelection()?.removeAllRanges();
  });
}

/** Where the page shown last stands. */
export let router: ReturnType<typeof createMemoryRouter>;

/** The page where the draft is written. */
export async function show(readOnly: string | null = null): Promise<UserEvent> {
  router = createMemoryRouter(
    [
      { path: '/conventions/:conventionId/avenants/:avenantId/texte', element: <AtelierPage /> },
      { path: '*', element: null },
    ],
    { initialEntries: [paths.atelier(CONVENTION_ID, avenantId)] },
  );
  render(
    <ScreenProvider>
      <ReadOnlyContext value={readOnly}>
        <RouterProvider router={router} />
      </ReadOnlyContext>
    </ScreenProvider>,
  );
  await screen.findByRole('heading', { name: /Le texte, tel que le projet le laisserait/ });
  return userEvent.setup();
}

export const alineaOf = (id: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-alinea="${id}"]`)!;

/** Selects characters of the text of an alinéa, as a hand would. */
export function pick(id: string, from: number, to: number, last = id): void {
  const place = (alineaId: string, at: number): readonly [Node, number] => {
    const walker = document.createTreeWalker(alineaOf(alineaId), NodeFilter.SHOW_TEXT);
    let left = at;
    while (walker.nextNode() !== null) {
      const node = walker.currentNode as Text;
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    throw new Error('Outside of the alinéa');
  };
  const range = document.createRange();
  range.setStart(...place(id, from));
  range.setEnd(...place(last, to));
  const selection = document.getSelection()!;
  selection.removeAllRanges();
  selection.addRange(range);
  act(() => {
    document.dispatchEvent(new Event('selectionchange'));
  });
}

export const sent = (method: string): readonly unknown[] =>
  application.asked.filter((one) => one.method === method).map(({ input }) => input);
export const operations = async (): Promise<readonly unknown[]> =>
  (await application.ask('texte.chantier', { avenantId })).operations.map(({ modification }) => modification);
