import { MemoryRouter } from 'react-router';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Aide } from '../../src-renderer/parts/aide';
import { AIDES } from '../../src-renderer/text/aide';
import { CONVENTION_ID, openForTest } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

beforeEach(() => openForTest('2026-11-23'));

it('« ? » explains the notion, gives its source and the words of the convention in sight, and hands the focus back', async () => {
  render(
    <ScreenProvider>
      <MemoryRouter>
        <Aide sujet="miseEnDemeure" conventionId={CONVENTION_ID} etat="delai_en_cours" />
      </MemoryRouter>
    </ScreenProvider>,
  );
  const ask = screen.getByRole('button', { name: 'Aide : Mise en demeure'.replace(' :', '\u00a0:') });
  await userEvent.click(ask);
  expect((await screen.findByText(/article 1344/u)).textContent).toContain('Règle');
  expect(document.querySelector('blockquote')?.textContent).toContain('deux mois');
  // The drawing of its states, the present one in sight.
  const lien = screen.getByRole('link', { name: /tous les états/u });
  expect(lien.getAttribute('href')).toBe('/aide/etats/mise-en-demeure?etat=delai_en_cours');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(ask));
  expect(ask.ariaExpanded ?? ask.getAttribute('aria-expanded')).toBe('false');
});

it('says nothing of a convention that is of one convention only', () => {
  for (const { texte } of Object.values(AIDES))
    expect(texte).not.toMatch(/CREFOP|deux mois|article \d+ de la convention/u);
});
