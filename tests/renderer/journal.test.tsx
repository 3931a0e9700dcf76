// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { JournalPage } from '../../src-renderer/features/journal/journal-page';
import { projet } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

let application: InMemoryApplication;
/** The draft of the first author; the second one examines it. */
let premier: string;

beforeEach(async () => {
  application = await openForTest('2026-11-23');
  const { session } = application;
  Object.assign(session, { par: 'Ada ESSAI', at: '2026-11-02T09:30:00.000Z' });
  await signConvention(application, '2023-01-10');
  premier = await projet(application, 'Premier projet', []);
  // In Paris it is the 4th already.
  Object.assign(session, { par: 'Blaise ESSAI', at: '2026-11-03T23:30:00.000Z' });
  await projet(application, 'Second projet', []);
  await application.ask('avenants.instruire', { avenantId: premier, date: '2024-03-12', service: null });
});

/** Another address is shown once `landing` lets it. */
async function show(address = '/journal', landing: () => Promise<void> = () => Promise.resolve()) {
  const router = createMemoryRouter(
    [
      {
        path: '/journal',
        element: <JournalPage />,
        hydrateFallbackElement: <></>,
        loader: async () => {
          await landing();
          return null;
        },
      },
    ],
    { initialEntries: [address] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  await screen.findByRole('grid');
  return { router, user: userEvent.setup() };
}

async function filters(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Filtrer' }));
  return within(await screen.findByRole('group', { name: 'Filtrer' }));
}

/** The numbers of the entries shown, once they are these. */
async function shows(...seqs: number[]): Promise<void> {
  await waitFor(() => {
    const buttons = within(screen.queryByRole('grid') ?? document.body).queryAllByRole('button', {
      name: /^Détail de l’entrée/,
    });
    expect(
      buttons.map((button) => Number(/\d+$/.exec(button.getAttribute('aria-label') ?? '')?.[0])),
    ).toEqual(seqs);
  });
}

const exported = (): Record<string, string>[] => {
  const text = new TextDecoder('utf-8').decode(application.saved.at(-1)?.bytes);
  const [head = [], ...rows] = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
};

describe('the journal’s page', () => {
  it('shows everything, the latest first', async () => {
    await show();
    await shows(5, 4, 3, 2, 1);
  });

  it('keeps what one person recorded', async () => {
    const { router, user } = await show();
    const fields = await filters(user);
    const person = await fields.findByRole('combobox', { name: 'Par' });
    await user.selectOptions(person, await within(person).findByRole('option', { name: 'Ada ESSAI' }));
    await shows(3, 2);
    expect(new URLSearchParams(router.state.location.search).get('par')).toBe('Ada ESSAI');
    await user.selectOptions(person, 'Blaise ESSAI');
    await shows(5, 4);
    await user.click(screen.getByRole('button', { name: 'Effacer les filtres' }));
    await shows(5, 4, 3, 2, 1);
  });

  it('keeps what touched one record, once its convention is chosen', async () => {
    const { user } = await show(`/journal?convention=${CONVENTION_ID}`);
    const fields = within(await screen.findByRole('group', { name: 'Filtrer' }));
    const record = await fields.findByRole('combobox', { name: 'Fiche' });
    await within(record).findByRole('option', { name: /Premier projet/ });
    await user.selectOptions(record, `avenants/${premier}`);
    await shows(5, 3);
  });

  it('keeps a period, in days of Paris', async () => {
    const { user } = await show();
    const fields = await filters(user);
    const [from, to] = ['Du', 'Au'].map((name) =>
      fields.getByRole('textbox', { name: new RegExp(`^${name}`) }),
    );
    if (from === undefined || to === undefined) throw new Error('dates attendues');
    await user.type(from, '3/11/2026');
    await shows(5, 4);
    // Nothing is taken from the hands of who types: neither the place nor the words.
    expect(document.activeElement).toBe(from);
    expect((from as HTMLInputElement).value).toBe('3/11/2026');
    await user.type(to, '03/11/2026');
    await shows();
    expect(await screen.findByText('Aucune entrée ne correspond')).toBeDefined();
    await user.clear(from);
    await user.type(from, '02/11/2026');
    await shows(3, 2);
    await user.clear(to);
    await user.type(to, '04/11/2026');
    await shows(5, 4, 3, 2);
  });

  it('forgets every criterion at once, in the fields too, from beside them or from the empty list', async () => {
    const { user } = await show();
    const fields = await filters(user);
    const words = fields.getByRole('textbox', { name: /^Mots cherchés/ });
    const from = fields.getByRole('textbox', { name: /^Du/ });
    for (const place of ['group', 'table'] as const) {
      await user.type(from, '05/11/2026');
      await user.type(words, 'introuvable');
      await shows();
      await waitFor(() => expect(screen.getByRole('button', { name: /2\u00a0critères/ })).toBeDefined());
      const clear = { name: 'Effacer les filtres' };
      const [beside, under] = screen.getAllByRole('button', clear);
      await user.click((place === 'group' ? beside : under) ?? document.body);
      await shows(5, 4, 3, 2, 1);
      expect([words, from].map((input) => (input as HTMLInputElement).value)).toEqual(['', '']);
    }
  });

  it('empties a date left half typed with the other criteria, filtered or not', async () => {
    const { router, user } = await show();
    const fields = await filters(user);
    const from = fields.getByRole<HTMLInputElement>('textbox', { name: /^Du/ });
    const to = fields.getByRole<HTMLInputElement>('textbox', { name: /^Au/ });
    await user.type(from, '12/03/2026');
    await waitFor(() => expect(router.state.location.search).toBe('?du=2026-03-12'));
    await user.type(from, '{Backspace}');
    await user.type(to, '12/03/202');
    // A day still being typed filters nothing, and the one sent before it goes on filtering.
    expect([from.value, to.value]).toEqual(['12/03/202', '12/03/202']);
    expect(router.state.location.search).toBe('?du=2026-03-12');
    await user.click(screen.getByRole('button', { name: 'Effacer les filtres' }));
    await waitFor(() => expect([from.value, to.value]).toEqual(['', '']));
    expect(router.state.location.search).toBe('');
  });

  it('leaves alone what is typed before the address follows', async () => {
    let held = Promise.resolve();
    const { router, user } = await show('/journal', () => held);
    const fields = await filters(user);
    const from = fields.getByRole<HTMLInputElement>('textbox', { name: /^Du/ });
    await user.type(from, '12/03/202');
    let land: () => void = () => undefined;
    held = new Promise((resolve) => {
      land = resolve;
    });
    await user.type(from, '6');
    await user.type(from, '{Backspace}');
    expect(router.state.location.search).toBe('');
    land();
    await screen.findByRole('button', { name: /1\u00a0critère/ });
    expect(router.state.location.search).toBe('?du=2026-03-12');
    expect(from.value).toBe('12/03/202');
    await user.type(from, '5');
    await waitFor(() => expect(router.state.location.search).toBe('?du=2025-03-12'));
    expect(from.value).toBe('12/03/2025');
  });

  it('shows in its fields what the address says, when it is gone back to or come to by a link', async () => {
    const { router, user } = await show();
    const fields = await filters(user);
    const words = fields.getByRole<HTMLInputElement>('textbox', { name: /^Mots cherchés/ });
    const from = fields.getByRole<HTMLInputElement>('textbox', { name: /^Du/ });
    const says = (mots: string, du: string) =>
      waitFor(() => expect([words.value, from.value]).toEqual([mots, du]));
    await user.type(from, '3/11/2026');
    await user.type(words, 'avenant');
    await waitFor(() => expect(router.state.location.search).toBe('?du=2026-11-03&mots=avenant'));
    await user.click(screen.getByRole('button', { name: 'Effacer les filtres' }));
    await says('', '');
    await router.navigate(-1);
    await says('avenant', '03/11/2026');
    await router.navigate('/journal?mots=projet&du=2026-11-02');
    await says('projet', '02/11/2026');
    await router.navigate(-1);
    await says('avenant', '03/11/2026');
  });

  it('does not look for words cleared before they were sent', async () => {
    const { router, user } = await show('/journal?par=Ada+ESSAI');
    const fields = within(await screen.findByRole('group', { name: 'Filtrer' }));
    const words = fields.getByRole<HTMLInputElement>('textbox', { name: /^Mots cherchés/ });
    await user.type(words, 'introuvable');
    await user.click(screen.getByRole('button', { name: 'Effacer les filtres' }));
    await waitFor(() => expect(words.value).toBe(''));
    // Longer than the pause after which words are sent.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(router.state.location.search).toBe('');
    await shows(5, 4, 3, 2, 1);
  });

  it('hands over, in a file, what is shown and no more', async () => {
    const { user } = await show('/journal?par=Blaise+ESSAI&colonnes=seq,par,instant,fiches');
    await shows(5, 4);
    await user.click(screen.getByRole('button', { name: 'Exporter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'CSV (.csv)' }));
    expect((await screen.findByText(/^Document enregistré/)).textContent).toContain('journal-2026-11-23.csv');
    expect(application.saved.map(({ nom, type }) => [nom, type])).toEqual([
      ['journal-2026-11-23.csv', expect.stringContaining('text/csv')],
    ]);
    const rows = exported();
    expect(Object.keys(rows[0] ?? {})).toEqual(['N°', 'Par', 'Instant (UTC)', 'Fiches touchées']);
    expect(rows.map((row) => [row['N°'], row.Par, row['Instant (UTC)']])).toEqual([
      ['5', 'Blaise ESSAI', '2026-11-03T23:30:00.000Z'],
      ['4', 'Blaise ESSAI', '2026-11-03T23:30:00.000Z'],
    ]);
    expect(rows[0]?.['Fiches touchées']).toContain('Premier projet');
  });

  it('hands over the entries that are chosen, alone', async () => {
    const { user } = await show('/journal?colonnes=seq');
    await shows(5, 4, 3, 2, 1);
    const tick = (seq: number) =>
      user.click(screen.getByRole('checkbox', { name: `Choisir l’entrée n°\u00a0${seq}` }));
    await tick(4);
    await tick(2);
    await user.click(screen.getByRole('button', { name: 'Exporter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'CSV (.csv)' }));
    await screen.findByText(/^Document enregistré/);
    expect(exported().map((row) => row['N°'])).toEqual(['4', '2']);
  });
});
