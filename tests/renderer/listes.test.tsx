// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NomListe } from '#registre/listes';
import { ListePage } from '../../src-renderer/features/listes/liste-page';
import { projet } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

let application: InMemoryApplication;

beforeEach(async () => {
  localStorage.clear();
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-01-10');
  const ids = [];
  for (const objet of ['Élargissement', 'Bilan', 'Axes', 'Carte'])
    ids.push(await projet(application, objet, []));
  const [, bilan = ''] = ids;
  await application.ask('avenants.instruire', { avenantId: bilan, date: '2024-03-12', service: null });
});

async function show(address = '/listes/avenants', liste: NomListe = 'avenants') {
  const router = createMemoryRouter(
    [
      { path: '/listes/:liste', element: <ListePage liste={liste} /> },
      { path: '*', element: <p>Ailleurs</p> },
    ],
    { initialEntries: [address] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  await screen.findByRole('grid');
  return { router, user: userEvent.setup(), said: () => new URLSearchParams(router.state.location.search) };
}

/** What a row is of, in the order they stand. */
const objets = (): readonly (string | undefined)[] =>
  within(screen.getByRole('grid'))
    .queryAllByRole('rowheader')
    .map(({ textContent }) => /[ \u00a0]: (.*)$/u.exec(textContent)?.[1]);
const shows = (...wanted: string[]) => waitFor(() => expect(objets()).toEqual(wanted));
const column = (name: string) => screen.getByRole('button', { name });
const row = (name: RegExp) => screen.getByRole('row', { name });

const count = () => screen.getAllByRole('status')[0]?.textContent;

const exported = (): readonly string[] =>
  new TextDecoder('utf-8').decode(application.saved.at(-1)?.bytes).trim().split('\r\n');

async function exportCsv(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Exporter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'CSV (.csv)' }));
  await screen.findByText(/^Document enregistré/);
}

