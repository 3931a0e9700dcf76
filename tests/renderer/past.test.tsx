// @vitest-environment jsdom
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { JournalTable } from '../../src-renderer/features/journal/journal-table';
import { PastBanner } from '../../src-renderer/shell/past-banner';
import { TimeTravelDialog } from '../../src-renderer/shell/time-travel-dialog';
import { call } from '../../src-renderer/rpc/client';
import { pastInstant, setPastInstant } from '../../src-renderer/rpc/past';
import { useQuery } from '../../src-renderer/rpc/query';
import { ActButton } from '../../src-renderer/ui/act-button';
import { ActLink } from '../../src-renderer/ui/act-link';
import { ReadOnlyContext } from '../../src-renderer/ui/read-only';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

const AT = '2024-01-15T08:00:00.000Z';
let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2026-11-02');
});

function open(element: React.ReactElement, address = '/') {
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [address] });
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return { router, user: userEvent.setup() };
}

function Revision() {
  const { data } = useQuery('registre.etat', {});
  return (
    <output>{data === undefined ? '…' : `${data.revision} ${data.lectureSeule?.cause ?? 'libre'}`}</output>
  );
}
const shown = () => screen.getByRole('status').textContent;

describe('the instant looked at', () => {
  it('goes with every question, keeps its own answers, and survives the page', async () => {
    open(<Revision />);
    await waitFor(() => expect(shown()).toBe('2 libre'));
    act(() => setPastInstant(`${AT}#1`));
    expect(window.sessionStorage.getItem('registre.au')).toBe(`${AT}#1`);
    await waitFor(() => expect(shown()).toBe('1 passe'));
    await application.ask('conventions.confirmerFin', {
      conventionId: CONVENTION_ID,
      date: '2028-12-31',
      fondement: 'CPRDFOP',
    });
    act(() => setPastInstant(null));
    expect(window.sessionStorage.getItem('registre.au')).toBeNull();
    await waitFor(() => expect(shown()).toBe('3 libre'));
  });

  it('lets no command through', async () => {
    act(() => setPastInstant(AT));
    const reply = await call('conventions.confirmerFin', {
      conventionId: CONVENTION_ID,
      date: '2028-12-31',
      fondement: 'CPRDFOP',
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'CONSULTATION_DU_PASSE' } });
  });

  it('is said by a banner that leads back to the present', async () => {
    act(() => setPastInstant(`${AT}#1`));
    const { user } = open(<PastBanner au={`${AT}#1`} onChange={() => undefined} />);
    expect(screen.getByTestId('bandeau-passe').textContent).toContain(
      'Vous consultez le registre tel qu’il était le 15 janvier 2024 à 09:00, après l’entrée n°\u00a01',
    );
    await user.click(screen.getByRole('button', { name: 'Revenir au présent' }));
    expect(pastInstant()).toBeNull();
  });
});

describe('choosing an instant', () => {
  const type = async (day: string, hour: string) => {
    const { user } = open(<TimeTravelDialog opened onClose={() => undefined} from={AT} />);
    const fields = await screen.findByRole('dialog');
    const [dayField] = within(fields).getAllByRole('textbox');
    await user.clear(dayField!);
    await user.type(dayField!, day);
    const hourField = within(fields).getByLabelText(/Heure/);
    await user.clear(hourField);
    await user.type(hourField, hour);
    await user.click(within(fields).getByRole('button', { name: 'Consulter cet instant' }));
    return fields;
  };

  it('starts from the one shown, in the time of Paris', async () => {
    await type('15/01/2024', '9h00');
    await waitFor(() => expect(pastInstant()).toBe(AT));
  });

  it.each([
    ['14/01/2024', '10:00', /Le registre était encore vide à cet instant/],
    ['29/03/2026', '02:30', /il n’a jamais été 02:30 à Paris/],
    ['15/01/2024', '25:00', /L’heure s’écrit hh:mm/],
    ['01/01/2199', '10:00', /n’est pas encore passé/],
  ])('of %s at %s says why it cannot, and keeps what was typed', async (day, hour, why) => {
    const dialog = await type(day, hour);
    expect((await within(dialog).findAllByText(why)).length).toBeGreaterThan(0);
    expect(within(dialog).getByDisplayValue(hour)).toBeTruthy();
    expect(pastInstant()).toBeNull();
  });
});

