// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter, useLocation } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#contract/procedures';
import type { ExamenConventionView } from '#contract/redaction';
import { examenDe } from '#domain/importation/examen';
import { lireConvention } from '#domain/importation/lire-convention';
import { NouvellePage } from '../../src-renderer/features/redaction/nouvelle-page';
import { RedigerPage } from '../../src-renderer/features/redaction/rediger-page';
import { paths } from '../../src-renderer/parts/paths';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { documentDe } from '../domain/importation/texte';
import { ScreenProvider } from './screen-provider';

const BYTES = readFileSync(
  join(import.meta.dirname, '../fixtures/conventions/1-normandie-trois-signataires.txt'),
);
const DOCUMENT = documentDe(BYTES.toString('utf8'));
const DOUTE = 'Chacune des parties peut proposer à tout moment';
const PHRASE = 'Cette phrase du fichier est restée seule.';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
});

const Ailleurs = () => <p>Ailleurs : {useLocation().pathname}</p>;

function show(address: string): UserEvent {
  const router = createMemoryRouter(
    [
      { path: paths.nouvelleConvention, element: <NouvellePage /> },
      { path: '/conventions/:conventionId/rediger', element: <RedigerPage /> },
      { path: '*', element: <Ailleurs /> },
    ],
    { initialEntries: [address] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return userEvent.setup();
}

const sent = <M extends 'conventions.creer' | 'conventions.editer'>(method: M): Input<M> | undefined =>
  application.asked.filter((one) => one.method === method).at(-1)?.input as Input<M> | undefined;

/** The file as it is really read, with a doubt and a sentence without a place besides. */
function examen(): ExamenConventionView {
  return {
    ...examenDe(DOCUMENT, lireConvention(DOCUMENT)),
    doutes: [{ id: 'doute-1', nature: 'coupure', dit: DOUTE, motif: 'Ces mots paraissent mal coupés.' }],
    nonPlaces: [PHRASE],
    fichier: { nom: 'convention.txt', taille: BYTES.byteLength, sha256: '0'.repeat(64) },
  };
}

async function readFile(): Promise<UserEvent> {
  const user = show(paths.nouvelleConvention);
  application.answerOnce('conventions.examinerFichier', examen());
  const input = (await screen.findByRole('group', { name: 'Fichier de la convention' })).querySelector(
    'input[type=file]',
  );
  fireEvent.change(input!, { target: { files: [new File([BYTES], 'convention.txt')] } });
  await screen.findByRole('heading', { name: 'Relire ma convention' });
  return user;
}

const outline = () => screen.getByRole('navigation', { name: 'Parties de l’acte' });
const open = (user: UserEvent, name: RegExp) => user.click(within(outline()).getByRole('button', { name }));
const record = () => screen.getByRole('button', { name: 'Enregistrer la convention' });
const alinea = (rang: number): HTMLTextAreaElement => screen.getByRole('textbox', { name: `Alinéa ${rang}` });
const alineas = (): readonly string[] =>
  screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: /^Alinéa \d+$/u }).map(({ value }) => value);

