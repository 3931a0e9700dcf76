import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApercuPage } from '../../src-renderer/features/sauvegardes/apercu-page';
import { SauvegardesPage } from '../../src-renderer/features/sauvegardes/sauvegardes-page';
import { CONVENTION_ID, openForTest, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
});

function show(path = '/sauvegardes') {
  const router = createMemoryRouter(
    [
      { path: '/sauvegardes', element: <SauvegardesPage /> },
      { path: '/sauvegardes/:sauvegardeId', element: <ApercuPage /> },
      { path: '*', element: <p>Ailleurs</p> },
    ],
    { initialEntries: [path] },
  );
  render(
    <ScreenProvider>
      <RouterProvider router={router} />
    </ScreenProvider>,
  );
  return userEvent.setup();
}

const demander = () =>
  application.ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-11-10',
    piece: null,
    objet: 'Projet',
    articles: [],
    priseEffet: { nature: 'signature' },
  });

describe('the page of the backups', () => {
  it('says that there is none yet, and makes one', async () => {
    const user = show();
    expect(await screen.findByText('Aucune sauvegarde pour l’instant')).toBeDefined();
    await user.click(await screen.findByRole('button', { name: 'Sauvegarder maintenant' }));
    expect((await screen.findByRole('status')).textContent).toContain('faite et vérifiée');
    expect(await screen.findByRole('link', { name: /Demandée.*Voir ce qui changerait/ })).toBeDefined();
    expect(screen.getByText('État actuel')).toBeDefined();
  });

  it('tells of a second folder that is away with since when, and of a failure with its way out', async () => {
    await application.sauvegardes.chooseSecond('/media/cle');
    application.sauvegardes.secondaire = {
      dossier: '/media/cle',
      absence: 'Le second dossier n’est pas là : la clé est débranchée.',
      vuLe: '2026-11-20T10:00:00.000Z',
      echec: null,
      illisibles: 0,
    };
    application.sauvegardes.echec = {
      at: '2026-11-23T09:00:00.000Z',
      message: 'Le disque est plein.',
      remede: 'Libérez de la place.',
    };
    show();
    const second = (await screen.findByRole('heading', { name: 'Dans un second dossier' })).closest(
      'article',
    );
    expect(second?.textContent).toContain('Absent');
    expect(second?.textContent).toMatch(/N’a rien reçu depuis\s: 20 novembre 2026 à 11:00/);
    expect(second?.textContent).toContain('la clé est débranchée');
    const main = screen.getByRole('heading', { name: 'Dans le dossier du registre' }).closest('article');
    expect(main?.textContent).toContain('Le disque est plein. Libérez de la place.');
  });

  it('asks the window for the second folder, and gives it up', async () => {
    const user = show();
    await user.click(await screen.findByRole('button', { name: 'Choisir un second dossier…' }));
    expect(application.asked.map(({ method }) => method)).toContain('sauvegardes.choisirDossier');
    // The door of the tests has no dialog: the refusal is shown where it was asked.
    expect((await screen.findByRole('alert')).textContent).toContain('Le dossier n’a pas été retenu');
    await application.sauvegardes.chooseSecond('/media/cle');
  });
});

describe('going back to a backup', () => {
  it('shows what would change, asks the reason, keeps it when refused, and goes back', async () => {
    await signConvention(application, '2026-11-02');
    const { id } = await application.sauvegardes.create('manuelle');
    await demander();
    const user = show(`/sauvegardes/${id}`);
    const gone = await screen.findByRole('region', { name: /1\sélément disparaît/ });
    expect(within(gone).getByRole('listitem').textContent).toContain('Projet');
    expect(screen.getByText(/1\saction a été enregistrée depuis/)).toBeDefined();

    await user.click(screen.getByRole('button', { name: 'Revenir à cette sauvegarde' }));
    expect(screen.getByText('Indiquez un motif.')).toBeDefined();
    const field = screen.getByRole('textbox', { name: 'Motif' });
    expect(document.activeElement).toBe(field);
    await user.type(field, 'Saisi par erreur');
    // Somebody records meanwhile: nothing is restored, what was typed stays.
    await demander();
    await user.click(screen.getByRole('button', { name: 'Revenir à cette sauvegarde' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Le registre a changé depuis l’aperçu');
    expect((field as HTMLTextAreaElement).value).toBe('Saisi par erreur');
    await user.click(screen.getByRole('button', { name: 'Relire l’aperçu' }));
    await screen.findByRole('region', { name: /2\séléments disparaissent/ });
    await user.click(screen.getByRole('button', { name: 'Revenir à cette sauvegarde' }));
    expect((await screen.findByRole('status')).textContent).toContain(
      'Le registre est revenu à la sauvegarde du',
    );
    const last = application.asked.filter(({ method }) => method === 'sauvegardes.restaurer').at(-1);
    expect(last?.input).toMatchObject({ id, motif: 'Saisi par erreur' });
    expect(sessionStorage.length).toBe(0);
  });

  it('says that nothing would change, and asks for nothing', async () => {
    const { id } = await application.sauvegardes.create('manuelle');
    show(`/sauvegardes/${id}`);
    expect(await screen.findByText('Le registre est déjà dans cet état')).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
