// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { JournalPage } from '../../src-renderer/features/journal/journal-page';
import { projet } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';

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

async function show(address = '/journal') {
  const router = createMemoryRouter([{ path: '/journal', element: <JournalPage /> }], {
    initialEntries: [address],
  });
  render(
    <MantineProvider env="test">
      <RouterProvider router={router} />
    </MantineProvider>,
  );
  await screen.findByRole('table');
  return { router, user: userEvent.setup() };
}

async function filters(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Filtrer' }));
  return within(await screen.findByRole('group', { name: 'Filtrer' }));
}

/** The numbers of the entries shown, once they are these. */
async function shows(...seqs: number[]): Promise<void> {
  await waitFor(() => {
    const buttons = within(screen.getByRole('table')).queryAllByRole('button', {
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
    expect(screen.getByText('Aucune entrée ne correspond')).toBeDefined();
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
      await waitFor(() => expect(screen.getByRole('button', { name: /2 critères/ })).toBeDefined());
      const clear = { name: 'Effacer les filtres' };
      const [beside, under] = screen.getAllByRole('button', clear);
      await user.click((place === 'group' ? beside : under) ?? document.body);
      await shows(5, 4, 3, 2, 1);
      expect([words, from].map((input) => (input as HTMLInputElement).value)).toEqual(['', '']);
    }
  });

  it('hands over, in a file, what is shown and no more', async () => {
    const { user } = await show('/journal?par=Blaise+ESSAI');
    await shows(5, 4);
    await user.click(screen.getByRole('button', { name: 'Exporter (CSV)' }));
    expect((await screen.findByText(/^Document enregistré/)).textContent).toContain('journal-2026-11-23.csv');
    expect(application.saved.map(({ nom, type }) => [nom, type])).toEqual([
      ['journal-2026-11-23.csv', expect.stringContaining('text/csv')],
    ]);
    const rows = exported();
    expect(rows.map((row) => [row['\ufeffN°'] ?? row['N°'], row.Par, row['Instant (UTC)']])).toEqual([
      ['5', 'Blaise ESSAI', '2026-11-03T23:30:00.000Z'],
      ['4', 'Blaise ESSAI', '2026-11-03T23:30:00.000Z'],
    ]);
    expect(rows[0]?.['Fiches touchées']).toContain('Premier projet');
  });
});
