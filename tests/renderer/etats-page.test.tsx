import { render, screen, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { OBJETS_DE_TABLE, titreDesEtats } from '#domain/etats/objets';
import { actionsDe, cellule, etatsDe } from '#domain/etats/table';
import { tableDe } from '#domain/etats/tables';
import { EtatsPage } from '../../src-renderer/features/aide/etats-page';
import { ScreenProvider } from './screen-provider';

it.each(OBJETS_DE_TABLE)('%s: its states are drawn, and every pair is written with its verdict', (objet) => {
  const table = tableDe(objet);
  const etats = etatsDe(table);
  const actions = actionsDe(table);
  const [present = ''] = etats;
  render(
    <ScreenProvider>
      <MemoryRouter initialEntries={[`/aide/etats/${objet}?etat=${present}`]}>
        <Routes>
          <Route path="/aide/etats/:objet?" element={<EtatsPage />} />
        </Routes>
      </MemoryRouter>
    </ScreenProvider>,
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(titreDesEtats(objet));
  const dessin = screen.getByRole('img', { name: new RegExp(titreDesEtats(objet), 'u') });
  expect([...dessin.querySelectorAll('[data-etat]')].map((one) => one.getAttribute('data-etat'))).toEqual(
    etats,
  );
  expect(dessin.querySelectorAll('[data-etat][data-present]')).toHaveLength(1);
  const region = screen.getByRole('region', { name: /^Table des états,/u });
  expect(region.tabIndex).toBe(0);
  const rows = within(region).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(etats.length);
  for (const [rang, etat] of etats.entries()) {
    const cells = within(rows[rang]!).getAllByRole('cell');
    expect(cells.map((one) => one.getAttribute('data-verdict'))).toEqual(
      actions.map((action) => {
        const { vers, selon } = cellule(table, etat, action);
        return vers.length === 0 ? 'no' : selon === null ? 'yes' : 'selon';
      }),
    );
  }
  expect(rows.filter((row) => row.getAttribute('aria-current') === 'true')).toHaveLength(1);
});
