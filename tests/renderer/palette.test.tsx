// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter, useLocation } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTES } from '#registre/actes';
import { setPastInstant } from '../../src-renderer/rpc/past';
import { Layout } from '../../src-renderer/shell/layout';
import { Search } from '../../src-renderer/shell/search';
import { useSearchKey } from '../../src-renderer/shell/search-key';
import { COMMANDES, commandesDites } from '../../src-renderer/shell/palette/commandes';
import { openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

const DEMO = 'convention-demonstration-2022-2028';

// jsdom lays nothing out: a list without a height shows no line.
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 400 },
  clientWidth: { configurable: true, get: () => 640 },
});

let application: InMemoryApplication;
beforeEach(async () => {
  localStorage.clear();
  application = await openForTest('2026-11-23');
  await application.ask('exemple.charger', { demonstration: true });
});

const nothing = () => undefined;
const Ailleurs = () => {
  const { pathname, search } = useLocation();
  useSearchKey(nothing);
  return (
    <>
      <p>Ailleurs : {pathname + search}</p>
      <input aria-label="Un champ" />
      <Search />
    </>
  );
};

async function show(address = '/'): Promise<UserEvent> {
  const router = createMemoryRouter([{ path: '*', element: <Ailleurs /> }], { initialEntries: [address] });
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  const user = userEvent.setup();
  // From a field, where the caret is.
  await user.click(screen.getByRole('textbox', { name: 'Un champ' }));
  await reopen(user);
  return user;
}

async function reopen(user: UserEvent): Promise<void> {
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox');
  await waitFor(() => expect(document.activeElement).toBe(field));
}

const lines = (): readonly string[] => screen.queryAllByRole('option').map((one) => one.textContent);
const first = (words: RegExp) => waitFor(() => expect(lines()[0]).toMatch(words));

