import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import { paths } from '../../src-renderer/parts/paths';
import { inserer, projet, remplacer } from './avenants-en-memoire';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { openConvention } from './open-convention';
import { openForm } from './open-form';

let application: InMemoryApplication;
let avenantId: string;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
  await signConvention(application, '2023-10-02');
  avenantId = await projet(application, 'Actualisation', [remplacer('dans le cadre du service public')]);
  await application.ask('avis.enregistrer', {
    avenantId,
    instance: 'CREFOP',
    seance: {
      date: '2026-03-02',
      formation: 'pleniere',
      lieu: '',
      convocationLe: null,
      quorum: null,
      procesVerbal: '',
    },
    sens: 'favorable',
    votes: null,
    texte: '',
  });
});

const ouvrir = async (rangs: readonly (readonly [string, number])[] | null = null): Promise<string> =>
  (
    await application.ask('paquets.creer', {
      objet: { collection: 'avenants', id: avenantId },
      date: '2026-04-01',
      support: 'papier',
      nombreOriginaux: null,
      circuit: rangs === null ? null : rangs.map(([signataireId, rang]) => ({ signataireId, rang })),
      visas: ['Chef de service'],
      motifTexteModifie: null,
      motifAvis: null,
    })
  ).id;

const lire = (paquetId: string) => application.ask('paquets.lire', { paquetId });
const adresse = (id: string) => paths.acte(CONVENTION_ID, 'paquets', id);
const cell = (grid: HTMLElement, lieu: string): HTMLElement => {
  const found = grid.querySelector<HTMLElement>(`[data-lieu="${lieu}"]`);
  if (found === null) throw new Error(`no place ${lieu}`);
  return found;
};

describe('opening', () => {
  it('asks on one form, from the avenant, how its originals go round', async () => {
    const { user, router } = openForm(formPaths.ouvrirPaquet(CONVENTION_ID, `avenants/${avenantId}`));
    const nombre = await screen.findByRole<HTMLInputElement>('radio', { name: /^Papier/u });
    await user.click(nombre);
    const originaux = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Nombre d’originaux/u });
    expect(originaux.value).toBe('4');
    await user.click(screen.getByRole('radio', { name: /^Par rang/u }));
    await user.click(screen.getByRole('button', { name: 'Ouvrir le paquet' }));
    // The day, and the rank of each of the four, are missing; what was typed stays.
    const summary = await screen.findByRole('alert');
    expect(within(summary).getAllByRole('listitem').length).toBe(5);
    await user.click(screen.getByRole('radio', { name: /^Tous ensemble/u }));
    await user.type(screen.getByRole('textbox', { name: /^Date de départ/u }), '01/04/2026');
    await user.type(screen.getByRole('textbox', { name: /^Visas internes/u }), 'Chef de service');
    await user.click(screen.getByRole('button', { name: 'Ouvrir le paquet' }));
    await screen.findByText('Ailleurs');
    const { paquets } = await application.ask('paquets.lister', { conventionId: CONVENTION_ID });
    expect(
      paquets.map(({ nombreOriginaux, ouvertLe, cases }) => [nombreOriginaux, ouvertLe, cases.length]),
    ).toEqual([[4, '2026-04-01', 16]]);
    expect(router.state.location.pathname).toBe(adresse(paquets[0]?.id ?? ''));
  });

  it('offers only the acts that wait for signatures, and none that is out', async () => {
    const before = await application.ask('paquets.lister', { conventionId: CONVENTION_ID });
    expect(before.aOuvrir.some(({ id }) => id === avenantId)).toBe(true);
    const brouillon = await projet(application, 'Sans avis', [inserer]);
    await ouvrir();
    const after = await application.ask('paquets.lister', { conventionId: CONVENTION_ID });
    expect(after.aOuvrir.some(({ id }) => id === avenantId || id === brouillon)).toBe(false);
  });
});

