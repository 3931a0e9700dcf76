// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EtatRegistreView, LectureSeuleView } from '#contract/views';
import { Banners } from '../../src-renderer/shell/banners';
import { clearQueries } from '../../src-renderer/rpc/query';
import { ScreenProvider } from './screen-provider';

const lectureSeule = (cause: LectureSeuleView['cause']): LectureSeuleView => ({
  cause,
  code: 'X',
  raison: `Raison ${cause}.`,
  remede: 'Remède.',
  lieu: null,
  detenteur: null,
});

const etat = (changes: Partial<EtatRegistreView>): EtatRegistreView => ({
  fiche: null,
  vide: true,
  fictives: [],
  revision: 1,
  regime: 0,
  tete: '0'.repeat(64),
  aujourdhui: '2026-11-24' as EtatRegistreView['aujourdhui'],
  horlogeFixe: false,
  lectureSeule: null,
  avertissements: [],
  dossier: '/d',
  utilisateur: 'Personne fictive',
  version: '0.0.0',
  ...changes,
});

function show(changes: Partial<EtatRegistreView>) {
  const element = (one: Partial<EtatRegistreView>) => (
    <ScreenProvider>
      <MemoryRouter>
        <Banners etat={etat(one)} />
      </MemoryRouter>
    </ScreenProvider>
  );
  const { rerender } = render(element(changes));
  return (next: Partial<EtatRegistreView>) => {
    rerender(element(next));
  };
}

describe('what is to be read first', () => {
  const asked: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    clearQueries();
    Object.defineProperty(window, 'registre', {
      configurable: true,
      value: {
        porte: 'electron',
        call: (method: string) => {
          asked.push(method);
          return Promise.resolve({
            ok: false,
            error: { code: 'VERROUILLE', message: 'Déjà ouvert par Camille.', remede: 'Attendez.' },
          });
        },
        onEvent: () => () => undefined,
      },
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(window, 'registre');
  });

  it('says nothing when there is nothing to say, nor twice what the past says', () => {
    const update = show({});
    expect(screen.queryByTestId('bandeau-lecture-seule')).toBeNull();
    update({ lectureSeule: lectureSeule('passe') });
    expect(screen.queryByTestId('bandeau-lecture-seule')).toBeNull();
  });

  it('leads to the backups when the registry is damaged, as an alert', () => {
    show({ lectureSeule: lectureSeule('endommagee') });
    const banner = within(screen.getByTestId('bandeau-lecture-seule'));
    for (const words of ['Registre endommagé', 'Raison endommagee.', 'Remède.'])
      expect(banner.getByRole('alert').textContent).toContain(words);
    expect(banner.getByRole('link').getAttribute('href')).toBe('/sauvegardes');
    expect(banner.queryByRole('button')).toBeNull();
  });

  it.each(['detenue', 'verrou_perdu', 'demandee'] as const)('offers no taking over while %s', (cause) => {
    show({ lectureSeule: lectureSeule(cause) });
    expect(screen.getByTestId('bandeau-lecture-seule').textContent).toContain(`Raison ${cause}.`);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each(['liberee', 'inaccessible'] as const)(
    'asks for the place when %s, and tells a refusal',
    async (cause) => {
      show({ lectureSeule: lectureSeule(cause) });
      await userEvent.click(screen.getByRole('button', { name: 'Passer en écriture' }));
      expect(asked).toContain('registre.reprendre');
      expect((await screen.findByRole('alert')).textContent).toBe('Déjà ouvert par Camille. Attendez.');
    },
  );

  it('puts away what was read, and comes back only with something new', async () => {
    const update = show({ avertissements: ['Un.'] });
    await userEvent.click(screen.getByRole('button', { name: 'Fermer' }));
    expect(screen.queryByText('Un.')).toBeNull();
    update({ avertissements: ['Un.', 'Deux.'] });
    expect(screen.queryByText('Un.')).toBeNull();
    expect(screen.getByText('Deux.')).toBeTruthy();
  });
});
