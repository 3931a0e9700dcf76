import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { ModelesPage } from '../../src-renderer/features/modeles/modeles-page';
import { call } from '../../src-renderer/rpc/client';
import { modele, p, table } from '../modeles/fabrique';
import { openInMemory } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const fichier = async (nom: string, corps: string): Promise<File> =>
  new File([new Uint8Array(await modele(corps))], nom, { type: DOCX });

it('names each fault of a template with its place, then fills a sound one from a record', async () => {
  await openInMemory('2026-11-23');
  await call('exemple.charger', { demonstration: true });
  render(
    <ScreenProvider>
      <MemoryRouter>
        <ModelesPage />
      </MemoryRouter>
    </ScreenProvider>,
  );
  const user = userEvent.setup();
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('no file field');
  await user.upload(input, await fichier('faux.docx', p('{objet}') + table(['a', '{nuemro}'])));
  const faults = await screen.findByRole('table');
  expect(within(faults).getByText('tableau 1, ligne 1, colonne 2, paragraphe 1')).toBeTruthy();
  expect(within(faults).getByText('{numero}')).toBeTruthy();

  const again = document.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(again ?? input, await fichier('sain.docx', p('{convention_titre}')));
  await screen.findByText(/Aucune faute/u);
  await user.selectOptions(
    screen.getByLabelText('Convention', { selector: 'select' }),
    (await screen.findAllByRole('option', { name: /Démonstration/u }))[0] ?? '',
  );
  const acte = await screen.findByLabelText('Acte');
  const [, first] = within(acte).getAllByRole('option');
  await user.selectOptions(acte, first ?? '');
  expect(screen.getByRole('button', { name: 'Remplir et enregistrer' })).toBeTruthy();
});