describe('a file that was read', () => {
  it('is recorded only once every doubt and every sentence without a place is settled', async () => {
    const user = await readFile();
    expect(record().getAttribute('aria-disabled')).toBe('true');
    expect(record().getAttribute('aria-description')).toMatch(/2 points restent à régler/u);
    await user.click(record());
    expect(sent('conventions.creer')).toBeUndefined();

    // To correct: the words themselves, then said to be corrected.
    await user.click(screen.getByRole('button', { name: 'Corriger' }));
    expect(document.activeElement).toBe(alinea(1));
    expect(alinea(1).value).toContain(DOUTE);
    await user.type(alinea(1), ' Corrigé.');
    expect(record().getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'C’est corrigé' }));
    expect(record().getAttribute('aria-description')).toMatch(/Un point reste à régler/u);

    // The sentence goes where it is said to, and can be read there.
    await user.click(screen.getByRole('button', { name: 'Placer comme alinéa après…' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Division' }), 'Article 1er – Objet');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Après' }),
      screen.getByRole('option', { name: /^al\.\s1/u }),
    );
    await user.click(screen.getByRole('button', { name: 'Placer ici' }));
    await waitFor(() => expect(document.activeElement).toBe(alinea(2)));
    expect(alinea(2).value).toBe(PHRASE);
    expect(record().getAttribute('aria-disabled')).toBeNull();

    await user.click(record());
    await screen.findByText(/^Ailleurs : \/conventions\/id-\d+\/texte/u);
    const creer = sent('conventions.creer')!;
    const texts = creer.divisions.flatMap((one) => one.alineas.map(({ texte }) => texte));
    expect(texts).toContain(PHRASE);
    expect(texts.find((texte) => texte.includes(DOUTE))).toMatch(/Corrigé\.$/u);
    // What the act says of a party besides who signs for it, as it was read.
    expect(creer.parties.map(({ appel, mentions }) => ({ appel, mentions }))).toEqual(
      examen().redaction.parties.map(({ appel, mentions }) => ({ appel, mentions })),
    );
    expect(creer.parties[1]!.appel).toBe('la Région');
    const { id } = (await application.ask('conventions.lister', {})).find(
      ({ region }) => region === 'Normandie',
    )!;
    const { pieces } = await application.ask('pieces.lister', { conventionId: id });
    expect(pieces.map(({ nom }) => nom)).toEqual(['convention.txt']);
  });

  it('shows where each passage went, and the other way round', async () => {
    const user = await readFile();
    const source = screen.getByRole('listbox', { name: 'Passages du fichier' });
    await user.click(within(source).getByText(/^Vu le code du travail/u));
    await waitFor(() =>
      expect((document.activeElement as HTMLTextAreaElement).value).toMatch(/^Vu le code du travail/u),
    );
    await open(user, /Objet/u);
    alinea(1).focus();
    await waitFor(() =>
      expect(within(source).getByRole('option', { selected: true }).textContent).toBe(alinea(1).value),
    );
  });

  it('keeps of its clauses those that are retained, sure when they are confirmed', async () => {
    const user = await readFile();
    await open(user, /^À régler/u);
    await user.click(screen.getByRole('button', { name: 'C’est juste' }));
    await user.click(screen.getByRole('button', { name: 'Sans objet' }));
    await open(user, /^Clauses lues/u);
    const of = (name: RegExp) => within(screen.getByRole('radiogroup', { name }));
    await user.click(of(/prise d’effet/u).getByRole('radio', { name: 'Confirmer' }));
    await user.click(of(/sur les avenants/u).getByRole('radio', { name: 'Ne pas retenir' }));
    await user.click(record());
    await screen.findByText(/^Ailleurs/u);
    const clauses = sent('conventions.creer')!.clauses!.map(
      ({ parametres, confirmee }) => `${parametres.nature} ${confirmee}`,
    );
    expect(clauses).toContain('effet true');
    expect(clauses).toContain('resiliation false');
    expect(clauses.some((one) => one.startsWith('avenant'))).toBe(false);
  });

  it('confirms together those read without doubt, each listed; one misread is corrected where it stands', async () => {
    const user = await readFile();
    await user.click(screen.getByRole('button', { name: 'C’est juste' }));
    await user.click(screen.getByRole('button', { name: 'Sans objet' }));
    await open(user, /^Clauses lues/u);
    const n = screen.getAllByRole('radio', { name: 'Plus tard', checked: true }).length;
    expect(n).toBeGreaterThan(4);
    await user.click(screen.getByRole('button', { name: `Confirmer les ${n}` }));
    expect(screen.queryAllByRole('radio', { name: 'Plus tard', checked: true })).toEqual([]);
    expect(screen.queryByRole('button', { name: /^Confirmer les/u })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Corriger.*clause de résiliation/iu }));
    const form = screen.getByRole('group', { name: /^Corriger.*clause de résiliation/iu });
    const nombre = within(form).getByRole('textbox', { name: 'Nombre' });
    await user.clear(nombre);
    await user.click(within(form).getByRole('button', { name: 'Retenir ainsi' }));
    expect(within(form).getByText(/délai/u)).toBeDefined();
    await user.type(nombre, '3');
    await user.click(within(form).getByRole('button', { name: 'Retenir ainsi' }));
    await user.click(record());
    // What is kept is what the words say: a correction that they deny is refused, with the sentence.
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /ne sont pas ceux que ses mots disent.*deux mois après/u,
    );
    await user.click(screen.getByRole('button', { name: /^Corriger.*clause de résiliation/iu }));
    const again = screen.getByRole('group', { name: /^Corriger.*clause de résiliation/iu });
    await user.clear(within(again).getByRole('textbox', { name: 'Nombre' }));
    await user.type(within(again).getByRole('textbox', { name: 'Nombre' }), '2');
    await user.click(within(again).getByRole('button', { name: 'Retenir ainsi' }));
    await user.click(record());
    await screen.findByText(/^Ailleurs/u);
    const clauses = sent('conventions.creer')!.clauses!;
    expect(clauses.every(({ confirmee }) => confirmee)).toBe(true);
    expect(clauses.find(({ parametres }) => parametres.nature === 'resiliation')?.parametres).toMatchObject({
      n: 2,
      unite: 'mois',
    });
  });

  it('says when it could not be joined, and joins it on asking', async () => {
    const user = await readFile();
    await user.click(screen.getByRole('button', { name: 'C’est juste' }));
    await user.click(screen.getByRole('button', { name: 'Sans objet' }));
    application.refuseOnce('pieces.ajouter', {
      code: 'DISQUE',
      message: 'Le disque est plein.',
      remede: 'Libérez de la place.',
    });
    await user.click(record());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Le disque est plein.');
    await user.click(screen.getByRole('button', { name: 'Joindre de nouveau' }));
    await screen.findByText(/^Ailleurs/u);
    const created = application.asked.filter(({ method }) => method === 'conventions.creer');
    expect(created.length).toBe(1);
  });

  it('that cannot be read says why beside the field, and keeps the choice', async () => {
    show(paths.nouvelleConvention);
    const group = await screen.findByRole('group', { name: 'Fichier de la convention' });
    application.refuseOnce('conventions.examinerFichier', {
      code: 'SANS_TEXTE',
      message: 'Ce PDF ne contient pas de texte.',
      remede: 'Passez-le par une reconnaissance de caractères.',
    });
    fireEvent.change(group.querySelector('input[type=file]')!, {
      target: { files: [new File([BYTES], 'scan.pdf')] },
    });
    expect(await within(group).findByText(/ne contient pas de texte.*reconnaissance/u)).toBeDefined();
    expect(within(group).getByText('scan.pdf')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Lire de nouveau' })).toBeDefined();
  });

  it('being read is stopped, and never comes back by itself', async () => {
    const user = show(paths.nouvelleConvention);
    const gate = application.hold('conventions.examinerFichier');
    await user.click(await screen.findByRole('textbox', { name: 'Texte de la convention' }));
    await user.paste(BYTES.toString('utf8'));
    await user.click(screen.getByRole('button', { name: 'Lire ce texte' }));
    application.answerOnce('texte.suivreLecture', {
      avancement: { etape: 'pages', faites: 12, total: 60 },
    });
    expect(await screen.findByText(/12\spages lues sur 60/u)).toBeDefined();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('20');
    await user.click(await screen.findByRole('button', { name: 'Arrêter' }));
    const of = (method: string) => application.asked.filter((one) => one.method === method).at(-1)?.input;
    const { lecture } = of('conventions.examinerFichier') as { readonly lecture: string };
    expect(of('texte.suivreLecture')).toEqual({ lecture, arreter: true });
    application.answerOnce('conventions.examinerFichier', examen());
    gate.release();
    expect(await screen.findByText(/Lecture arrêtée/u)).toBeDefined();
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    expect(screen.queryByRole('heading', { name: 'Relire ma convention' })).toBeNull();
    application.answerOnce('conventions.examinerFichier', examen());
    await user.click(screen.getByRole('button', { name: 'Lire ce texte' }));
    await screen.findByRole('heading', { name: 'Relire ma convention' });
  });
});