describe('a list', () => {
  it('is put in order by a column, as a dictionary has it, one way then the other, then as it was', async () => {
    const { user, said } = await show();
    await shows('Élargissement', 'Bilan', 'Axes', 'Carte');
    await user.click(column('Avenant'));
    await shows('Axes', 'Bilan', 'Carte', 'Élargissement');
    expect(said().get('tri')).toBe('fiche');
    expect(screen.getByRole('columnheader', { name: 'Avenant' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(column('Avenant'));
    await shows('Élargissement', 'Carte', 'Bilan', 'Axes');
    await user.click(column('Avenant'));
    await shows('Élargissement', 'Bilan', 'Axes', 'Carte');
    expect(said().has('tri')).toBe(false);
  });

  it('is filtered by several columns and by words at once, kept in the address', async () => {
    const { user, said } = await show();
    await user.click(screen.getByRole('button', { name: 'Filtrer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'État' }));
    await user.click(await screen.findByRole('checkbox', { name: /Demandé/ }));
    await shows('Élargissement', 'Axes', 'Carte');
    expect(said().getAll('etat')).toEqual(['demande']);
    await user.keyboard('{Escape}');
    await user.type(screen.getByRole('textbox', { name: 'Rechercher dans la liste' }), 'elargi');
    await shows('Élargissement');
    expect(count()).toBe('1 sur 4\u00a0lignes');
    await user.click(screen.getByRole('button', { name: 'Retirer le filtre État' }));
    expect(said().toString()).toBe('mots=elargi');
    await user.clear(screen.getByRole('textbox', { name: 'Rechercher dans la liste' }));
    await user.type(screen.getByRole('textbox', { name: 'Rechercher dans la liste' }), 'introuvable');
    expect(await screen.findByText('Aucune ligne ne correspond à ces filtres')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Effacer les filtres' }));
    await screen.findByRole('grid');
    await shows('Élargissement', 'Bilan', 'Axes', 'Carte');
  });

  it('is come to filtered, in order, with its columns, by its address', async () => {
    await show('/listes/avenants?etat=demande&tri=-fiche&colonnes=fiche,objet');
    await shows('Élargissement', 'Carte', 'Axes');
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '',
      'Avenant',
      'Objet',
    ]);
  });

  it('leaves exactly as it is seen: its lines, their order, its columns', async () => {
    const { user } = await show('/listes/avenants?etat=demande&tri=-objet&colonnes=objet,etat');
    await exportCsv(user);
    expect(exported()).toEqual([
      'Objet;État',
      expect.stringMatching(/^Élargissement;Demandé/),
      expect.stringMatching(/^Carte;Demandé/),
      expect.stringMatching(/^Axes;Demandé/),
    ]);
    expect(application.saved.at(-1)?.nom).toBe('avenants-2026-11-23.csv');
  });

  it('leaves as a workbook too', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'Exporter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Excel (.xlsx)' }));
    await screen.findByText(/^Document enregistré/);
    const saved = application.saved.at(-1);
    expect(saved?.nom).toBe('avenants-2026-11-23.xlsx');
    expect([...(saved?.bytes.subarray(0, 2) ?? [])]).toEqual([0x50, 0x4b]);
  });

  it('is walked by the arrows, chosen from by the keyboard, and opened by Enter', async () => {
    const { user, router } = await show('/listes/avenants?tri=fiche&colonnes=fiche,objet');
    await shows('Axes', 'Bilan', 'Carte', 'Élargissement');
    row(/Axes/).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(row(/Bilan/));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(row(/Élargissement/));
    await user.keyboard(' ');
    await user.keyboard('{Home} ');
    expect(row(/Axes/).getAttribute('aria-selected')).toBe('true');
    expect(row(/Bilan/).getAttribute('aria-selected')).toBe('false');
    expect(count()).toBe('4\u00a0lignes, 2\u00a0choisies');
    await exportCsv(user);
    expect(
      exported()
        .slice(1)
        .map((line) => line.split(';')[1]),
    ).toEqual(['Axes', 'Élargissement']);
    row(/Axes/).focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(count()).toContain('4\u00a0choisies');
    await user.keyboard('{Escape}');
    expect(count()).toBe('4\u00a0lignes');
    await user.keyboard('{Enter}');
    await screen.findByText('Ailleurs');
    expect(router.state.location.pathname).toMatch(new RegExp(`^/conventions/${CONVENTION_ID}/avenants/.`));
  });

  it('is chosen from by the mouse, one by one, from one to another, or whole', async () => {
    const { user } = await show('/listes/avenants?tri=fiche');
    const tick = (name: RegExp) => screen.getByRole('checkbox', { name });
    await user.click(tick(/Axes/));
    await user.keyboard('{Shift>}');
    await user.click(tick(/Carte/));
    await user.keyboard('{/Shift}');
    expect(count()).toContain('3\u00a0choisies');
    await user.click(screen.getByRole('checkbox', { name: 'Tout choisir' }));
    expect(count()).toContain('4\u00a0choisies');
    await user.click(screen.getByRole('checkbox', { name: 'Tout choisir' }));
    expect(count()).toBe('4\u00a0lignes');
  });

  it('never hands over a line that the filters hide, though it was chosen', async () => {
    const { user } = await show('/listes/avenants?colonnes=objet,fiche');
    await user.click(screen.getByRole('checkbox', { name: /Bilan/ }));
    await user.click(screen.getByRole('checkbox', { name: /Axes/ }));
    await user.type(screen.getByRole('textbox', { name: 'Rechercher dans la liste' }), 'axes');
    await waitFor(() => expect(count()).toContain('1\u00a0choisie'));
    await exportCsv(user);
    expect(exported()).toHaveLength(2);
  });

  it('has the columns one chooses, the last of which stays', async () => {
    const { user, said } = await show('/listes/avenants?colonnes=fiche,etat');
    await user.click(screen.getByRole('button', { name: 'Affichage' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Objet' }));
    expect(said().get('colonnes')).toBe('fiche,etat,objet');
    for (const name of ['État', 'Objet', 'Avenant']) await user.click(screen.getByRole('checkbox', { name }));
    expect(said().get('colonnes')).toBe('fiche');
    await user.click(screen.getByRole('button', { name: 'Rétablir les colonnes' }));
    expect(said().has('colonnes')).toBe(false);
    await user.click(screen.getByRole('radio', { name: 'Compacte' }));
    expect(document.documentElement.dataset.densite).toBe('compact');
  });

  it('is seen again under the name it was given', async () => {
    const { user, said, router } = await show('/listes/avenants?etat=demande&tri=-fiche');
    await user.click(screen.getByRole('button', { name: 'Vues' }));
    await user.click(await screen.findByRole('button', { name: 'Enregistrer la vue' }));
    expect(await screen.findByText('Donnez un nom à la vue.')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Nom de la vue' }), 'À instruire');
    await user.click(screen.getByRole('button', { name: 'Enregistrer la vue' }));
    await router.navigate('/listes/avenants');
    await shows('Élargissement', 'Bilan', 'Axes', 'Carte');
    await user.click(await screen.findByRole('link', { name: 'À instruire' }));
    await shows('Élargissement', 'Carte', 'Axes');
    expect(said().toString()).toBe('etat=demande&tri=-fiche');
  });
});
