import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { CorbeillePage } from '../../src-renderer/features/corbeille/corbeille-page';
import { announce } from '../../src-renderer/parts/announcement';
import { DeleteButton } from '../../src-renderer/parts/delete-button';
import { Toasts } from '../../src-renderer/shell/toasts';
import { UndoRedo } from '../../src-renderer/shell/undo-redo';
import { call } from '../../src-renderer/rpc/client';
import { ReadOnlyContext } from '../../src-renderer/ui/read-only';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

let application: InMemoryApplication;
let avenantId = '';
beforeEach(async () => {
  announce(null);
  application = await openForTest('2026-11-23');
  await signConvention(application, '2026-11-02');
  // The frame has read the state of the registry before anything is done on a screen.
  await call('registre.etat', {});
});

const objetOf = async () =>
  (await conventionEntiere({ call: application.ask }, CONVENTION_ID)).avenants.map(
    ({ avenant }) => avenant.objet,
  );
async function demander(objet = 'Projet'): Promise<void> {
  const { id } = await application.ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-11-10',
    piece: null,
    objet,
    articles: [],
    priseEffet: { nature: 'signature' },
  });
  avenantId = id;
}

function show(readOnly: string | null = null) {
  render(
    <ScreenProvider>
      <MemoryRouter>
        <ReadOnlyContext value={readOnly}>
          <UndoRedo />
          <Toasts />
          <main id="contenu" tabIndex={-1}>
            <Link to="/ailleurs">Ailleurs</Link>
            <Link to="/">Retour</Link>
            <input aria-label="Champ" />
            <textarea aria-label="Long" />
            <div role="dialog" aria-label="Fenêtre">
              <button type="button">Dans la fenêtre</button>
            </div>
            <DeleteButton collection="avenants" id={avenantId === '' ? 'absent' : avenantId} of="le projet" />
            <CorbeillePage />
          </main>
        </ReadOnlyContext>
      </MemoryRouter>
    </ScreenProvider>,
  );
  return userEvent.setup();
}
const undoButton = () =>
  screen.findByRole('button', {
    name: 'Annuler : Demande d’avenant (Projet d’avenant\u00a0: Projet)'.replace(' :', '\u00a0:'),
  });
const sent = (method: string) => application.asked.filter((one) => one.method === method);