describe('the text of a convention', () => {
  const article = /OBJET/u;
  async function edit(): Promise<UserEvent> {
    const user = show(paths.rediger(CONVENTION_ID));
    await screen.findByRole('navigation', { name: 'Parties de l’acte' });
    await open(user, article);
    return user;
  }

  it('is cut, joined, moved and pasted alinéa by alinéa from the keyboard', async () => {
    const user = await edit();
    const before = alineas();
    const [first = ''] = before;
    alinea(1).focus();
    alinea(1).setSelectionRange(10, 10);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(alinea(2)));
    expect(alineas()).toEqual([
      first.slice(0, 10).trimEnd(),
      first.slice(10).trimStart(),
      ...before.slice(1),
    ]);
    expect(alinea(2).selectionStart).toBe(0);

    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(document.activeElement).toBe(alinea(1)));
    expect(alineas().slice(0, 2)).toEqual([first.slice(10).trimStart(), first.slice(0, 10).trimEnd()]);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(document.activeElement).toBe(alinea(2)));

    alinea(2).setSelectionRange(0, 0);
    await user.keyboard('{Backspace}');
    await waitFor(() => expect(document.activeElement).toBe(alinea(1)));
    expect(alineas().length).toBe(before.length);
    expect(alineas()[0]!.replaceAll(' ', '')).toBe(first.replaceAll(' ', ''));

    const last = before.length;
    await user.click(screen.getByRole('button', { name: 'Ajouter un alinéa' }));
    await waitFor(() => expect(document.activeElement).toBe(alinea(last + 1)));
    await user.paste('Il est prévu :\r\n- un premier point ;\r\n- un second point.\r\n');
    expect(alineas().slice(last)).toEqual(['Il est prévu :', 'un premier point ;', 'un second point.']);
    expect(
      screen.getByRole<HTMLSelectElement>('combobox', { name: `Niveau de l’alinéa ${last + 2}` }).value,
    ).toBe('1');
  });

  it('has its tables written cell by cell, and its divisions moved and taken away', async () => {
    const user = await edit();
    await user.click(screen.getByRole('button', { name: 'Ajouter un tableau' }));
    const cell = (ligne: number, colonne: number) =>
      screen.getByRole('textbox', { name: `Ligne ${ligne}, colonne ${colonne}` });
    await user.type(cell(1, 2), 'Montant');
    await user.click(screen.getByRole('button', { name: 'Ajouter une ligne' }));
    await user.type(cell(3, 1), 'Total');
    const names = () =>
      within(outline())
        .getAllByRole('button')
        .map(({ textContent }) => textContent);
    const at = names().findIndex((name) => article.test(name));
    await user.click(screen.getByRole('button', { name: 'Descendre' }));
    expect(names().findIndex((name) => article.test(name))).toBe(at + 1);
    await user.click(screen.getByRole('button', { name: 'Enregistrer le texte' }));
    await screen.findByText(/^Ailleurs/u);
    const tables = sent('conventions.editer')!.divisions.flatMap((one) =>
      one.alineas.filter(({ tableau }) => tableau === true),
    );
    expect(tables.map(({ texte }) => texte)).toEqual(['\tMontant\n\t\nTotal\t']);
    // An empty cell at an end of a table is still a cell once recorded; a row without a word is left out.
    const kept = await application.ask('conventions.redaction', { conventionId: CONVENTION_ID });
    expect(kept.divisions.flatMap(({ alineas: all }) => all).find(({ tableau }) => tableau)?.texte).toBe(
      '\tMontant\nTotal\t',
    );
  });

  it('refused, says where in words, and leads there', async () => {
    const user = await edit();
    await user.click(screen.getByRole('button', { name: 'Ajouter un alinéa' }));
    const blank = document.activeElement;
    await open(user, /^Visas/u);
    await user.click(screen.getByRole('button', { name: 'Enregistrer le texte' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/OBJET.*, alinéa \d+\s: ce champ est obligatoire/u);
    expect(alert.textContent).not.toMatch(/divisions\.|\bart1\b/u);
    await user.click(within(alert).getByRole('button', { name: /OBJET.*, alinéa/u }));
    await waitFor(() =>
      expect((document.activeElement as HTMLElement).dataset.champ).toBe(
        (blank as HTMLElement).dataset.champ,
      ),
    );
    expect((document.activeElement as HTMLElement).getAttribute('aria-invalid')).toBe('true');
  });

  it('is not written anew once somebody signed', async () => {
    await signConvention(application, '2026-10-02');
    show(paths.rediger(CONVENTION_ID));
    expect(await screen.findByText(/se modifie par avenant/u)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Enregistrer le texte' })).toBeNull();
  });
});

describe('a convention without a file', () => {
  it('begins from the usual shape, and its clauses are read once it is recorded', async () => {
    const user = show(paths.nouvelleConvention);
    await user.click(await screen.findByRole('button', { name: 'Modèle usuel' }));
    await user.type(await screen.findByRole('textbox', { name: 'Nom dans les listes' }), 'Essai 2027');
    await open(user, /Durée et prise d’effet/u);
    await user.clear(alinea(1));
    await user.paste('La présente convention prend effet à compter de sa signature par toutes les parties.');
    await user.click(record());
    await screen.findByText(/^Ailleurs/u);
    const { id } = (await application.ask('conventions.lister', {})).find(
      ({ titre }) => titre === 'Essai 2027',
    )!;
    const { clauses } = await application.ask('conventions.clauses', { conventionId: id });
    const effet = clauses.find(({ nature }) => nature === 'effet');
    expect(effet?.aConfirmer).toBe(true);
  });

  it('begins from another of the registry, under its own name, without what happened to it', async () => {
    const user = show(paths.nouvelleConvention);
    await user.click(await screen.findByRole('button', { name: 'Copier' }));
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Nom dans les listes' });
    expect(name.value).toMatch(/\(copie\)$/u);
    await user.click(record());
    await screen.findByText(/^Ailleurs/u);
    const [first, second] = await application.ask('conventions.lister', {});
    expect([first!.titre, second!.titre].some((titre) => titre.endsWith('(copie)'))).toBe(true);
  });
});