describe('the matrix', () => {
  it('offers the delegations of the office chosen, and the rule judges the one that signs', async () => {
    const { id: delegationId } = await application.ask('delegations.enregistrer', {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      civilite: 'Monsieur',
      prenom: 'Ivan',
      nom: 'ESSAI',
      qualite: 'Secrétaire général',
      numero: '2026-041',
      date: '2026-03-02',
      portee: ['avenant'],
    });
    const id = await ouvrir();
    const { user } = openConvention(adresse(id));
    const grid = await screen.findByRole('grid');
    // The president delegated nothing; two offices at once share nothing.
    cell(grid, '4:0').focus();
    await user.keyboard(' ');
    await screen.findByRole('textbox', { name: /^Signé le/u });
    expect(screen.queryByRole('combobox', { name: 'Signé par' })).toBeNull();
    await user.keyboard(' ');
    cell(grid, '1:0').focus();
    await user.keyboard(' ');
    const par = await screen.findByRole('combobox', { name: 'Signé par' });
    await user.selectOptions(par, within(par).getByRole('option', { name: /ESSAI/u }));
    await user.type(screen.getByRole('textbox', { name: /^Signé le/u }), '02/04/2026');
    const submit = () => user.click(screen.getByRole('button', { name: /^Enregistrer 4.signatures/u }));
    await submit();
    expect((await screen.findByTestId('refus')).textContent).toMatch(/publi/u);
    await application.ask('delegations.publier', {
      delegationId,
      support: 'RAA n° 1',
      publieeLe: '2026-03-05',
    });
    await submit();
    await waitFor(async () =>
      expect((await lire(id)).cases.filter(({ qualite }) => qualite === 'par délégation')).toHaveLength(4),
    );
  });

  it('is walked and chosen by keyboard; one gesture signs a row, on the day that is typed', async () => {
    const id = await ouvrir();
    const { user } = openConvention(adresse(id));
    const grid = await screen.findByRole('grid');
    cell(grid, '1:1').focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toBe(cell(grid, '2:2'));
    await user.keyboard(' ');
    expect(cell(grid, '2:2').getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Home} ');
    expect(document.activeElement).toBe(cell(grid, '2:0'));
    await user.click(await screen.findByRole('button', { name: /^Enregistrer 4.signatures/u }));
    expect(await screen.findByText('Indiquez une date.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /^Signé le/u }), '31/03/2026');
    await user.click(screen.getByRole('button', { name: /^Enregistrer 4.signatures/u }));
    // Before the packet was opened: refused on the field, everything as it was typed.
    expect(await screen.findByTestId('refus')).toBeTruthy();
    const jour = screen.getByRole<HTMLInputElement>('textbox', { name: /^Signé le/u });
    expect(jour.value).toBe('31/03/2026');
    expect(jour.getAttribute('aria-invalid')).toBe('true');
    await user.clear(jour);
    await user.type(jour, '02/04/2026');
    await user.click(screen.getByRole('button', { name: /^Enregistrer 4.signatures/u }));
    await waitFor(async () => expect((await lire(id)).signees).toBe(4));
    await waitFor(() => expect(cell(grid, '2:1').textContent).toContain('02/04/2026'));
    expect((await application.ask('avenants.lire', { avenantId })).avenant.signatures.length).toBe(1);
  });

  it('signs a whole original across the ranks, and says whose turn has not come', async () => {
    const opened = await ouvrir();
    const { signataires } = await lire(opened);
    await application.ask('paquets.retirer', {
      paquetId: opened,
      date: '2026-04-01',
      motif: 'Ordre à revoir',
    });
    const id = await ouvrir(signataires.map((one, index) => [one.id, index + 1] as const));
    const { user } = openConvention(adresse(id));
    const grid = await screen.findByRole('grid');
    expect(cell(grid, '1:3').textContent).toContain('attendue');
    expect(cell(grid, '2:3').textContent).toContain('pas encore son tour');
    await user.click(cell(grid, '2:3'));
    await user.type(await screen.findByRole('textbox', { name: /^Signé le/u }), '02/04/2026');
    await user.click(screen.getByRole('button', { name: /^Enregistrer 1.signature/u }));
    expect((await screen.findByTestId('refus')).textContent).toContain('Ce n’est pas encore le tour');
    await user.click(cell(grid, '0:3'));
    await user.click(screen.getByRole('button', { name: /^Enregistrer 4.signatures/u }));
    await waitFor(async () => expect((await lire(id)).originaux[2]?.signees).toBe(4));
  });
});

describe('on the way', () => {
  it('a refusal stops the circuit, its reprise archives it; the grid says both', async () => {
    const id = await ouvrir();
    const { user } = openConvention(adresse(id));
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: /^Autres actions/u }));
    await user.click(await screen.findByRole('menuitem', { name: 'Enregistrer un refus' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer un refus' }));
    expect(within(dialog).getAllByText(/^À remplir|^Indiquez une date/u).length).toBe(3);
    const qui = within(dialog).getByRole<HTMLSelectElement>('combobox', { name: /^Signataire/u });
    await user.selectOptions(qui, qui.options[2]?.value ?? '');
    await user.type(within(dialog).getByRole('textbox', { name: /^Date/u }), '03/04/2026');
    await user.type(within(dialog).getByRole('textbox', { name: /^Motif/u }), 'Montant à vérifier');
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer un refus' }));
    expect((await screen.findAllByText(/a refusé de signer le 3 avril 2026/u)).length).toBeGreaterThan(0);
    expect(screen.getByRole('grid').textContent).toContain('refusé');
    expect(screen.queryByText(/Choisissez dans le tableau/u)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Reprendre le circuit' }));
    const again = await screen.findByRole('dialog');
    await user.type(within(again).getByRole('textbox', { name: /^Date/u }), '04/04/2026');
    await user.click(within(again).getByRole('button', { name: 'Reprendre le circuit' }));
    expect(await screen.findByRole('heading', { name: 'Circuits archivés' })).toBeTruthy();
    expect((await lire(id)).etat).toBe('en_circulation');
  });

  it('hands over every original in one gesture', async () => {
    const id = await ouvrir();
    const { user } = openConvention(adresse(id));
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: /^Autres actions/u }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remettre un original' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: /^Remis à/u }), 'Rectorat');
    await user.type(within(dialog).getByRole('textbox', { name: /^Date/u }), '02/04/2026');
    await user.click(within(dialog).getByRole('button', { name: 'Remettre un original' }));
    await waitFor(async () =>
      expect((await lire(id)).originaux.map(({ detenteur }) => detenteur)).toEqual([
        'Rectorat',
        'Rectorat',
        'Rectorat',
        'Rectorat',
      ]),
    );
  });
});