describe('what records, where nothing can be recorded', () => {
  it('stays in its place and in reach of the keyboard, does nothing, and says why', async () => {
    let done = 0;
    const { router, user } = open(
      <ReadOnlyContext value="Registre consulté dans le passé.">
        <ActLink to="/signer">Signer</ActLink>
        <ActButton onClick={() => done++}>Supprimer</ActButton>
      </ReadOnlyContext>,
    );
    expect(screen.queryByRole('link')).toBeNull();
    for (const name of ['Signer', 'Supprimer']) {
      const button = screen.getByRole('button', { name });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      expect(button.getAttribute('aria-description')).toBe('Registre consulté dans le passé.');
      await user.tab();
      expect(document.activeElement).toBe(button);
      await user.keyboard('{Enter}');
      await user.click(button);
    }
    expect(done).toBe(0);
    expect(router.state.location.pathname).toBe('/');
  });
});

describe('the journal on screen', () => {
  it('opens an entry by the keyboard, on what it changed, and goes to that moment', async () => {
    const { user } = open(<JournalTable />);
    const expand = await screen.findByRole('button', { name: 'Détail de l’entrée n°\u00a02' });
    expect(expand.getAttribute('aria-expanded')).toBe('false');
    expand.focus();
    await user.keyboard('{Enter}');
    expect(expand.getAttribute('aria-expanded')).toBe('true');
    const detail = await screen.findByRole('region', { name: 'Ce que l’entrée n°\u00a02 a changé' });
    expect((await within(detail).findAllByText(/^Signatures › .* › Date$/)).length).toBe(4);
    expect(within(detail).getAllByText('2 novembre 2026').length).toBe(4);
    await user.click(within(detail).getByRole('button', { name: 'Voir le registre après cette action' }));
    expect(pastInstant()).toBe(`${AT}#2`);
  });

  it('keeps what is sought in the address, and reads it from there', async () => {
    const { router, user } = open(<JournalTable />, '/journal?nature=sauvegarde');
    await screen.findByRole('button', { name: 'Détail de l’entrée n°\u00a01' });
    expect(screen.queryByRole('button', { name: 'Détail de l’entrée n°\u00a02' })).toBeNull();
    await user.selectOptions(screen.getByLabelText('Nature'), '');
    await screen.findByRole('button', { name: 'Détail de l’entrée n°\u00a02' });
    expect(router.state.location.search).toBe('');
    await user.type(screen.getByLabelText('Mots cherchés'), 'introuvable');
    await screen.findByText('Aucune entrée ne correspond');
    expect(router.state.location.search).toBe('?mots=introuvable');
    await user.click(screen.getAllByRole('button', { name: 'Effacer les filtres' })[0]!);
    await screen.findByRole('button', { name: 'Détail de l’entrée n°\u00a02' });
  });

  it('goes straight to an entry by its number, opened, and says when there is none', async () => {
    const { router, user } = open(<JournalTable />);
    const field = await screen.findByLabelText('Aller à l’entrée n°');
    await user.type(field, '9{Enter}');
    await screen.findByText('Indiquez un numéro entre 1 et 2.');
    await user.clear(field);
    await user.type(field, '1{Enter}');
    await screen.findByRole('region', { name: 'Ce que l’entrée n°\u00a01 a changé' });
    expect(router.state.location.search).toBe('?entree=1');
  });

  it('asks for the entries of one convention only, where one is shown', async () => {
    open(<JournalTable conventionId={CONVENTION_ID} />);
    await screen.findByRole('button', { name: 'Détail de l’entrée n°\u00a02' });
    expect(application.asked).toContainEqual(
      expect.objectContaining({
        method: 'journal.lire',
        input: expect.objectContaining({
          filtre: expect.objectContaining({ conventionId: CONVENTION_ID }) as unknown,
        }) as unknown,
      }),
    );
  });
});
