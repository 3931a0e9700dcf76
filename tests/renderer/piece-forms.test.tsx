import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPaths } from '../../src-renderer/features/convention/forms/paths';
import type { InMemoryApplication } from './in-memory-application';
import { CONVENTION_ID, openInMemory } from './in-memory-application';
import { openForm } from './open-form';

let application: InMemoryApplication;

beforeEach(async () => {
  sessionStorage.clear();
  application = await openInMemory('2026-11-23');
});

const pdf = (name: string, extra = ''): File =>
  new File([`%PDF-1.7\n${extra}`], name, { type: 'application/pdf' });
const pieces = async () => (await application.ask('pieces.lister', { conventionId: CONVENTION_ID })).pieces;
const commands = (method: string) => application.asked.filter((one) => one.method === method);
const open = () => openForm(formPaths.joindrePiece(CONVENTION_ID));

async function withinGroup<E extends HTMLElement>(selector: string): Promise<E> {
  const found = (await screen.findByRole('group', { name: 'Fichier' })).querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not there`);
  return found;
}
const zone = () => withinGroup('[class*="zone"]');
const chooser = () => withinGroup<HTMLInputElement>('input[type="file"]');

async function drop(...files: File[]): Promise<void> {
  fireEvent.drop(await zone(), { dataTransfer: { files } });
  await act(() => Promise.resolve());
}
const submit = () => screen.getByRole('button', { name: 'Joindre la pièce' });

async function fill(user: ReturnType<typeof open>['user']): Promise<void> {
  await user.selectOptions(screen.getByRole('combobox', { name: 'Acte concerné' }), [
    `conventions/${CONVENTION_ID}`,
  ]);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Nature de la pièce' }), 'Acte signé');
}

describe('attaching a piece', () => {
  it('says before the choice what is accepted, and up to which size', async () => {
    open();
    const button = await screen.findByRole('button', { name: 'Choisir un fichier…' });
    const described = (button.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    expect(described).toMatch(/20\u00A0Mo au plus\. Types acceptés\u00A0: PDF, images/);
  });

  it('asked for from an act, is for that act whatever draft was begun from another', async () => {
    const from = (acte?: string) => openForm(formPaths.joindrePiece(CONVENTION_ID, acte));
    const { user, view } = from();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Nature de la pièce' }), 'Lettre');
    view.unmount();
    from(`conventions/${CONVENTION_ID}`);
    const act = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Acte concerné' });
    expect(act.value).toBe(`conventions/${CONVENTION_ID}`);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Nature de la pièce' }).value).toBe(
      'lettre',
    );
  });

  it('a dropped file is sent at once, shown with its size, then attached', async () => {
    const { user } = open();
    await drop(pdf('Convention signée.pdf', 'x'.repeat(2000)));
    expect(await screen.findByText('Fichier reçu : Convention signée.pdf')).toBeDefined();
    expect(screen.getByText(/^2 Ko$/)).toBeDefined();
    await fill(user);
    await user.click(submit());
    expect(await screen.findByText('Ailleurs')).toBeDefined();
    expect(await pieces()).toMatchObject([
      { nom: 'Convention signée.pdf', nature: 'acte_signe', objet: { collection: 'conventions' } },
    ]);
  });

  it('a file chosen by the dialog of the system is sent in parts that fit', async () => {
    const { user } = open();
    await user.upload(await chooser(), pdf('long.pdf', 'y'.repeat(1_700_000)));
    expect(await screen.findByText('Fichier reçu : long.pdf')).toBeDefined();
    expect(commands('televersements.ajouter').length).toBe(3);
    await fill(user);
    await user.click(submit());
    expect(await screen.findByText('Ailleurs')).toBeDefined();
    expect((await pieces())[0]?.taille).toBe(1_700_009);
  });

  it('a refused content leaves every choice on screen, and leads back to the file', async () => {
    const { user } = open();
    await drop(new File(['MZ\u0000\u0000 program'], 'facture.pdf'));
    await screen.findByText('Fichier reçu : facture.pdf');
    await fill(user);
    await user.click(submit());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/n’est pas d’un type accepté/);
    expect(alert.textContent).toMatch(/PDF, images JPEG/);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Changer de fichier…' })),
    );
    expect(screen.getByText('facture.pdf')).toBeDefined();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Acte concerné' }).value).toBe(
      `conventions/${CONVENTION_ID}`,
    );
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Nature de la pièce' }).value).toBe(
      'acte_signe',
    );
    // Another file, and it passes.
    await drop(pdf('bonne.pdf'));
    await screen.findByText('Fichier reçu : bonne.pdf');
    await user.click(submit());
    expect(await screen.findByText('Ailleurs')).toBeDefined();
  });

  it('tells before sending anything that a file is empty, too large, or one of several', async () => {
    open();
    await drop(new File([], 'vide.pdf'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/vide\.pdf.*Ce fichier est vide/);
    const large = pdf('gros.pdf');
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    await drop(large);
    expect(screen.getByRole('alert').textContent).toMatch(/21\u00A0Mo.*ne dépasse pas 20\u00A0Mo/);
    await drop(pdf('a.pdf'), pdf('b.pdf'));
    expect(screen.getByRole('alert').textContent).toMatch(/Un seul fichier à la fois/);
    expect(commands('televersements.commencer')).toEqual([]);
  });

  it('asks for the file with the rest, and nothing is sent without it', async () => {
    const { user } = open();
    await screen.findByRole('button', { name: 'Choisir un fichier…' });
    await user.click(submit());
    const summary = await screen.findByRole('alert');
    expect(within(summary).getAllByRole('listitem')).toHaveLength(3);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choisir un fichier…' }));
    expect(commands('pieces.ajouter')).toEqual([]);
  });

  it('a sending can be given up, and nothing of it stays', async () => {
    const { user } = open();
    const gate = application.hold('televersements.ajouter');
    await drop(pdf('lent.pdf'));
    expect(await screen.findByRole('progressbar', { name: 'Réception de lent.pdf' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Abandonner l’envoi' }));
    gate.release();
    await waitFor(() => expect(commands('televersements.abandonner')).toHaveLength(1));
    expect(screen.queryByText('lent.pdf')).toBeNull();
    expect(screen.getByRole('button', { name: 'Choisir un fichier…' })).toBeDefined();
  });

  it('the file shown is the one that counts: another that fails takes the place of the first', async () => {
    const { user } = open();
    await drop(pdf('première.pdf'));
    await screen.findByText('Fichier reçu : première.pdf');
    await fill(user);
    const unreadable = pdf('débranchée.pdf');
    Object.defineProperty(unreadable, 'slice', {
      value: () => {
        throw new Error('gone');
      },
    });
    await drop(unreadable);
    expect((await screen.findByRole('alert')).textContent).toMatch(/ne peut plus être lu/);
    expect(screen.getByText('débranchée.pdf')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Réessayer' })).toBeDefined();
    await user.click(submit());
    expect(await screen.findAllByText(/Choisissez un fichier, et attendez/)).not.toHaveLength(0);
    expect(commands('pieces.ajouter')).toEqual([]);
    // A choice refused before anything is sent leaves the file received where it is.
    await drop(pdf('bonne.pdf'));
    await screen.findByText('Fichier reçu : bonne.pdf');
    await drop(new File([], 'vide.pdf'));
    expect(screen.getByText('bonne.pdf')).toBeDefined();
    await user.click(submit());
    expect(await screen.findByText('Ailleurs')).toBeDefined();
    expect((await pieces()).map(({ nom }) => nom)).toEqual(['bonne.pdf']);
  });

  it('a name that turns itself around is shown as what it is', async () => {
    open();
    await drop(pdf('lettre\u202Efdp.exe'));
    expect(await screen.findByText('lettrefdp.exe')).toBeDefined();
    await screen.findByText(/Fichier reçu/);
  });

  it('a file that the application has forgotten is asked for again, the rest is kept', async () => {
    const { user } = open();
    await drop(pdf('a.pdf'));
    await screen.findByText('Fichier reçu : a.pdf');
    // The last one: the sending of a test before may end in this one.
    const sent = commands('televersements.ajouter').at(-1);
    await application.ask('televersements.abandonner', {
      jeton: (sent!.input as { jeton: string }).jeton,
    });
    await fill(user);
    await user.click(submit());
    expect((await screen.findByRole('alert')).textContent).toMatch(/choisissez-le de nouveau/);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Nature de la pièce' }).value).toBe(
      'acte_signe',
    );
  });
});