describe('the palette', () => {
  it('opens from a field, gives the focus back to it, and types nothing there', async () => {
    const user = await show();
    const field = screen.getByRole('combobox');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
    const typed = screen.getByRole<HTMLInputElement>('textbox', { name: 'Un champ' });
    expect(typed.value).toBe('');
    await waitFor(() => expect(document.activeElement).toBe(typed));
  });

  it('finds a record as it is typed, and leads to it by the keyboard', async () => {
    const user = await show();
    await user.keyboard('groupe tehcnique');
    await first(/^Avenant n°\s1.*Démonstration.*Avenant$/u);
    const chosen = screen.getByRole('option', { selected: true });
    expect(screen.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(chosen.id);
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(
      await screen.findByText(`Ailleurs : /conventions/${DEMO}/avenants/avenant-groupe-technique`),
    ).toBeDefined();
    expect(screen.queryByRole('combobox')).toBeNull();
    // What was chosen comes first, before anything is typed.
    await reopen(user);
    await first(/^Avenant n°\s1/u);
  });

  it('chooses what answers the words typed, however soon Enter comes after them', async () => {
    const user = await show();
    await user.keyboard('groupe tehcnique');
    await first(/^Avenant n°\s1/u);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
    // Chosen before, it comes first among what the first letters find: not what is asked in the end.
    await reopen(user);
    const field = screen.getByRole('combobox');
    fireEvent.change(field, { target: { value: 'avenant' } });
    await first(/^Avenant n°\s1/u);
    fireEvent.change(field, { target: { value: 'demander un avenant' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(field.getAttribute('aria-label')).toBe('Sur quelle convention\u00a0?'));
  });

  it('leads to an article in the text, and to an entry of the journal', async () => {
    const user = await show();
    await user.keyboard('article 6');
    await first(/^ARTICLE 6/u);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/\/texte\?article=art6$/u)).toBeDefined();
    await reopen(user);
    await user.keyboard('journal régularisation');
    await user.click(await screen.findByRole('option', { name: /^Régularisation, n°/u }));
    expect(await screen.findByText(/Ailleurs : \/journal\?entree=\d+$/u)).toBeDefined();
  });

  it('asks what a command is about, and opens its form there', async () => {
    const user = await show();
    await user.keyboard('enregister un avis');
    await first(/^Enregistrer un avis/u);
    await user.click(screen.getByRole('option', { name: /^Enregistrer un avis sur un avenant/u }));
    expect(screen.getByRole('combobox', { name: 'Sur quel avenant\u00a0?' })).toBeDefined();
    await waitFor(() => expect(lines()).toHaveLength(3));
    await user.keyboard('axes');
    await waitFor(() => expect(lines()).toHaveLength(1));
    await user.keyboard('{Enter}');
    expect(
      await screen.findByText(`Ailleurs : /conventions/${DEMO}/avenants/avenant-axes-schema/avis`),
    ).toBeDefined();
  });

  it('takes a command and what it is about in one sentence, and goes back by Escape', async () => {
    const user = await show();
    await user.keyboard('demander un avenant demonstration');
    await first(/^Demander un avenant\s: Démonstration/u);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(`Ailleurs : /conventions/${DEMO}/avenants/nouveau`)).toBeDefined();
    await reopen(user);
    await user.keyboard('nouvelle convention');
    await first(/^Reprendre ma convention/u);
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('joindre piece');
    await first(/^Joindre une pièce/u);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Sur quelle convention\u00a0?' })).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('combobox', { name: /^Chercher/u })).toBeDefined();
  });

  it('greys what is refused today, says why, and leads nowhere from there', async () => {
    const user = await show();
    await user.keyboard('enregistrer les signatures d’un avenant');
    await user.click(
      await screen.findByRole('option', { name: /^Enregistrer les signatures d’un avenant/u }),
    );
    await waitFor(() =>
      expect(screen.getByRole('combobox').getAttribute('aria-label')).toBe('Sur quel avenant\u00a0?'),
    );
    await user.keyboard('axes');
    const refused = await screen.findByRole('option', { name: /Aucun avis n’a été rendu/u });
    expect(refused.getAttribute('aria-disabled')).toBe('true');
    expect(refused.textContent).toMatch(/Actualisation des axes/u);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox')).toBeDefined();
    // One that is signed takes nothing more; another one may be signed.
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('groupe technique');
    await screen.findByRole('option', { name: /Ne se fait pas à l’étape où en est cet acte/u });
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('précision');
    await first(/Précision des modalités/u);
    expect(screen.getAllByRole('option')[0]!.getAttribute('aria-disabled')).toBeNull();
  });

  it.each([
    ['nuit', 'theme'],
    ['lignes serrees', 'densite'],
    ['agrandir police', 'taille'],
    ['emplacement', 'donnees'],
    ['feries', 'calendrier'],
    ['rgaa', 'accessibilite'],
    ['licence', 'apropos'],
  ])('« %s » leads to the setting itself', async (words, reglage) => {
    const user = await show();
    await user.keyboard(words);
    await first(/Réglages$/u);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(`Ailleurs : /reglages?aller=${reglage}`)).toBeDefined();
  });

  it('says, while the past is looked at, that it finds what is there today', async () => {
    setPastInstant('2026-11-01');
    try {
      await show();
      await screen.findByText(/recherche dans le registre d’aujourd’hui/u);
    } finally {
      setPastInstant(null);
    }
  });

  it('says that nothing answers, what is being read, and why it failed', async () => {
    const user = await show();
    await user.keyboard('xylophone');
    expect(await screen.findByText(/Rien ne répond à ces mots/u)).toBeDefined();
    application.answerOnce('recherche.chercher', { trouvailles: [], total: 0, enCours: true });
    await user.keyboard('s');
    expect(await screen.findByText(/Lecture du registre…/u)).toBeDefined();
    expect(await screen.findByText(/Rien ne répond à ces mots/u)).toBeDefined();
    application.refuseOnce('recherche.chercher', {
      code: 'X',
      message: 'Le journal est illisible.',
      remede: '',
    });
    await user.keyboard('t');
    expect(within(await screen.findByRole('alert')).getByText(/Le journal est illisible/u)).toBeDefined();
  });

  it('draws only the lines in sight of a long list', async () => {
    const user = await show();
    const [one] = (await application.ask('recherche.chercher', { texte: 'avenant' })).trouvailles;
    if (one === undefined) throw new Error('nothing found');
    application.answerOnce('recherche.chercher', {
      trouvailles: Array.from({ length: 200 }, (_, rang) => ({ ...one, cle: `${one.cle}/${rang}` })),
      total: 5000,
      enCours: false,
    });
    await act(() =>
      Promise.resolve(fireEvent.change(screen.getByRole('combobox'), { target: { value: 'zzz' } })),
    );
    await waitFor(() => expect(lines().length).toBeGreaterThan(5));
    expect(lines().length).toBeLessThan(40);
    expect(
      screen.getByText(/200 premiers sur 5000\sresultats|200 premiers sur 5000\srésultats/u),
    ).toBeDefined();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('combobox').getAttribute('aria-activedescendant')).toMatch(/-199$/u);
  });
});

describe('the commands', () => {
  it('are every act that has a form, by its own words', () => {
    for (const [nom, { adresse }] of Object.entries(ACTES))
      expect(COMMANDES.some(({ cle }) => cle === `acte/${nom}`)).toBe(adresse !== null);
    for (const commande of COMMANDES) {
      const said = commandesDites(commande.libelle).map((one) => one.commande.cle);
      expect(said.slice(0, 3), commande.libelle).toContain(commande.cle);
    }
  });

  it('are said with a typo, in any order, without their little words', () => {
    for (const [texte, cle] of [
      ['demnder avenant', 'acte/avenants.demander'],
      ['avenant demander', 'acte/avenants.demander'],
      ['saisir comite', 'acte/avenants.saisir'],
      ['import', 'ecran/echanges'],
      ['historique', 'ecran/journal'],
    ] as const)
      expect(commandesDites(texte)[0]?.commande.cle, texte).toBe(cle);
    expect(commandesDites('')).toEqual([]);
    expect(commandesDites('xylophone')).toEqual([]);
  });
});

it('Ctrl + K pressed before its code is there opens it once it is, pressed twice as well', async () => {
  const router = createMemoryRouter([
    { element: <Layout />, children: [{ path: '*', element: <p>Écran</p> }] },
  ]);
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  await screen.findByRole('combobox');
});
