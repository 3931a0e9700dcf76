import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccueilPage } from '../../src-renderer/features/accueil/accueil-page';
import { rowsOf } from '../../src-renderer/features/accueil/lignes';
import type { LigneTravailView } from '#contract/travail';
import { openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await application.ask('exemple.charger', { demonstration: true });
});

async function show() {
  const router = createMemoryRouter(
    [
      { path: '/', element: <AccueilPage /> },
      { path: '*', element: <p>Ailleurs</p> },
    ],
    { initialEntries: ['/'] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  await screen.findByRole('table', { name: 'À faire' });
  return router;
}

const lines = () => [...document.querySelectorAll<HTMLElement>('[data-row]')];

describe('the work table', () => {
  it('has as many lines under each filter as it counts', async () => {
    await show();
    const filters = within(screen.getByRole('group', { name: 'Restreindre la liste' })).getAllByRole(
      'button',
    );
    expect(filters.length).toBe(8);
    for (const filter of filters) {
      await userEvent.click(filter);
      const count = Number(/\d+$/u.exec(filter.textContent)?.[0]);
      expect([filter.textContent, lines().length]).toEqual([filter.textContent, count]);
    }
  });

  it('shows its beginning with the counts of the whole, then the rest under it', async () => {
    const whole = await application.ask('accueil.lire', {});
    const debut = await application.ask('accueil.lire', { auPlus: 1 });
    expect(debut.reste).toBeGreaterThan(0);
    application.answerOnce('accueil.lire', debut);
    const shown = show();
    // The first question is on its way; the next one waits.
    const rest = application.hold('accueil.lire');
    await shown;
    const texts = () => lines().map((line) => line.textContent);
    const first = texts();
    expect(first).toHaveLength(debut.lignes.length);
    expect(screen.getByRole('button', { name: /^Tout/u }).textContent).toContain(String(whole.lignes.length));
    expect(screen.getByRole('table', { name: 'À faire' }).getAttribute('aria-rowcount')).toBe('-1');
    rest.release();
    await waitFor(() => expect(lines()).toHaveLength(whole.lignes.length));
    expect(texts().slice(0, first.length)).toEqual(first);
    const asked = application.asked.filter(({ method }) => method.startsWith('accueil.'));
    expect(asked.map(({ method, input }) => [method, input])).toEqual([
      ['accueil.lire', { auPlus: 40 }],
      ['accueil.lire', {}],
      ['accueil.projets', {}],
    ]);
  });

  it('leads to the form of the next step, and tells why a line is there', async () => {
    const router = await show();
    const line = screen.getByText('Confirmer la date de fin').closest<HTMLElement>('[data-row]');
    if (line === null) throw new Error('no line');
    await userEvent.click(within(line).getByRole('button', { name: /^Pourquoi/u }));
    expect(within(line).getByRole('button', { name: /^Pourquoi/u }).ariaExpanded).toBe('true');
    expect(line.nextElementSibling?.textContent).toMatch(/Article 6/u);
    await userEvent.click(within(line).getByRole('link', { name: 'Confirmer' }));
    expect(router.state.location.pathname).toBe('/conventions/convention-demonstration-2022-2028/fin');
  });

  it('is walked with the arrows, on the same column', async () => {
    await show();
    const [first, second] = screen.getAllByRole('link').filter((one) => one.dataset.column === 'geste');
    first?.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(first);
  });

  it('says that a draft is blocked once its words were compared with its operations', async () => {
    const [draft] = (await application.ask('avenants.lister', { conventionId: DEMO })).filter(
      ({ etat }) => etat === 'avis_rendu',
    );
    if (draft === undefined) throw new Error('no draft');
    await application.ask('avenants.rediger', {
      avenantId: draft.id,
      objet: draft.objet,
      articles: [
        {
          titre: 'Durée',
          alineas: ['Les mots « trois ans » de l’article 6 sont remplacés par « cinq ans ».'],
        },
      ],
      priseEffet: { nature: 'signature' },
    });
    await show();
    const line = (await screen.findByText('Reprendre le texte du projet')).closest<HTMLElement>('[data-row]');
    expect(line?.textContent).toContain('Bloqué');
    expect(screen.getByRole('button', { name: /^Bloqué/u }).textContent).toContain('1');
  });
});

const DEMO = 'convention-demonstration-2022-2028';

it('groups lines under their convention, the one with the nearest first, where there are several', () => {
  const ligne = (id: string, conventionId: string) => ({ id, conventionId }) as LigneTravailView;
  const lignes = [ligne('1', 'b'), ligne('2', 'a'), ligne('3', 'b')];
  expect(rowsOf(lignes, { a: 'A', b: 'B' }).map(({ key }) => key)).toEqual(['b', '1', '3', 'a', '2']);
  expect(rowsOf([ligne('1', 'b')], { b: 'B' }).map(({ key }) => key)).toEqual(['1']);
});