describe('les touches', () => {
  it('Ctrl + Z annule, Ctrl + Y et Ctrl + Maj + Z rétablissent, et chaque fois c’est dit', async () => {
    await demander();
    const user = show();
    await undoButton();
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText(/^Annulé : Demande d’avenant/)).toBeDefined();
    expect(await objetOf()).toEqual([]);
    await screen.findByRole('button', { name: /^Rétablir\s:/ });
    await user.keyboard('{Control>}y{/Control}');
    expect(await screen.findByText(/^Rétabli : Demande d’avenant/)).toBeDefined();
    expect(await objetOf()).toEqual(['Projet']);
    await undoButton();
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByRole('button', { name: /^Rétablir\s:/ });
    await user.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    await waitFor(async () => expect(await objetOf()).toEqual(['Projet']));
  });

  it('dans un champ, elles restent au champ ; dans une fenêtre, rien n’est annulé derrière', async () => {
    await demander();
    const user = show();
    await undoButton();
    for (const name of ['Champ', 'Long']) {
      await user.click(screen.getByRole('textbox', { name }));
      await user.keyboard('{Control>}z{/Control}{Control>}y{/Control}');
    }
    await user.click(screen.getByRole('button', { name: 'Dans la fenêtre' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(sent('historique.annuler')).toEqual([]);
    expect(await objetOf()).toEqual(['Projet']);
  });

  it('deux appuis pendant une annulation n’en font qu’une', async () => {
    await demander('Premier');
    await demander();
    const user = show();
    await undoButton();
    const gate = application.hold('historique.annuler');
    await user.keyboard('{Control>}zz{/Control}');
    gate.release();
    await screen.findByText(/^Annulé/);
    expect(sent('historique.annuler')).toHaveLength(1);
    expect(await objetOf()).toEqual(['Premier']);
  });

  it('rien ne se fait en lecture seule, et la raison est dite', async () => {
    await demander();
    const user = show('Registre en lecture seule');
    const button = await screen.findByRole('button', { name: 'Annuler' });
    expect(button.getAttribute('aria-description')).toBe('Registre en lecture seule');
    await user.click(button);
    await user.keyboard('{Control>}z{/Control}');
    expect(sent('historique.annuler')).toEqual([]);
  });
});

describe('le message', () => {
  it('propose le retour, tant qu’il est possible', async () => {
    await demander();
    const user = show();
    await user.click(await undoButton());
    const message = await screen.findByText(/^Annulé/);
    const way = await within(message.parentElement!).findByRole('button', { name: 'Rétablir' });
    await user.click(way);
    await waitFor(async () => expect(await objetOf()).toEqual(['Projet']));
    await screen.findByText(/^Rétabli/);
    // Another action came since: the way back of the message is no longer the next one.
    await demander('Autre');
    await call('registre.revision', {});
    await screen.findByRole('button', { name: /^Annuler\u00a0: .*Autre/ });
    const old = (await screen.findByText(/^Rétabli/)).parentElement!;
    expect(within(old).queryByRole('button', { name: 'Annuler' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Fermer' }));
    expect(screen.queryByText(/^Rétabli/)).toBeNull();
    expect(document.activeElement?.id).toBe('contenu');
  });

  it('dit pourquoi un acte sensible ne s’annule pas, et mène à la rectification, motivée', async () => {
    const user = show();
    const button = await screen.findByRole('button', { name: 'Annuler' });
    await waitFor(() =>
      expect(button.getAttribute('aria-description')).toContain('Signature de la convention'),
    );
    await user.click(button);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('ne s’annule pas');
    await user.click(within(alert).getByRole('button', { name: 'Rectifier avec un motif…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rectifier un acte' });
    await user.click(within(dialog).getByRole('button', { name: 'Rectifier' }));
    expect(within(dialog).getByText('Indiquez un motif.')).toBeDefined();
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Motif de la rectification' }),
      'Mauvaise date',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Rectifier' }));
    expect(await screen.findByText(/^Rectifié/)).toBeDefined();
    await waitFor(() => expect(document.activeElement?.id).toBe('contenu'));
    expect(sent('historique.rectifier').map(({ input }) => input)).toEqual([
      { seq: 2, motif: 'Mauvaise date' },
    ]);
  });
});

describe('ce qui est dit', () => {
  it('suit vers l’écran où cela mène, si tard qu’il vienne, et part avec lui', async () => {
    const user = show();
    await screen.findByRole('group');
    act(() => announce({ nature: 'done', message: 'Importé.', next: null }, '/ailleurs'));
    await user.click(screen.getByRole('link', { name: 'Ailleurs' }));
    expect(screen.getByText('Importé.')).toBeDefined();
    await user.click(screen.getByRole('link', { name: 'Retour' }));
    expect(screen.queryByText('Importé.')).toBeNull();
  });

  it('part de soi-même, sauf quand on est dessus', async () => {
    show();
    await screen.findByRole('group');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      act(() => announce({ nature: 'done', message: 'Fait.', next: null }));
      fireEvent.mouseEnter(screen.getByText('Fait.').parentElement!);
      act(() => void vi.advanceTimersByTime(60_000));
      expect(screen.getByText('Fait.')).toBeDefined();
      fireEvent.mouseLeave(screen.getByText('Fait.').parentElement!);
      act(() => screen.getByRole('button', { name: 'Fermer' }).focus());
      act(() => void vi.advanceTimersByTime(60_000));
      expect(screen.getByText('Fait.')).toBeDefined();
      act(() => screen.getByRole('button', { name: 'Fermer' }).blur());
      act(() => void vi.advanceTimersByTime(4_000));
      expect(screen.getByText('Fait.')).toBeDefined();
      act(() => void vi.advanceTimersByTime(1_000));
      expect(screen.queryByText('Fait.')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('reste, quand il y a quelque chose à savoir', async () => {
    show();
    await screen.findByRole('group');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const toKnow = [{ message: 'La date est un dimanche.', source: 'Calendrier' }];
      act(() => announce({ nature: 'done', message: 'Fait.', next: null, toKnow }));
      act(() => void vi.advanceTimersByTime(60_000));
      expect(screen.queryByText('Fait.')).toBeNull();
      expect(screen.getByText(/La date est un dimanche/)).toBeDefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it('part avec l’écran dont c’est dit', async () => {
    const user = show();
    await screen.findByRole('group');
    act(() => announce({ nature: 'done', message: 'Fait.', next: null }));
    expect(screen.getByText('Fait.')).toBeDefined();
    await user.click(screen.getByRole('link', { name: 'Ailleurs' }));
    expect(screen.queryByText('Fait.')).toBeNull();
  });
});

describe('supprimer et restaurer', () => {
  it('demande un motif, dit ce qui part, puis mène à la corbeille et retour', async () => {
    await demander();
    const user = show();
    await user.click(await screen.findByRole('button', { name: 'Supprimer… le projet' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mettre à la corbeille' });
    expect(await within(dialog).findByText('Rien d’autre n’en dépend.')).toBeDefined();
    const confirm = within(dialog).getByRole('button', { name: 'Supprimer' });
    await user.click(confirm);
    expect(within(dialog).getByText('Indiquez un motif.')).toBeDefined();
    await user.type(within(dialog).getByRole('textbox', { name: 'Motif' }), 'Saisi deux fois');
    await user.click(confirm);
    expect(await screen.findByText(/^Mis à la corbeille : l’avenant en projet/)).toBeDefined();
    expect(await objetOf()).toEqual([]);
    expect(await screen.findByText('Saisi deux fois')).toBeDefined();
    const restore = screen.getByRole('button', { name: /^Restaurer L’avenant en projet/ });
    restore.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/^Restauré : l’avenant en projet/)).toBeDefined();
    expect(await screen.findByText('La corbeille est vide')).toBeDefined();
    expect(await objetOf()).toEqual(['Projet']);
    // The button went with its element: the keyboard goes on from the content.
    expect(document.activeElement?.id).toBe('contenu');
  });

  it('garde le motif tapé quand la suppression est refusée', async () => {
    await demander();
    const user = show();
    await user.click(await screen.findByRole('button', { name: 'Supprimer… le projet' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mettre à la corbeille' });
    await within(dialog).findByText('Rien d’autre n’en dépend.');
    const motif = within(dialog).getByRole('textbox', { name: 'Motif' });
    await user.type(motif, 'Doublon');
    await application.ask('corbeille.supprimer', {
      collection: 'avenants',
      id: avenantId,
      motif: 'ailleurs',
    });
    await user.click(within(dialog).getByRole('button', { name: 'Supprimer' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('n’existe pas');
    expect(motif).toHaveProperty('value', 'Doublon');
  });
});
