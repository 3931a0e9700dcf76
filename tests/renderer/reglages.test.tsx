import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReglagesPage } from '../../src-renderer/features/reglages/reglages-page';
import { layPreferences } from '../../src-renderer/ui/preferences';
import { openInMemory } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

const { dataset } = document.documentElement;
const forget = () => {
  localStorage.clear();
  delete dataset.densite;
  delete dataset.taille;
};

beforeEach(async () => {
  forget();
  await openInMemory('2026-11-23');
});
afterEach(forget);

const show = () =>
  render(
    <ScreenProvider>
      <MemoryRouter>
        <ReglagesPage />
      </MemoryRouter>
    </ScreenProvider>,
  );

it('lays the density and the size of the text on the page, and finds them again at the next opening', async () => {
  show();
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Compact' }));
  await user.click(screen.getByRole('radio', { name: 'Grande' }));
  expect(dataset).toMatchObject({ densite: 'compact', taille: 'grande' });
  delete dataset.densite;
  delete dataset.taille;
  layPreferences();
  expect(dataset).toMatchObject({ densite: 'compact', taille: 'grande' });
});

it('says where the records are, and what is shipped, as the lockfile has it', async () => {
  show();
  expect(await screen.findByText('Dossier des données')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Sauvegardes' }).getAttribute('href')).toBe('/sauvegardes');
  expect(screen.getByText(/^react-dom \d/).textContent).toMatch(/^react-dom \d+\.\d+\.\d+ MIT$/);
  expect(screen.queryByText(/^vitest /)).toBeNull();
});
